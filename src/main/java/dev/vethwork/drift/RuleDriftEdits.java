package dev.vethwork.drift;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.Family;
import dev.vethwork.plan.Marks;
import dev.vethwork.plan.compile.ForwardRules;
import dev.vethwork.plan.compile.Hook;
import dev.vethwork.plan.rules.SelectorReader;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.Netfilter.Chain;
import dev.vethwork.state.Netfilter.Rule;
import dev.vethwork.state.netfilter.RuleMeaning;
import dev.vethwork.state.netfilter.RuleTarget;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.Marking;
import dev.vethwork.topology.netfilter.Masquerade;
import dev.vethwork.topology.netfilter.PortForward;
import dev.vethwork.topology.netfilter.Selecting;
import dev.vethwork.topology.netfilter.Selector;
import dev.vethwork.topology.netfilter.SelectorPart;
import dev.vethwork.topology.netfilter.SourceNat;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws NAT and firewall of one namespace as the kernel has them. What no drawing can say is left out. */
final class RuleDriftEdits {
    /** What a drawn refusal answers with. */
    private static final Set<String> USUAL_ERRORS = Set.of("icmp-port-unreachable", "icmp6-port-unreachable");

    private final String lab;
    private final boolean root;
    private final Netfilter netfilter;

    RuleDriftEdits(String lab, String namespace, Netfilter netfilter) {
        this.lab = lab;
        this.root = namespace.isEmpty();
        this.netfilter = netfilter;
    }

    IpStack stack(IpStack drawn) {
        return drawn.withMasquerades(keep(read(Hook.POSTROUTING, Masquerade.PARTS, RuleDriftEdits::masquerade), drawn.masquerades()))
                .withSourceNats(keep(read(Hook.POSTROUTING, SourceNat.PARTS, RuleDriftEdits::sourceNat), drawn.sourceNats()))
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
        arriving.forEach(rule -> read(rule, PortForward.PARTS, RuleDriftEdits::forward).ifPresent(kept::add));
        return kept;
    }

    private List<RuleMeaning> rules(Hook hook) {
        return new ArrayList<>(
                chains(hook).flatMap(c -> c.rules().stream()).map(Rule::meaning).toList());
    }

    private List<Marking> marks(List<Marking> drawn) {
        List<Marking> marks = new ArrayList<>();
        for (Marking.Chain chain : Marking.Chain.values()) {
            marks.addAll(keep(read(Hook.of(chain), Marking.PARTS, (asked, target) -> marking(chain, asked, target)), drawn));
        }
        return marks;
    }

    private Firewall firewall(Firewall drawn) {
        List<Firewall.Rule> rules = new ArrayList<>();
        Map<Firewall.Chain, Firewall.Policy> policies = new EnumMap<>(Firewall.Chain.class);
        for (Firewall.Chain chain : Firewall.Chain.values()) {
            rules.addAll(keep(read(Hook.of(chain), Firewall.Rule.PARTS, (asked, target) -> rule(chain, asked, target)), drawn.rules()));
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
    private static <T extends Selecting<T>> List<T> keep(List<T> read, List<T> drawn) {
        List<T> left = new ArrayList<>(drawn);
        List<T> kept = new ArrayList<>();
        for (T one : read) {
            Optional<T> same = left.stream().filter(d -> d.asking(Selector::held).equals(one)).findFirst();
            same.ifPresent(left::remove);
            T next = same.orElse(one);
            // A rule without addresses is in both families and drawn once.
            if (!kept.contains(next) || same.isPresent()) {
                kept.add(next);
            }
        }
        return kept;
    }

    /** Makes a rule of a drawing; null where none does that. */
    private interface Read<T> {
        @Nullable T of(Selector asked, RuleTarget target);
    }

    private <T> List<T> read(Hook hook, List<SelectorPart> parts, Read<T> how) {
        List<T> all = new ArrayList<>();
        rules(hook).forEach(rule -> read(rule, parts, how).ifPresent(all::add));
        return all;
    }

    /** @param parts what may be asked there */
    private static <T> Optional<T> read(RuleMeaning rule, List<SelectorPart> parts, Read<T> how) {
        try {
            return Optional.of(rule)
                    .filter(r -> r.options().isEmpty())
                    .flatMap(SelectorReader::of)
                    .filter(asked -> asked.asksOnly(parts))
                    .flatMap(asked -> Optional.ofNullable(how.of(asked, rule.target())));
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

    private static @Nullable Masquerade masquerade(Selector asked, RuleTarget target) {
        return target instanceof RuleTarget.Masquerade ? new Masquerade(asked) : null;
    }

    private static @Nullable SourceNat sourceNat(Selector asked, RuleTarget target) {
        return target instanceof RuleTarget.SourceNat nat && nat.to().port() == null ? new SourceNat(asked, nat.to().address()) : null;
    }

    private static @Nullable PortForward forward(Selector asked, RuleTarget target) {
        return target instanceof RuleTarget.DestinationNat nat ? new PortForward(asked, List.of(nat.to()), false) : null;
    }

    private static @Nullable Marking marking(Marking.Chain chain, Selector asked, RuleTarget target) {
        return target instanceof RuleTarget.SetMark set ? new Marking(chain, asked, set.mark()) : null;
    }

    private static Firewall.@Nullable Rule rule(Firewall.Chain chain, Selector asked, RuleTarget target) {
        Firewall.Action action = switch (target) {
            case RuleTarget.Accept _ -> Firewall.Action.ACCEPT;
            case RuleTarget.Drop _ -> Firewall.Action.DROP;
            case RuleTarget.Reject r when USUAL_ERRORS.contains(r.with()) -> Firewall.Action.REJECT;
            default -> null;
        };
        return action == null ? null : new Firewall.Rule(chain, asked, action);
    }
}
