package dev.vethwork.drift;

import dev.vethwork.edit.Edits;
import dev.vethwork.net.RouteTable;
import dev.vethwork.plan.Compiled;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.RoutingRuleEntry;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.RoutingRule;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws rules of the routing policy as the kernel has them: all of one priority together. */
public record RoutingRuleDriftEdits(Drawn drawn, Compiled desired, NetworkState observed) {
    /** Rules of one family and priority are put back, or drawn, together. */
    static String name(RoutingRuleEntry rule) {
        return rule.family() + "/" + rule.priority();
    }

    /** Null where one of them cannot be drawn. */
    @Nullable UnaryOperator<Topology> change(Group group) {
        StackNode node = drawn.stack(group.namespace()).orElse(null);
        List<RoutingRuleEntry> there = of(observed, group);
        if (node == null || there.stream().anyMatch(rule -> !isDrawable(rule))) {
            return null;
        }
        List<RoutingRuleEntry> wanted = of(desired.state(), group);
        return topology -> Edits.changeStack(node.name(), stack -> changed(stack, wanted, there)).apply(topology);
    }

    private static List<RoutingRuleEntry> of(NetworkState state, Group group) {
        return state.namespace(group.namespace()).orElse(NamespaceState.empty("")).rules().stream()
                .filter(rule -> !rule.isAutomatic() && name(rule).equals(group.name()))
                .toList();
    }

    private static IpStack changed(IpStack stack, List<RoutingRuleEntry> wanted, List<RoutingRuleEntry> there) {
        List<RoutingRule> left = new ArrayList<>(stack.rules());
        left.removeIf(rule -> wanted.stream().anyMatch(entry -> isOf(rule, entry)));
        there.stream().flatMap(RoutingRuleDriftEdits::drawn).filter(rule -> !left.contains(rule)).forEach(left::add);
        return stack.withRules(left);
    }

    private static boolean isOf(RoutingRule rule, RoutingRuleEntry entry) {
        return drawn(entry).anyMatch(rule::equals)
                || rule.priority() == entry.priority()
                        && Objects.equals(rule.in(), entry.in())
                        && Objects.equals(rule.out(), entry.out())
                        && Objects.equals(rule.mark(), entry.mark())
                        && Objects.equals(rule.table(), entry.table())
                        && rule.selector().in(entry.family()).equals(entry.selector())
                        && rule.inverted() == entry.inverted()
                        && (rule.suppress() == null ? -1 : rule.suppress()) == entry.suppress()
                        && (rule.from() == null || rule.from().isAll() || rule.from().network().equals(entry.from()))
                        && (rule.to() == null || rule.to().isAll() || rule.to().network().equals(entry.to()));
    }

    /** Whether a drawing can say it. */
    public static boolean isDrawable(RoutingRuleEntry rule) {
        return rule.unknown().isEmpty()
                && rule.action() != RoutingRuleEntry.Action.L3MDEV
                && rule.action() != RoutingRuleEntry.Action.OTHER;
    }

    public static Stream<RoutingRule> drawn(RoutingRuleEntry entry) {
        RouteTable table = entry.table();
        RoutingRule.Type type =
                switch (entry.action()) {
                    case LOOKUP -> RoutingRule.Type.UNICAST;
                    case BLACKHOLE -> RoutingRule.Type.BLACKHOLE;
                    case UNREACHABLE -> RoutingRule.Type.UNREACHABLE;
                    case PROHIBIT -> RoutingRule.Type.PROHIBIT;
                    case L3MDEV, OTHER -> null;
                };
        return type == null
                ? Stream.empty()
                : Stream.of(new RoutingRule(
                        entry.priority(), entry.from(), entry.to(), entry.in(), entry.out(), entry.mark(), type, table,
                        entry.selector(), entry.inverted(), entry.suppress() < 0 ? null : entry.suppress()));
    }
}
