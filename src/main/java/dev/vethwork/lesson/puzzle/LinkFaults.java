package dev.vethwork.lesson.puzzle;

import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Family;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Topology;
import inet.ipaddr.ipv4.IPv4Address;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Mistakes at one end of a cable. */
final class LinkFaults {
    private LinkFaults() {}

    static Stream<Topology> down(Topology sound) {
        return ends(sound, e -> e.withUp(false));
    }

    static Stream<Topology> withoutAddress(Topology sound) {
        return ends(sound, e -> e.withAddresses(List.of()));
    }

    static Stream<Topology> withoutLength(Topology sound) {
        return ends(sound, e -> each(e, a -> InterfaceAddress.parse(Addresses.text(a.ip()))));
    }

    /** Another network than the neighbours', which nobody else is on: {@code 192.168.79.2} for {@code 192.168.15.2}. */
    static Stream<Topology> elsewhere(Topology sound) {
        List<InterfaceAddress> taken = sound.cables().stream()
                .flatMap(c -> c.ends().stream())
                .flatMap(e -> e.addresses().stream())
                .toList();
        return ends(sound, e -> each(e, a -> moved(a, taken)));
    }

    private static InterfaceAddress moved(InterfaceAddress address, List<InterfaceAddress> taken) {
        int last = (address.prefix().length() - 1) / 8;
        if (address.family() == Family.V6 || last < 1) {
            return address;
        }
        byte[] bytes = address.ip().getBytes();
        bytes[last] = (byte) (bytes[last] ^ 0x40);
        InterfaceAddress moved = InterfaceAddress.of(new IPv4Address(bytes), address.prefix().length());
        // Which of two equal routes wins depends on which was there first.
        return taken.stream().anyMatch(t -> t.subnet().overlaps(moved.subnet())) ? address : moved;
    }

    private static CableEnd each(CableEnd end, UnaryOperator<InterfaceAddress> change) {
        return end.withAddresses(end.addresses().stream().map(change).toList());
    }

    private static Stream<Topology> ends(Topology sound, UnaryOperator<CableEnd> change) {
        return sound.cables().stream()
                .flatMap(c -> c.ends().stream())
                .map(end -> FixEdits.end(sound, end.id(), change));
    }
}
