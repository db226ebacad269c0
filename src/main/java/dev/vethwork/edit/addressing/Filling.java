package dev.vethwork.edit.addressing;

import dev.vethwork.edit.FreshAddresses;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.segment.Segment;
import dev.vethwork.topology.segment.Segments;
import inet.ipaddr.IPAddress;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gives every end of a namespace or of the host that has no address one of its segment's subnet, or of a new one. */
final class Filling {
    private final Set<IPAddress> taken = new HashSet<>();
    private final Map<EndId, List<InterfaceAddress>> given = new HashMap<>();

    private Filling() {}

    static Topology in(Topology topology, Collection<Prefix> machine) {
        Filling filling = new Filling();
        FreshAddresses.all(topology).forEach(address -> filling.taken.add(address.ip()));
        FreeSubnets free = FreeSubnets.of(topology, machine);
        for (Segment segment : Segments.of(topology).all()) {
            filling.fill(segment, free);
        }
        return DrawnAddresses.with(topology, n -> n, e -> e.withAddresses(filling.given.getOrDefault(e.id(), e.addresses())));
    }

    private void fill(Segment segment, FreeSubnets free) {
        List<CableEnd> bare =
                segment.ends().stream().filter(e -> e.addresses().isEmpty()).toList();
        if (bare.isEmpty()) {
            return;
        }
        List<Prefix> drawn = FreshAddresses.subnets(segment);
        List<Prefix> subnets = drawn.isEmpty() ? free.takeV4().stream().toList() : drawn;
        if (subnets.isEmpty()) {
            throw BadValue.of("edit.noSubnet");
        }
        Map<Prefix, Integer> last = new HashMap<>();
        for (CableEnd end : bare) {
            List<InterfaceAddress> addresses = new ArrayList<>();
            for (Prefix subnet : subnets) {
                addresses.add(next(subnet, last));
            }
            given.put(end.id(), addresses);
        }
    }

    private InterfaceAddress next(Prefix subnet, Map<Prefix, Integer> last) {
        int bits = subnet.family().bits() - subnet.length();
        long most = (1L << Math.min(bits, 30)) - 2;
        for (int i = last.getOrDefault(subnet, 0) + 1; i <= most; i++) {
            IPAddress candidate = Addresses.plus(subnet.network().address(), BigInteger.valueOf(i));
            if (taken.add(candidate)) {
                last.put(subnet, i);
                return InterfaceAddress.of(candidate, subnet.length());
            }
        }
        throw BadValue.of("edit.noAddress", subnet.text());
    }
}
