package dev.vethwork.state;

import dev.vethwork.net.Family;
import dev.vethwork.net.FlowSelector;
import dev.vethwork.net.PacketMark;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.RouteTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule of the routing policy database ({@code ip rule}), which the kernel has for each family by itself. What is null, it
 * does not ask for.
 *
 * @param inverted whether it is for all that does not match
 * @param selector what else of the packet's headers
 * @param in {@code lo} for what the namespace itself sends
 * @param table where to look, null where it looks nowhere
 * @param suppress a route whose prefix is no longer than this does not count; -1 for none
 * @param unknown what else it asks for, in the words of {@code ip rule}
 * @param protocol who put it there, as of routes
 * @param owner the lab that made it, in the root namespace; null elsewhere
 */
public record RoutingRuleEntry(
        Family family,
        long priority,
        boolean inverted,
        @Nullable Prefix from,
        @Nullable Prefix to,
        @Nullable String in,
        @Nullable String out,
        @Nullable PacketMark mark,
        FlowSelector selector,
        Action action,
        @Nullable RouteTable table,
        int suppress,
        List<String> unknown,
        String protocol,
        @Nullable String owner) {
    /** What becomes of a packet that matches. */
    public enum Action {
        LOOKUP,
        /** Looks in the table of the VRF that a packet is in; of one that is in none it says nothing. */
        L3MDEV,
        BLACKHOLE,
        UNREACHABLE,
        PROHIBIT,
        /** Goes on at another rule, or does nothing at all: not followed here. */
        OTHER
    }

    public RoutingRuleEntry {
        from = from == null ? null : from.network();
        to = to == null ? null : to.network();
        unknown = List.copyOf(unknown);
    }

    /** One of those that every namespace is born with. */
    public static RoutingRuleEntry ofKernel(Family family, long priority, RouteTable table) {
        return new RoutingRuleEntry(
                family, priority, false, null, null, null, null, null, FlowSelector.ANY, Action.LOOKUP, table, -1, List.of(), RouteEntry.KERNEL, null);
    }

    /** The one that it gets with its first VRF: FIB_RULE_PREF of drivers/net/vrf.c. */
    public static RoutingRuleEntry ofVrfs(Family family) {
        return new RoutingRuleEntry(
                family, 1_000, false, null, null, null, null, null, FlowSelector.ANY, Action.L3MDEV, null, -1, List.of(), RouteEntry.KERNEL, null);
    }

    /** What a namespace is born with. */
    public static List<RoutingRuleEntry> born(Family family) {
        RoutingRuleEntry local = ofKernel(family, 0, RouteTable.LOCAL);
        RoutingRuleEntry main = ofKernel(family, 32_766, RouteTable.MAIN);
        return family == Family.V4
                ? List.of(local, main, ofKernel(family, 32_767, RouteTable.DEFAULT))
                : List.of(local, main);
    }

    /** Whether the kernel has made it by itself. */
    public boolean isAutomatic() {
        return protocol.equals(RouteEntry.KERNEL);
    }

    /** The same, whoever made it. */
    public boolean isSame(RoutingRuleEntry other) {
        return withOrigin("", null).equals(other.withOrigin("", null));
    }

    public RoutingRuleEntry withOwner(@Nullable String value) {
        return withOrigin(protocol, value);
    }

    private RoutingRuleEntry withOrigin(String who, @Nullable String lab) {
        return new RoutingRuleEntry(
                family, priority, inverted, from, to, in, out, mark, selector, action, table, suppress, unknown, who, lab);
    }
}
