package dev.vethwork.plan.rules;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.Family;
import dev.vethwork.net.PortSpan;
import dev.vethwork.net.ProtocolNumber;
import dev.vethwork.state.netfilter.Condition;
import dev.vethwork.state.netfilter.IcmpType;
import dev.vethwork.state.netfilter.Match;
import dev.vethwork.state.netfilter.PortRange;
import dev.vethwork.state.netfilter.RuleMeaning;
import dev.vethwork.state.netfilter.Side;
import dev.vethwork.state.netfilter.TrackState;
import dev.vethwork.topology.netfilter.IcmpMessage;
import dev.vethwork.topology.netfilter.PortSet;
import dev.vethwork.topology.netfilter.Selector;
import dev.vethwork.topology.netfilter.SelectorBuilder;
import dev.vethwork.topology.netfilter.SelectorPart;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What one rule of a kernel asks, word for word, as a selector: the way of the compiler back. */
public final class SelectorReader {
    private static final Set<TrackState> SEEN = EnumSet.of(TrackState.RELATED, TrackState.ESTABLISHED);
    private static final Set<TrackState> BEGUN = EnumSet.of(TrackState.NEW);

    private final RuleMeaning rule;
    private final SelectorBuilder asked = SelectorBuilder.builder(Selector.ANY);
    private final Set<SelectorPart> found = EnumSet.noneOf(SelectorPart.class);

    private SelectorReader(RuleMeaning rule) {
        this.rule = rule;
    }

    /** Empty where no drawing can ask that: what is asked twice, say. */
    public static Optional<Selector> of(RuleMeaning rule) {
        SelectorReader reader = new SelectorReader(rule);
        try {
            return reader.isRead() ? Optional.of(reader.asked.build()) : Optional.empty();
        } catch (BadValue none) {
            return Optional.empty();
        }
    }

    private boolean isRead() {
        List<Match.Rate> rates = rule.all(Match.Rate.class).toList();
        asked.limit(RateLimits.of(rates).orElse(null));
        return rates.isEmpty() == (asked.limit() == null)
                && rule.conditions().stream().allMatch(this::isRead);
    }

    private boolean isRead(Condition condition) {
        Match match = condition.match();
        return condition.negated() ? isReadNot(match) : isRead(match);
    }

    private boolean isReadNot(Match match) {
        return switch (match) {
            case Match.Address a when a.side() == Side.SOURCE -> isFirst(SelectorPart.NOT_SOURCE, asked.notSource(a.prefix()));
            case Match.Address a -> isFirst(SelectorPart.NOT_DESTINATION, asked.notDestination(a.prefix()));
            case Match.Arrives a -> isFirst(SelectorPart.NOT_IN, asked.notIn(a.pattern()));
            case Match.Leaves l -> isFirst(SelectorPart.NOT_OUT, asked.notOut(l.pattern()));
            default -> false;
        };
    }

    private boolean isRead(Match match) {
        return switch (match) {
            case Match.Address a when a.side() == Side.SOURCE -> isFirst(SelectorPart.SOURCE, asked.source(a.prefix()));
            case Match.Address a -> isFirst(SelectorPart.DESTINATION, asked.destination(a.prefix()));
            case Match.Arrives a -> isFirst(SelectorPart.IN, asked.in(a.pattern()));
            case Match.Leaves l -> isFirst(SelectorPart.OUT, asked.out(l.pattern()));
            case Match.OfProtocol p -> p.drawn().isPresent() && isFirst(SelectorPart.PROTOCOL, asked.protocol(p.drawn().get()));
            case Match.Ports p when p.side() == Side.SOURCE -> isFirst(SelectorPart.SOURCE_PORT, asked.sourcePort(ports(p.ranges())));
            case Match.Ports p -> isFirst(SelectorPart.PORT, asked.port(ports(p.ranges())));
            case Match.Tracked t when t.states().equals(SEEN) -> isFirst(SelectorPart.ESTABLISHED, asked.established(true));
            case Match.Tracked t when t.states().equals(BEGUN) -> isFirst(SelectorPart.BEGINS, asked.begins(true));
            case Match.Icmp i -> message(family(rule), i.type())
                    .filter(message -> isFirst(SelectorPart.ICMP, asked.icmp(message)))
                    .isPresent();
            case Match.Own own when own.side() == Side.DESTINATION -> isFirst(SelectorPart.OWN_ADDRESS, asked.ownAddress(true));
            case Match.Rate _ -> true;
            case Match.Tracked _, Match.Own _, Match.AnyPort _, Match.Flags _, Match.Bridged _, Match.Elsewhere _, Match.Share _,
                    Match.Turn _, Match.Marked _, Match.ConnectionMarked _, Match.ReversePath _, Match.OwnedBy _, Match.Unknown _ -> false;
        };
    }

    /** Once only: a drawing asks for each thing once. */
    private boolean isFirst(SelectorPart part, SelectorBuilder put) {
        return put.equals(asked) && found.add(part);
    }

    static PortSet ports(List<PortRange> ranges) {
        return new PortSet(ranges.stream().map(range -> new PortSpan(range.first(), range.last())).toList());
    }

    /** The one whose messages a rule means. */
    static Family family(RuleMeaning rule) {
        return rule.all(Match.OfProtocol.class).anyMatch(of -> of.is(ProtocolNumber.ICMP_V6)) ? Family.V6 : Family.V4;
    }

    static Optional<IcmpMessage> message(Family family, IcmpType type) {
        return IcmpMessage.of(family, type.type(), type.code());
    }
}
