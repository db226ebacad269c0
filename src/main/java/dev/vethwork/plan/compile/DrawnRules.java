package dev.vethwork.plan.compile;

import dev.vethwork.net.Endpoint;
import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.plan.rules.RateLimits;
import dev.vethwork.state.netfilter.Condition;
import dev.vethwork.state.netfilter.IcmpType;
import dev.vethwork.state.netfilter.IpProtocol;
import dev.vethwork.state.netfilter.Match;
import dev.vethwork.state.netfilter.PortRange;
import dev.vethwork.state.netfilter.RuleMeaning;
import dev.vethwork.state.netfilter.Side;
import dev.vethwork.state.netfilter.Target;
import dev.vethwork.state.netfilter.TrackState;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.IcmpMessage;
import dev.vethwork.topology.netfilter.Marking;
import dev.vethwork.topology.netfilter.Masquerade;
import dev.vethwork.topology.netfilter.PortForward;
import dev.vethwork.topology.netfilter.Protocol;
import dev.vethwork.topology.netfilter.RateLimit;
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
        return new DrawnRules(family)
                .address(Side.SOURCE, masquerade.source())
                .not(Side.SOURCE, masquerade.notSource())
                .not(Side.DESTINATION, masquerade.notDestination())
                .address(Side.DESTINATION, masquerade.destination())
                .leaves(masquerade.out())
                .leavesNot(masquerade.notOut())
                .protocol(masquerade.protocol(), masquerade.port())
                .does(new Target.Masquerade(), comment);
    }

    static RuleMeaning of(SourceNat nat, String comment) {
        return new DrawnRules(Family.of(nat.to()))
                .address(Side.SOURCE, nat.source())
                .not(Side.SOURCE, nat.notSource())
                .not(Side.DESTINATION, nat.notDestination())
                .address(Side.DESTINATION, nat.destination())
                .leaves(nat.out())
                .leavesNot(nat.notOut())
                .protocol(nat.protocol(), nat.port())
                .does(new Target.SourceNat(new Endpoint(nat.to(), null)), comment);
    }

    /** @param own whether it is for what the node itself sends, which came in by no interface */
    static RuleMeaning of(PortForward forward, boolean own, @Nullable Match chance, Endpoint to, String comment) {
        DrawnRules rule = new DrawnRules(forward.family())
                .address(Side.SOURCE, forward.source())
                .not(Side.SOURCE, forward.notSource())
                .address(Side.DESTINATION, forward.destination())
                .not(Side.DESTINATION, forward.notDestination())
                .arrives(own ? null : forward.in())
                .arrivesNot(own ? null : forward.notIn())
                .protocol(forward.protocol(), forward.port());
        if (forward.ownAddress() || own && forward.destination() == null) {
            // What the node sends, too: else whatever the node asks of anybody would be turned.
            rule.add(new Match.Own(Side.DESTINATION));
        }
        if (chance != null) {
            rule.add(chance);
        }
        return rule.does(new Target.DestinationNat(to), comment);
    }

    static RuleMeaning of(Marking marking, Family family, String comment) {
        return new DrawnRules(family)
                .address(Side.SOURCE, marking.source())
                .not(Side.SOURCE, marking.notSource())
                .address(Side.DESTINATION, marking.destination())
                .not(Side.DESTINATION, marking.notDestination())
                .arrives(marking.in())
                .arrivesNot(marking.notIn())
                .leaves(marking.out())
                .leavesNot(marking.notOut())
                .protocol(marking.protocol())
                .port(Side.SOURCE, marking.sourcePort())
                .port(Side.DESTINATION, marking.port())
                .does(new Target.SetMark(marking.mark()), comment);
    }

    static RuleMeaning of(Firewall.Rule drawn, Family family, String comment) {
        DrawnRules rule = new DrawnRules(family)
                .address(Side.SOURCE, drawn.source())
                .not(Side.SOURCE, drawn.notSource())
                .address(Side.DESTINATION, drawn.destination())
                .not(Side.DESTINATION, drawn.notDestination())
                .arrives(drawn.in())
                .arrivesNot(drawn.notIn())
                .leaves(drawn.out())
                .leavesNot(drawn.notOut())
                .protocol(drawn.protocol())
                .port(Side.SOURCE, drawn.sourcePort())
                .port(Side.DESTINATION, drawn.port())
                .message(drawn.icmp());
        if (drawn.established()) {
            rule.add(new Match.Tracked(Set.of(TrackState.RELATED, TrackState.ESTABLISHED)));
        }
        if (drawn.begins()) {
            rule.add(new Match.Tracked(Set.of(TrackState.NEW)));
        }
        return rule.limit(drawn.limit()).does(
                switch (drawn.action()) {
                    case ACCEPT -> new Target.Accept();
                    case DROP -> new Target.Drop();
                    case REJECT -> new Target.Reject(
                            family == Family.V4 ? "icmp-port-unreachable" : "icmp6-port-unreachable");
                },
                comment);
    }

    /** Whether such a message is one of the family's. */
    static boolean knows(Firewall.Rule drawn, Family family) {
        IcmpMessage message = drawn.icmp();
        return message == null || message.code(family).isPresent();
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
        return new RuleMeaning(List.of(Condition.of(interfaces)), new Target.Drop(), comment);
    }

    static RuleMeaning jump(String chain, String comment) {
        return new RuleMeaning(List.of(), new Target.Jump(chain, true), comment);
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

    private DrawnRules protocol(@Nullable Protocol protocol, @Nullable Integer port) {
        return protocol(protocol).port(Side.DESTINATION, port);
    }

    private DrawnRules port(Side side, @Nullable Integer port) {
        return port == null ? this : add(new Match.Ports(side, List.of(PortRange.of(port))));
    }

    private DrawnRules protocol(@Nullable Protocol protocol) {
        if (protocol != null) {
            add(new Match.OfProtocol(
                    switch (protocol) {
                        case TCP -> IpProtocol.TCP;
                        case UDP -> IpProtocol.UDP;
                        case ICMP -> family == Family.V6 ? IpProtocol.ICMPV6 : IpProtocol.ICMP;
                    }));
        }
        return this;
    }

    private DrawnRules addNot(Match match) {
        conditions.add(new Condition(match, true));
        return this;
    }

    private DrawnRules add(Match match) {
        conditions.add(Condition.of(match));
        return this;
    }

    private RuleMeaning does(Target target, String comment) {
        return new RuleMeaning(conditions, target, comment);
    }
}
