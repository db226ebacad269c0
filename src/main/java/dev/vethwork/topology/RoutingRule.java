package dev.vethwork.topology;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.FlowSelector;
import dev.vethwork.net.Names;
import dev.vethwork.net.PacketMark;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.RouteTable;
import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Which packets look for their route in which table ({@code ip rule}); what is null concerns all packets.
 *
 * @param priority rules are asked from the lowest on; the kernel's own stand at 0, 32766 and 32767
 * @param from where the packet comes from
 * @param to where it goes
 * @param in only what arrives by this interface; {@code lo} for what the node itself sends
 * @param out only what a program has bound to this interface
 * @param mark only what a firewall has marked so
 * @param table where to look; null where the packet ends here
 * @param selector what else the packet is like
 * @param inverted whether it is for all packets that are not so
 * @param suppress a route found there whose prefix is no longer than this does not count; null where all do
 */
@RecordBuilder
public record RoutingRule(
        long priority,
        @Nullable Prefix from,
        @Nullable Prefix to,
        @Nullable String in,
        @Nullable String out,
        @Nullable PacketMark mark,
        Type type,
        @Nullable RouteTable table,
        FlowSelector selector,
        boolean inverted,
        @Nullable Integer suppress) implements RoutingRuleBuilder.With {
    /** The highest number of a rule that can be drawn, below the kernel's own for the main table. */
    public static final long HIGHEST = 4_294_967_295L;

    /** The longest prefix there is. */
    public static final int LONGEST = 128;

    /** That all packets look in a table. */
    public static RoutingRule lookup(long priority, RouteTable table) {
        return new RoutingRule(priority, null, null, null, null, null, Type.UNICAST, table, FlowSelector.ANY, false, null);
    }

    /** That all packets end here. */
    public static RoutingRule refusing(long priority, Type type) {
        return new RoutingRule(priority, null, null, null, null, null, type, null, FlowSelector.ANY, false, null);
    }

    /** What becomes of the packet, as {@code ip-rule(8)} names it. */
    public enum Type {
        UNICAST,
        BLACKHOLE,
        UNREACHABLE,
        PROHIBIT
    }

    public RoutingRule {
        if (in != null) {
            Names.device(in);
        }
        if (out != null) {
            Names.device(out);
        }
        if ((type == Type.UNICAST) != (table != null)) {
            throw BadValue.of("routingRule.table");
        }
        if (suppress != null && (table == null || suppress < 0 || suppress > LONGEST)) {
            throw BadValue.of("routingRule.suppress", suppress);
        }
        if (from != null && to != null && from.family() != to.family()) {
            throw BadValue.of("routingRule.families", from.text(), to.text());
        }
    }
}
