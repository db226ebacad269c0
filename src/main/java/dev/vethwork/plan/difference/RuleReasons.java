package dev.vethwork.plan.difference;

import dev.vethwork.plan.PlanMessages;
import dev.vethwork.state.netfilter.Match;
import dev.vethwork.state.netfilter.RuleMeaning;
import dev.vethwork.state.netfilter.RuleTarget;
import dev.vethwork.state.netfilter.Side;
import dev.vethwork.text.Phrase;
import java.util.ArrayList;
import java.util.List;

/** Says what a rule is for. */
public final class RuleReasons {
    private final Object who;
    private final RuleMeaning rule;

    private RuleReasons(Object who, RuleMeaning rule) {
        this.who = who;
        this.rule = rule;
    }

    public static Phrase of(Object who, RuleMeaning rule) {
        return new RuleReasons(who, rule).reason();
    }

    private Phrase reason() {
        return switch (rule.target()) {
            case RuleTarget.Masquerade _ -> PlanMessages.of("rule.masquerade", who, senders());
            case RuleTarget.SourceNat nat -> PlanMessages.of("rule.sourceNat", who, senders(), nat.to().text());
            case RuleTarget.DestinationNat nat -> PlanMessages.of("rule.forward", who, nat.to().text(), port());
            case RuleTarget.Accept _ -> PlanMessages.of("rule.accept", who, packets());
            case RuleTarget.Drop _ -> PlanMessages.of("rule.drop", who, packets());
            case RuleTarget.Reject _ -> PlanMessages.of("rule.reject", who, packets());
            case RuleTarget.Count _ -> PlanMessages.of("rule.count", who, packets());
            case RuleTarget.SetMark marks -> PlanMessages.of("rule.mark", who, packets(), marks.mark().text());
            case RuleTarget.Return _, RuleTarget.Redirect _, RuleTarget.Spread _, RuleTarget.Aside _, RuleTarget.Jump _ -> PlanMessages.of("rule.jump");
        };
    }

    private Object senders() {
        return rule.address(Side.SOURCE).<Object>map(a -> a.prefix().text()).orElseGet(() -> PlanMessages.of("rule.everySender"));
    }

    private Phrase port() {
        return rule.ports(Side.DESTINATION)
                .map(ports -> PlanMessages.of("rule.port", protocol(), ports.text()))
                .orElseGet(() -> PlanMessages.of("rule.anyPort"));
    }

    private String protocol() {
        return rule.first(Match.OfProtocol.class).map(Match.OfProtocol::word).orElse("");
    }

    private Phrase packets() {
        List<Phrase> which = new ArrayList<>();
        part(which, protocol(), "packets.protocol");
        part(which, rule.ports(Side.DESTINATION).map(Match.Ports::text).orElse(""), "packets.port");
        part(which, address(Side.SOURCE), "packets.source");
        part(which, address(Side.DESTINATION), "packets.destination");
        part(which, rule.first(Match.Arrives.class).map(Match.Arrives::pattern).orElse(""), "packets.in");
        part(which, rule.first(Match.Leaves.class).map(Match.Leaves::pattern).orElse(""), "packets.out");
        if (rule.first(Match.Tracked.class).isPresent()) {
            which.add(PlanMessages.of("packets.known"));
        }
        return which.isEmpty() ? PlanMessages.of("packets.any") : PlanMessages.of("packets", which);
    }

    private String address(Side side) {
        return rule.address(side).map(a -> a.prefix().text()).orElse("");
    }

    private static void part(List<Phrase> which, String value, String key) {
        if (!value.isEmpty()) {
            which.add(PlanMessages.of(key, value));
        }
    }
}
