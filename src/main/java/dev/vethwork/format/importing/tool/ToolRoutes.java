package dev.vethwork.format.importing.tool;

import dev.vethwork.format.importing.machine.Link;
import dev.vethwork.format.importing.machine.Space;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Family;
import dev.vethwork.net.InterfaceAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Tools that give their hosts a default route by themselves: to the router of the lowest address on their segment. */
final class ToolRoutes {
    private ToolRoutes() {}

    /** @param wants whether a node of the file gets one */
    static void draw(LabBuilder lab, Predicate<String> wants) {
        lab.nodes().forEach((id, space) -> {
            if (!wants.test(id) || space.sysctls().containsKey("net.ipv4.ip_forward")) {
                return;
            }
            for (Family family : Family.values()) {
                router(space, family).ifPresent(gateway -> lab.route(
                        space, family == Family.V4 ? "0.0.0.0/0" : "::/0", Addresses.text(gateway.ip()), null, 0));
            }
        });
    }

    private static Optional<InterfaceAddress> router(Space space, Family family) {
        for (Link own : space.links().values()) {
            for (InterfaceAddress address : own.addresses()) {
                if (address.family() != family) {
                    continue;
                }
                Optional<InterfaceAddress> found = segment(own).stream()
                        .filter(other -> other.space().sysctls().containsKey("net.ipv4.ip_forward"))
                        .flatMap(other -> other.addresses().stream())
                        .filter(a -> a.family() == family && address.subnet().contains(a.ip()))
                        .min(Comparator.comparing(a -> a.ip().getBytes(), Arrays::compareUnsigned));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** The other interfaces that hear what this one sends. */
    private static List<Link> segment(Link own) {
        Set<Link> seen = new HashSet<>();
        Deque<Link> open = new ArrayDeque<>(List.of(own));
        List<Link> ends = new ArrayList<>();
        while (!open.isEmpty()) {
            Link peer = open.pop().peer();
            if (peer == null || !seen.add(peer)) {
                continue;
            }
            Link bridge = peer.master();
            if (bridge == null) {
                ends.add(peer);
            } else {
                bridge.space().links().values().stream()
                        .filter(l -> bridge.equals(l.master()) && !l.equals(peer))
                        .forEach(open::push);
            }
        }
        return ends;
    }
}
