package dev.vethwork.plan.compile;

import dev.vethwork.net.Endpoint;
import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.ProtocolNumber;
import dev.vethwork.plan.rules.RateLimits;
import dev.vethwork.state.netfilter.Condition;
import dev.vethwork.state.netfilter.IcmpType;
import dev.vethwork.state.netfilter.Match;
import dev.vethwork.state.netfilter.PortRange;
import dev.vethwork.state.netfilter.RuleMeaning;
import dev.vethwork.state.netfilter.RuleTarget;
import dev.vethwork.state.netfilter.Side;
import dev.vethwork.state.netfilter.TrackState;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.IcmpMessage;
import dev.vethwork.topology.netfilter.Marking;
import dev.vethwork.topology.netfilter.Masquerade;
import dev.vethwork.topology.netfilter.PortForward;
import dev.vethwork.topology.netfilter.PortSet;
import dev.vethwork.topology.netfilter.RateLimit;
import dev.vethwork.topology.netfilter.Selector;
import dev.vethwork.topology.netfilter.SourceNat;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One rule of what is drawn, its conditions in the order in which the kernel gives them back. */
final class DrawnRules {
    private final List<Condition> conditions = new ArrayList<>();
    private final Family family;

    private DrawnRules(Family family) {
        this.family = family;
    }

    static RuleMeaning of(Masquerade masquerade, Family family, String comment) {
        return new DrawnRules(family).asking(masquerade.asked()).does(new RuleTarget.Masquerade(), comment);
    }

    static RuleMeaning of(SourceNat nat, String comment) {
        return new DrawnRules(Family.of(nat.to()))
                .asking(nat.asked())
                .does(new RuleTarget.SourceNat(new Endpoint(nat.to(), null)), comment);
    }

    /** @param own whether it is for what the node itself sends, which came in by no interface */
    static RuleMeaning of(PortForward forward, boolean own, @Nullable Match chance, Endpoint to, String comment) {
        DrawnRules rule = new DrawnRules(forward.family()).asking(own ? sent(forward.asked()) : forward.asked());
        if (chance != null) {
            rule.add(chance);
        }
        return rule.does(new RuleTarget.DestinationNat(to), comment);
    }

    /** What the node sends, too: else whatever the node asks of anybody would be turned. */
    private static Selector sent(Selector asked) {
        return asked.withIn(null).withNotIn(null).withOwnAddress(asked.ownAddress() || asked.destination() == null);
    }

    static RuleMeaning of(Marking marking, Family family, String comment) {
        return new DrawnRules(family).asking(marking.asked()).does(new RuleTarget.SetMark(marking.mark()), comment);
    }

    static RuleMeaning of(Firewall.Rule drawn, Family family, String comment) {
        return new DrawnRules(family).asking(drawn.asked()).does(
                switch (drawn.action()) {
                    case ACCEPT -> new RuleTarget.Accept();
                    case DROP -> new RuleTarget.Drop();
                    case REJECT -> new RuleTarget.Reject(
                            family == Family.V4 ? "icmp-port-unreachable" : "icmp6-port-unreachable");
                },
                comment);
    }

    private DrawnRules asking(Selector asked) {
        address(Side.SOURCE, asked.source())
                .not(Side.SOURCE, asked.notSource())
                .address(Side.DESTINATION, asked.destination())
                .not(Side.DESTINATION, asked.notDestination())
                .arrives(asked.in())
                .arrivesNot(asked.notIn())
                .leaves(asked.out())
                .leavesNot(asked.notOut())
                .protocol(asked.protocol())
                .port(Side.SOURCE, asked.sourcePort())
                .port(Side.DESTINATION, asked.port())
                .message(asked.icmp());
        if (asked.established()) {
            add(new Match.Tracked(Set.of(TrackState.RELATED, TrackState.ESTABLISHED)));
        }
        if (asked.begins()) {
            add(new Match.Tracked(Set.of(TrackState.NEW)));
        }
        if (asked.ownAddress()) {
            add(new Match.Own(Side.DESTINATION));
        }
        return limit(asked.limit());
    }

    private DrawnRules message(@Nullable IcmpMessage message) {
        if (message != null) {
            message.code(family).ifPresent(code -> add(new Match.Icmp(new IcmpType(code.type(), code.code()))));
        }
        return this;
    }

    private DrawnRules limit(@Nullable RateLimit limit) {
        if (limit != null) {
            RateLimits.matches(limit).forEach(this::add);
        }
        return this;
    }

    /** Drops what one interface brings in, or lets out. */
    static RuleMeaning drop(Match interfaces, String comment) {
        return new RuleMeaning(List.of(Condition.of(interfaces)), new RuleTarget.Drop(), comment);
    }

    static RuleMeaning jump(String chain, String comment) {
        return new RuleMeaning(List.of(), new RuleTarget.Jump(chain, true), comment);
    }

    private DrawnRules address(Side side, @Nullable Prefix prefix) {
        // The kernel clears host bits, and a prefix of no length is no condition at all.
        return prefix == null || prefix.isAll() ? this : add(new Match.Address(side, prefix.network()));
    }

    private DrawnRules not(Side side, @Nullable Prefix prefix) {
        return prefix == null ? this : addNot(new Match.Address(side, prefix.network()));
    }

    private DrawnRules arrives(@Nullable String device) {
        return device == null ? this : add(new Match.Arrives(device));
    }

    private DrawnRules arrivesNot(@Nullable String device) {
        return device == null ? this : addNot(new Match.Arrives(device));
    }

    private DrawnRules leavesNot(@Nullable String device) {
        return device == null ? this : addNot(new Match.Leaves(device));
    }

    private DrawnRules leaves(@Nullable String device) {
        return device == null ? this : add(new Match.Leaves(device));
    }

    private DrawnRules port(Side side, @Nullable PortSet ports) {
        return ports == null
                ? this
                : add(new Match.Ports(side, ports.spans().stream().map(span -> new PortRange(span.first(), span.last())).toList()));
    }

    private DrawnRules protocol(@Nullable ProtocolNumber protocol) {
        return protocol == null ? this : add(Match.OfProtocol.of(protocol.in(family)));
    }

    private DrawnRules addNot(Match match) {
        conditions.add(new Condition(match, true));
        return this;
    }

    private DrawnRules add(Match match) {
        conditions.add(Condition.of(match));
        return this;
    }

    private RuleMeaning does(RuleTarget target, String comment) {
        return new RuleMeaning(conditions, target, comment);
    }
}
