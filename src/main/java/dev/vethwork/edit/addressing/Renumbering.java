package dev.vethwork.edit.addressing;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Rewriting;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.segment.Segment;
import inet.ipaddr.IPAddress;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Carries a segment's addresses into another subnet, host parts kept; routes and rules that name them follow. */
final class Renumbering {
    private final Prefix old;
    private final Prefix fresh;

    Renumbering(Prefix old, Prefix fresh) {
        this.old = old.network();
        this.fresh = fresh.network();
        if (old.family() != fresh.family()) {
            throw BadValue.of("edit.otherFamily", fresh.text(), old.text());
        }
        if (fresh.hasHostBits()) {
            throw BadValue.of("edit.hostBits", fresh.text(), fresh.network().text());
        }
    }

    Topology in(Topology topology, Segment segment) {
        Set<EndId> ends = new HashSet<>();
        segment.cables().forEach(c -> c.ends().forEach(e -> ends.add(e.id())));
        return DrawnAddresses.with(
                topology,
                n -> node(n, segment.bridges().contains(n.name())),
                e -> ends.contains(e.id()) ? e.withAddresses(addresses(e.addresses())) : e);
    }

    private Node node(Node node, boolean onSegment) {
        return switch (node) {
            case Bridge bridge -> onSegment ? bridge.withAddresses(addresses(bridge.addresses())) : bridge;
            case StackNode stack -> stack.editStack(this::stack);
        };
    }

    private List<InterfaceAddress> addresses(List<InterfaceAddress> addresses) {
        return addresses.stream()
                .map(a -> {
                    if (!old.contains(a.ip())) {
                        return a;
                    }
                    boolean sized = a.prefix().length() == old.length();
                    return new InterfaceAddress(
                            new Prefix(address(a.ip()), sized ? fresh.length() : a.prefix().length()), a.written());
                })
                .toList();
    }

    private IpStack stack(IpStack stack) {
        return Rewriting.addresses(this::address, this::prefix).in(stack);
    }

    private Prefix prefix(Prefix prefix) {
        if (!old.contains(prefix)) {
            return prefix;
        }
        int length = prefix.length() == old.length() ? fresh.length() : Math.max(prefix.length(), fresh.length());
        return new Prefix(address(prefix.address()), length);
    }

    private IPAddress address(IPAddress address) {
        if (!old.contains(address)) {
            return address;
        }
        BigInteger host = address.getValue().subtract(old.address().getValue());
        if (host.bitLength() > fresh.family().bits() - fresh.length()) {
            throw BadValue.of("edit.noRoom", address, fresh.text(), old.length());
        }
        return Addresses.plus(fresh.address(), host);
    }
}
