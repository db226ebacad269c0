package dev.vethwork.plan.rules;

import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.RuleTable;
import dev.vethwork.state.netfilter.RuleTarget;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.netfilter.Masquerade;
import dev.vethwork.topology.netfilter.PortForward;
import dev.vethwork.topology.netfilter.SourceNat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Draws what addresses and ports packets are given: masquerading, source NAT and forwarded ports. */
final class DrawnNat {
    private final RulePicker rules;
    private final boolean hasV6;

    /** @param hasV6 whether there are addresses of IPv6 */
    DrawnNat(RulePicker rules, boolean hasV6) {
        this.rules = rules;
        this.hasV6 = hasV6;
    }

    IpStack draw(IpStack stack) {
        Set<Masquerade> masquerades = new LinkedHashSet<>();
        Set<SourceNat> sources = new LinkedHashSet<>();
        Map<PortForward, Boolean> forwards = new LinkedHashMap<>();
        for (Family family : Family.values()) {
            ChainReader reader = rules.of(family, RuleTable.NAT);
            List<DrawnConditions> masqueraded = new ArrayList<>();
            for (FlatRule rule : reader.rules("POSTROUTING")) {
                leaving(rule, family, masquerades, sources, masqueraded);
            }
            List<PortForward> arriving = new ArrayList<>();
            BalancedRules.of(reader.rules("PREROUTING")).forEach(several -> forward(several, arriving, "PREROUTING"));
            List<Sent> own = new ArrayList<>();
            for (BalancedRules several : BalancedRules.of(reader.rules("OUTPUT"))) {
                List<PortForward> sent = new ArrayList<>();
                forward(several, sent, "OUTPUT");
                sent.forEach(each -> own.add(new Sent(each, several.rules().getLast().place())));
            }
            own(own, arriving);
            arriving.forEach(f -> forwards.merge(f.withLocal(false), f.local(), Boolean::logicalOr));
        }
        List<PortForward> all = new ArrayList<>();
        forwards.forEach((forward, local) -> all.add(forward.withLocal(local)));
        return stack.withMasquerades(List.copyOf(masquerades))
                .withSourceNats(List.copyOf(sources))
                .withPortForwards(all);
    }

    /** What becomes of what the namespace itself sends. */
    private record Sent(PortForward forward, RulePlace place) {}

    /** What the namespace itself asks is turned as well, where that is told of what arrives. */
    private void own(List<Sent> own, List<PortForward> arriving) {
        for (Sent sent : own) {
            boolean found = false;
            for (int i = 0; i < arriving.size() && !found; i++) {
                PortForward both = both(arriving.get(i), sent.forward());
                if (both != null) {
                    arriving.set(i, both);
                    found = true;
                }
            }
            if (!found) {
                rules.teller().missing(sent.place(), RuleReason.OUTPUT);
            }
        }
    }

    /** What arrives comes from no loopback address and is for none: who leaves that alone does so for what is sent as well. */
    private static @Nullable PortForward both(PortForward arriving, PortForward sent) {
        Prefix not = sent.asked().notDestination();
        boolean more = not != null
                && not.address().isLoopback()
                && arriving.asked().destination() == null
                && arriving.asked().notDestination() == null;
        PortForward forward = more ? arriving.asking(asked -> asked.withNotDestination(not)) : arriving;
        PortForward asSent = forward.asking(asked -> asked.withIn(null)
                .withNotIn(null)
                .withOwnAddress(asked.ownAddress() || asked.destination() == null));
        return asSent.withLocal(false).equals(sent) ? forward.withLocal(true) : null;
    }

    private void leaving(
            FlatRule rule, Family family, Set<Masquerade> masquerades, Set<SourceNat> sources, List<DrawnConditions> masqueraded) {
        DrawnConditions c = rule.asked();
        boolean never = c.established();
        if (never) {
            // Of a connection that is known the kernel knows already what to make.
            rules.teller().left(rule.place(), RuleReason.TELLS);
        } else if (rule.share() < 1) {
            rules.teller().missing(rule.place(), RuleReason.PLACE, "POSTROUTING");
        } else if (rule.target() instanceof RuleTarget.Masquerade) {
            boolean told = c.source() != null || c.destination() != null || c.isNegated() || !hasV6;
            List<Masquerade> made = new ArrayList<>();
            rules.take(rule, "POSTROUTING", Masquerade.PARTS, made, asked -> new Masquerade(
                    told ? asked : asked.withSource(Prefix.all(family))));
            masquerades.addAll(made);
            masqueraded.add(c);
        } else if (rule.target() instanceof RuleTarget.SourceNat nat && nat.to().port() == null) {
            // A drawing's own addresses come behind its certain ones.
            if (masqueraded.stream().anyMatch(before -> before.and(c).isPresent())) {
                rules.teller().missing(rule.place(), RuleReason.ORDER);
                return;
            }
            List<SourceNat> made = new ArrayList<>();
            rules.take(rule, "POSTROUTING", SourceNat.PARTS, made, asked -> new SourceNat(asked, nat.to().address()));
            sources.addAll(made);
        } else {
            rules.teller().missing(rule.place(), RuleReason.PLACE, "POSTROUTING");
        }
    }

    private void forward(BalancedRules balanced, List<PortForward> into, String chain) {
        FlatRule rule = balanced.rules().getLast();
        if (!balanced.translates() || !balanced.isEven()) {
            balanced.rules().forEach(each -> rules.teller().missing(each.place(), RuleReason.PLACE, chain));
            return;
        }
        int before = into.size();
        rules.take(rule, chain, PortForward.PARTS, into, asked -> new PortForward(asked, balanced.to(), false));
        boolean drawn = into.size() > before;
        balanced.rules().subList(0, balanced.rules().size() - 1).forEach(each -> tell(each, drawn, chain));
    }

    private void tell(FlatRule rule, boolean drawn, String chain) {
        if (drawn) {
            rules.teller().drawn(rule.place());
        } else {
            rules.teller().missing(rule.place(), RuleReason.PLACE, chain);
        }
    }
}
