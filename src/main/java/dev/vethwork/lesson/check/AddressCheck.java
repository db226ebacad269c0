package dev.vethwork.lesson.check;

import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lesson.LessonMessages;
import dev.vethwork.net.Family;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Names;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.Interface;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code address: { node: red, interface: veth-red, address: 192.168.15.1/24 }}; without a length any will do. With
 * {@code subnet: 192.168.15.0/24} in its place any address of that, such as one that DHCP or a router's advertisement brings.
 *
 * @param device null for any of the node's
 */
public record AddressCheck(String node, @Nullable String device, Wanted wanted) implements Check {
    /** Which addresses are meant. */
    public sealed interface Wanted {
        String text();

        Family family();

        boolean isMet(Prefix there);
    }

    /** One that is known. */
    public record One(InterfaceAddress address) implements Wanted {
        @Override
        public String text() {
            return address.text();
        }

        @Override
        public Family family() {
            return address.prefix().family();
        }

        @Override
        public boolean isMet(Prefix there) {
            return there.address().equals(address.ip())
                    && (!address.written() || there.length() == address.prefix().length());
        }
    }

    /** Any of a subnet. */
    public record Within(Prefix subnet) implements Wanted {
        @Override
        public String text() {
            return subnet.text();
        }

        @Override
        public Family family() {
            return subnet.family();
        }

        @Override
        public boolean isMet(Prefix there) {
            return subnet.contains(there.address());
        }
    }

    @Override
    public String text() {
        return "address: { node: " + node + (device == null ? "" : ", interface: " + device)
                + (wanted instanceof Within ? ", subnet: " : ", address: ") + wanted.text() + " }";
    }

    @Override
    public String expected() {
        String anyOf = wanted instanceof Within ? ".subnet" : "";
        return device == null
                ? LessonMessages.text("address.expected" + anyOf, node, wanted.text())
                : LessonMessages.text("address.expected.device" + anyOf, node, device, wanted.text());
    }

    @Override
    public CheckVerdict judge(RunningLab lab) throws LabException {
        List<Interface> all = lab.view(node).interfaces();
        List<Interface> devices = all.stream()
                .filter(i -> device == null || i.name().equals(device))
                .toList();
        boolean met = devices.stream().flatMap(i -> i.addresses().stream()).anyMatch(wanted::isMet);
        List<String> there = devices.stream()
                .filter(i -> !i.name().equals(Names.LOOPBACK))
                // Whoever looks for an address of IPv4 is not helped by the one of IPv6 that the kernel gives to each.
                .flatMap(i -> i.addresses().stream().filter(p -> p.family() == wanted.family()).map(p -> i.name() + " " + p.text()))
                .toList();
        return CheckVerdict.of(
                met,
                LessonMessages.text("address.found", node, RunningLab.list(there)),
                why(all, devices));
    }

    private String why(List<Interface> all, List<Interface> devices) {
        return all.stream()
                .filter(i -> !devices.contains(i) && i.addresses().stream().anyMatch(wanted::isMet))
                .findFirst()
                .map(other -> LessonMessages.text(
                        "address.why.elsewhere", node, wanted.text(), other.name(), String.valueOf(device)))
                .orElseGet(() -> LessonMessages.text(lacking(devices), node, wanted.text()));
    }

    private String lacking(List<Interface> devices) {
        return switch (wanted) {
            case One(InterfaceAddress address) -> devices.stream()
                            .flatMap(i -> i.addresses().stream())
                            .anyMatch(p -> p.isHost() && p.address().equals(address.ip()))
                    ? "address.why.bare"
                    : "address.why";
            case Within within -> "address.why.subnet";
        };
    }
}
