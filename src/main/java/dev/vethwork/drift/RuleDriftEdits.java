package dev.vethwork.drift;

import dev.vethwork.drift.DrawableRule.Part;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.plan.Marks;
import dev.vethwork.plan.compile.ForwardRules;
import dev.vethwork.plan.compile.Hook;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.Netfilter.Chain;
import dev.vethwork.state.Netfilter.Rule;
import dev.vethwork.state.netfilter.RuleMeaning;
import dev.vethwork.state.netfilter.Side;
import dev.vethwork.state.netfilter.Target;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.Marking;
import dev.vethwork.topology.netfilter.Masquerade;
import dev.vethwork.topology.netfilter.PortForward;
import dev.vethwork.topology.netfilter.RateLimit;
import dev.vethwork.topology.netfilter.SourceNat;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws NAT and firewall of one namespace as the kernel has them. What no drawing can say is left out. */
final class RuleDriftEdits {
    /** What source NAT may ask. */
    private static final Set<Part> LEAVING = EnumSet.of(
            Part.SOURCE, Part.NOT_SOURCE, Part.DESTINATION, Part.NOT_DESTINATION, Part.LEAVES, Part.NOT_LEAVES, Part.PROTOCOL, Part.PORT);

    /** What destination NAT may ask. */
    private static final Set<Part> ARRIVING = EnumSet.of(
            Part.SOURCE, Part.NOT_SOURCE, Part.DESTINATION, Part.NOT_DESTINATION, Part.ARRIVES, Part.NOT_ARRIVES, Part.PROTOCOL,
            Part.PORT, Part.OWN_ADDRESS);

    /** What a mark may ask. */
    private static final Set<Part> MARKED = EnumSet.complementOf(
            EnumSet.of(Part.OWN_ADDRESS, Part.ESTABLISHED, Part.BEGINS, Part.MESSAGE, Part.LIMIT, Part.BURST));

    private final String lab;
    private final boolean root;
    private final Netfilter netfilter;

    RuleDriftEdits(String lab, String namespace, Netfilter netfilter) {
        this.lab = lab;
        this.root = namespace.isEmpty();
        this.netfilter = netfilter;
    }

    IpStack stack(IpStack drawn) {
        return drawn.withMasquerades(keep(read(Hook.POSTROUTING, RuleDriftEdits::masquerade), drawn.masquerades(), RuleDriftEdits::plain))
                .withSourceNats(keep(read(Hook.POSTROUTING, RuleDriftEdits::sourceNat), drawn.sourceNats(), RuleDriftEdits::plain))
                .withPortForwards(forwards(drawn.portForwards()))
                .withMarks(marks(drawn.marks()))
                .withFirewall(firewall(drawn.firewall()));
    }

    /** Those drawn of which the kernel has every rule stay; of other rules each is read by itself. */
    private List<PortForward> forwards(List<PortForward> drawn) {
        List<RuleMeaning> arriving = rules(Hook.PREROUTING);
        List<RuleMeaning> own = rules(Hook.NAT_OUTPUT);
        List<PortForward> kept = new ArrayList<>();
        for (PortForward forward : drawn) {
            String comment = root ? Marks.of(lab) : "";
            List<RuleMeaning> first = ForwardRules.of(forward, false, comment);
            List<RuleMeaning> second = ForwardRules.of(forward, true, comment);
            if (arriving.containsAll(first) && own.containsAll(second)) {
                first.forEach(arriving::remove);
                second.forEach(own::remove);
                kept.add(forward);
            }
        }
        arriving.forEach(rule -> read(rule, RuleDriftEdits::forward).ifPresent(kept::add));
        return kept;
    }

    private List<RuleMeaning> rules(Hook hook) {
        return new ArrayList<>(
                chains(hook).flatMap(c -> c.rules().stream()).map(Rule::meaning).toList());
    }

    private List<Marking> marks(List<Marking> drawn) {
        List<Marking> marks = new ArrayList<>();
        for (Marking.Chain chain : Marking.Chain.values()) {
            marks.addAll(keep(read(Hook.of(chain), rule -> marking(chain, rule)), drawn, RuleDriftEdits::plain));
        }
        return marks;
    }

    private Firewall firewall(Firewall drawn) {
        List<Firewall.Rule> rules = new ArrayList<>();
        Map<Firewall.Chain, Firewall.Policy> policies = new EnumMap<>(Firewall.Chain.class);
        for (Firewall.Chain chain : Firewall.Chain.values()) {
            rules.addAll(keep(read(Hook.of(chain), w -> rule(chain, w)), drawn.rules(), RuleDriftEdits::plain));
            boolean drops = !root && chains(Hook.of(chain)).anyMatch(Netfilter.Chain::drops);
            if (drops) {
                policies.put(chain, Firewall.Policy.DROP);
            } else if (root && drawn.policies().containsKey(chain)) {
                policies.put(chain, drawn.policies().get(chain));
            }
        }
        return new Firewall(policies, rules);
    }

    /** What somebody drew stays as it was written, where the kernel has just that. */
    private static <T> List<T> keep(List<T> read, List<T> drawn, UnaryOperator<T> plain) {
        List<T> left = new ArrayList<>(drawn);
        List<T> kept = new ArrayList<>();
        for (T one : read) {
            Optional<T> same = left.stream().filter(d -> plain.apply(d).equals(one)).findFirst();
            same.ifPresent(left::remove);
            T next = same.orElse(one);
            // A rule without addresses is in both families and drawn once.
            if (!kept.contains(next) || same.isPresent()) {
                kept.add(next);
            }
        }
        return kept;
    }

    /** The kernel clears host bits, and a prefix of no length is no condition. */
    private static @Nullable Prefix plain(@Nullable Prefix prefix) {
        return prefix == null || prefix.isAll() ? null : prefix.network();
    }

    private static @Nullable Prefix network(@Nullable Prefix prefix) {
        return prefix == null ? null : prefix.network();
    }

    private static Masquerade plain(Masquerade drawn) {
        return drawn.withSource(plain(drawn.source()))
                .withDestination(plain(drawn.destination()))
                .withNotSource(network(drawn.notSource()))
                .withNotDestination(network(drawn.notDestination()));
    }

    private static SourceNat plain(SourceNat drawn) {
        return drawn.withSource(plain(drawn.source()))
                .withDestination(plain(drawn.destination()))
                .withNotSource(network(drawn.notSource()))
                .withNotDestination(network(drawn.notDestination()));
    }

    private static @Nullable SourceNat sourceNat(DrawableRule rule) {
        return rule.target() instanceof Target.SourceNat nat && nat.to().port() == null && rule.asksOnly(LEAVING)
                ? new SourceNat(
                        rule.prefix(Side.SOURCE),
                        rule.out(),
                        nat.to().address(),
                        rule.not(Side.SOURCE),
                        rule.not(Side.DESTINATION),
                        rule.notOut(),
                        rule.prefix(Side.DESTINATION),
                        rule.protocol(),
                        rule.port(Side.DESTINATION))
                : null;
    }

    private static Marking plain(Marking m) {
        return m.withSource(plain(m.source()))
                .withDestination(plain(m.destination()))
                .withNotSource(network(m.notSource()))
                .withNotDestination(network(m.notDestination()));
    }

    private static Firewall.Rule plain(Firewall.Rule r) {
        RateLimit limit = r.limit();
        return r.withLimit(limit == null ? null : limit.held())
                .withSource(plain(r.source()))
                .withDestination(plain(r.destination()))
                .withNotSource(network(r.notSource()))
                .withNotDestination(network(r.notDestination()));
    }

    /** Reads a rule; null where no drawing can say it. */
    private interface Read<T> {
        @Nullable T of(DrawableRule rule);
    }

    private <T> List<T> read(Hook hook, Read<T> how) {
        List<T> all = new ArrayList<>();
        rules(hook).forEach(rule -> read(rule, how).ifPresent(all::add));
        return all;
    }

    private static <T> Optional<T> read(RuleMeaning rule, Read<T> how) {
        try {
            return DrawableRule.of(rule).flatMap(drawable -> Optional.ofNullable(how.of(drawable)));
        } catch (BadValue e) {
            // What no drawing can hold.
            return Optional.empty();
        }
    }

    /** Where the namespace's own rules are, of both families. */
    private Stream<Chain> chains(Hook hook) {
        String name = root ? hook.chain(lab) : hook.chain();
        return Stream.of(Family.values())
                .flatMap(family -> netfilter.chain(family, hook.table(), name).stream());
    }

    private static @Nullable Masquerade masquerade(DrawableRule rule) {
        return rule.target() instanceof Target.Masquerade && rule.asksOnly(LEAVING)
                ? new Masquerade(
                        rule.prefix(Side.SOURCE),
                        rule.out(),
                        rule.not(Side.SOURCE),
                        rule.not(Side.DESTINATION),
                        rule.notOut(),
                        rule.prefix(Side.DESTINATION),
                        rule.protocol(),
                        rule.port(Side.DESTINATION))
                : null;
    }

    private static @Nullable PortForward forward(DrawableRule rule) {
        return rule.target() instanceof Target.DestinationNat nat
                        && rule.asksOnly(ARRIVING)
                ? new PortForward(
                        rule.protocol(), rule.port(Side.DESTINATION), rule.in(), List.of(nat.to()), rule.prefix(Side.DESTINATION), false,
                        rule.not(Side.SOURCE), rule.not(Side.DESTINATION), rule.notIn(), rule.prefix(Side.SOURCE),
                        rule.parts().contains(Part.OWN_ADDRESS))
                : null;
    }

    private static @Nullable Marking marking(Marking.Chain chain, DrawableRule rule) {
        return rule.target() instanceof Target.SetMark set && rule.asksOnly(MARKED)
                ? new Marking(
                        chain, rule.prefix(Side.SOURCE), rule.prefix(Side.DESTINATION), rule.protocol(), rule.port(Side.DESTINATION), rule.in(),
                        rule.out(), set.mark(), rule.not(Side.SOURCE), rule.not(Side.DESTINATION), rule.notIn(), rule.notOut(),
                        rule.port(Side.SOURCE))
                : null;
    }

    private static Firewall.@Nullable Rule rule(Firewall.Chain chain, DrawableRule rule) {
        Firewall.Action action = rule.action();
        boolean unsaid = rule.parts().contains(Part.MESSAGE) && rule.message().isEmpty()
                || rule.parts().contains(Part.LIMIT) && rule.limit().isEmpty();
        return action == null || unsaid || rule.parts().contains(Part.OWN_ADDRESS)
                ? null
                : new Firewall.Rule(
                        chain, rule.prefix(Side.SOURCE), rule.prefix(Side.DESTINATION), rule.protocol(), rule.port(Side.DESTINATION), rule.in(),
                        rule.out(), rule.parts().contains(Part.ESTABLISHED), action, rule.not(Side.SOURCE),
                        rule.not(Side.DESTINATION), rule.notIn(), rule.notOut(), rule.port(Side.SOURCE), rule.parts().contains(Part.BEGINS),
                        rule.message().orElse(null), rule.limit().orElse(null));
    }
}
