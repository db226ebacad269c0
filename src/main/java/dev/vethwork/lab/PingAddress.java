package dev.vethwork.lab;

import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.failure.LabException.Exit;
import dev.vethwork.lab.failure.LabMessages;
import dev.vethwork.lab.failure.Meant;
import dev.vethwork.lab.inspect.DeployedLab;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.Family;
import dev.vethwork.net.InterfaceAddress;
import java.util.Comparator;
import java.util.List;

/** Finds which of a node's addresses another node would speak to. */
final class PingAddress {
    private PingAddress() {}

    /** One that only the other has, on a link that both are on if there is one, v4 before v6. */
    static String find(DeployedLab lab, String from, String to) throws LabException {
        if (!lab.nodeNames().contains(to)) {
            return literal(lab, to);
        }
        List<InterfaceAddress> near = lab.addressesOf(from);
        return lab.addressesOf(to).stream()
                .min(Comparator.<InterfaceAddress, Boolean>comparing(a -> isOwn(near, a))
                        .thenComparing(a -> !isOnLink(near, a))
                        .thenComparing(a -> a.family() == Family.V6))
                .map(a -> Addresses.text(a.ip()))
                .orElseThrow(() -> new LabException(
                        Exit.FINDINGS, LabMessages.of("ping.noAddress", to).text(), LabMessages.of("ping.noAddress.remedy").text(), to, null));
    }

    /** Whether who asks has it as well, and would be answered by itself. */
    static boolean isOwn(List<InterfaceAddress> near, InterfaceAddress address) {
        return near.stream().anyMatch(n -> n.ip().equals(address.ip()));
    }

    private static boolean isOnLink(List<InterfaceAddress> near, InterfaceAddress address) {
        return near.stream().anyMatch(n -> n.subnet().contains(address.ip()));
    }

    private static String literal(DeployedLab lab, String text) throws LabException {
        try {
            return Addresses.text(Addresses.parse(text));
        } catch (BadValue e) {
            throw new LabException(
                    Exit.USAGE,
                    LabMessages.of("ping.neither", text, lab.lab()).text(),
                    Meant.of(
                            text,
                            lab.nodeNames(),
                            LabMessages.of("ping.neither.remedy", String.join(", ", lab.nodeNames())).text()),
                    "",
                    e);
        }
    }
}
