package dev.vethwork.explain.lint.netfilter;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.LintRule;
import dev.vethwork.explain.walk.Walker;
import dev.vethwork.explain.walk.stack.Stack;
import dev.vethwork.net.Family;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.Protocol;
import dev.vethwork.topology.netfilter.Selector;
import dev.vethwork.topology.segment.Segment;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A router from a wide link to a narrow one, whose own firewall drops what would tell senders how narrow it is. */
public final class BlackHoleRule implements LintRule {
    private static final int USUAL = 1500;

    @Override
    public List<Finding> check(DrawnFacts drawing) {
        List<StackNode> routers = drawing.stacks()
                .filter(n -> n.stack().forwarding() && !n.stack().firewall().equals(Firewall.NONE))
                .filter(n -> drawing.endsOf(n.name()).stream().map(BlackHoleRule::mtu).distinct().count() > 1)
                .toList();
        if (routers.isEmpty()) {
            return List.of();
        }
        Walker walker = new Walker(TopologyCompiler.compile(drawing.topology(), TargetTraits.SANDBOX).state());
        return routers.stream().flatMap(r -> check(drawing, walker, r).stream()).toList();
    }

    private static Optional<Finding> check(DrawnFacts drawing, Walker walker, StackNode router) {
        for (CableEnd wide : drawing.endsOf(router.name())) {
            for (CableEnd narrow : drawing.endsOf(router.name())) {
                if (mtu(narrow) < mtu(wide)) {
                    String rule = silencer(drawing, walker, router, wide, narrow);
                    if (rule != null) {
                        return Optional.of(finding(router, wide, narrow, rule));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The rule by which somebody on the wide link is told nothing; null where he is told. */
    private static @Nullable String silencer(
            DrawnFacts drawing, Walker walker, StackNode router, CableEnd wide, CableEnd narrow) {
        Stack own = walker.stack(router.home().namespace());
        for (IPAddress sender : neighbors(drawing, own, wide)) {
            for (IPAddress other : neighbors(drawing, own, narrow)) {
                if (Family.of(sender) == Family.of(other)) {
                    String rule = walker.silencer(router.home().namespace(), sender, other, mtu(wide));
                    if (rule != null) {
                        return rule;
                    }
                }
            }
        }
        return null;
    }

    /** One of each family. A router with several ends on a link tells itself nothing. */
    private static List<IPAddress> neighbors(DrawnFacts drawing, Stack router, CableEnd end) {
        List<IPAddress> all = new ArrayList<>();
        for (Family family : Family.values()) {
            drawing.segments().of(end.id()).stream()
                    .flatMap(s -> others(s, end))
                    .filter(a -> Family.of(a) == family && !router.owns(a))
                    .findFirst()
                    .ifPresent(all::add);
        }
        return all;
    }

    private static Stream<IPAddress> others(Segment segment, CableEnd end) {
        return segment.addresses()
                .filter(a -> !end.addresses().contains(a))
                .map(a -> a.ip())
                .filter(a -> a.isIPv4() || !a.isLinkLocal());
    }

    private static Finding finding(StackNode router, CableEnd wide, CableEnd narrow, String rule) {
        return Found.warning(
                "PMTU_BLACK_HOLE",
                router.name(),
                Edit.of(
                        EditName.of("fix.accept", router.name()),
                        t -> FixEdits.stack(t, router.name(), BlackHoleRule::telling)),
                router.name(),
                wide.interfaceName(),
                mtu(wide),
                narrow.interfaceName(),
                mtu(narrow),
                rule);
    }

    private static IpStack telling(IpStack stack) {
        List<Firewall.Rule> rules = new ArrayList<>();
        rules.add(new Firewall.Rule(Firewall.Chain.OUTPUT, Selector.of(Protocol.ICMP, null), Firewall.Action.ACCEPT));
        rules.addAll(stack.firewall().rules());
        return stack.withFirewall(new Firewall(stack.firewall().policies(), rules));
    }

    private static int mtu(CableEnd end) {
        return Objects.requireNonNullElse(end.mtu(), USUAL);
    }
}
