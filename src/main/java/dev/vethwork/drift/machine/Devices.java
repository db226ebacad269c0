package dev.vethwork.drift.machine;

import dev.vethwork.plan.Ownership;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.Neighbor;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.state.RoutingRuleEntry;
import dev.vethwork.state.kind.LinkKind;
import dev.vethwork.state.kind.Other;
import java.util.Set;
import java.util.stream.Stream;

/** What interfaces are to a drawing of the machine that has them. */
final class Devices {
    /** What Open vSwitch makes for itself. */
    private static final Set<String> OF_SWITCH = Set.of("ovs-system", "ovs-netdev");

    private Devices() {}

    /** Whether it is a bridge, rather than a port that Open vSwitch has made in one. */
    static boolean isSwitch(Interface device) {
        return device.kind().isSwitch() && device.master() == null && !isUnasked(device);
    }

    /** The only thing in a namespace that has its name: a bridge out of reach of any firewall but its own. */
    static boolean isAlone(NamespaceState space) {
        Interface bridge = space.interfaces().get(space.name());
        return bridge != null
                && bridge.kind().isLinuxBridge()
                && bridge.addresses().stream().allMatch(a -> a.address().isLinkLocal())
                && space.interfaces().values().stream()
                        .allMatch(d -> d.name().equals(bridge.name()) || d.kind().isLoopback() || isUnasked(d) || space.name().equals(d.master()))
                && space.routes().stream().allMatch(RouteEntry::isAutomatic)
                && space.rules().stream().allMatch(RoutingRuleEntry::isAutomatic)
                && space.neighbors().stream().noneMatch(Neighbor::isPermanent)
                && Stream.concat(space.netfilter().v4().stream(), space.netfilter().v6().stream())
                        .allMatch(chain -> chain.rules().isEmpty())
                && space.netfilter().foreign().chains().isEmpty();
    }

    /** Whether nobody has asked for it and nothing goes through it. */
    static boolean isUnasked(Interface device) {
        return OF_SWITCH.contains(device.name())
                || Ownership.isFallbackTunnel(device) && !device.up() && device.addresses().isEmpty();
    }

    /** Whether it is a card of the machine's, of which the kernel names no kind. */
    static boolean isCard(LinkKind kind) {
        return kind.equals(Other.UNNAMED);
    }
}
