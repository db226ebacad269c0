package dev.vethwork.explain.walk.stack;

import dev.vethwork.net.Family;
import dev.vethwork.state.DhcpService;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An interface that gets its address by DHCP, and has none.
 *
 * @param runs whether its client is started already
 */
public record Asking(String device, boolean runs) {
    public static Optional<Asking> in(NamespaceState namespace) {
        return namespace.processes().stream()
                .filter(process -> process.service() != null)
                .flatMap(process -> DhcpService.device(Objects.requireNonNull(process.service())).stream()
                        .map(device -> new Asking(device, process.pid() > 0)))
                .filter(asking -> namespace.device(asking.device).map(Interface::addresses).orElse(List.of()).stream()
                        .noneMatch(address -> address.family() == Family.V4))
                .findFirst();
    }

    /** Which sentence tells it. */
    public String variant() {
        return runs ? "dhcpRuns" : "dhcp";
    }
}
