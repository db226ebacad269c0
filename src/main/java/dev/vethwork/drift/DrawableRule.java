package dev.vethwork.drift;

import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.plan.rules.RateLimits;
import dev.vethwork.state.netfilter.Condition;
import dev.vethwork.state.netfilter.IpProtocol;
import dev.vethwork.state.netfilter.Match;
import dev.vethwork.state.netfilter.RuleMeaning;
import dev.vethwork.state.netfilter.Side;
import dev.vethwork.state.netfilter.Target;
import dev.vethwork.state.netfilter.TrackState;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.IcmpMessage;
import dev.vethwork.topology.netfilter.Protocol;
import dev.vethwork.topology.netfilter.RateLimit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule as far as a drawing can say it: each thing asked once, and nothing negated but addresses and interfaces.
 *
 * @param parts what it asks
 */
record DrawableRule(RuleMeaning meaning, Set<Part> parts) {
    /** What a drawn rule may ask of a packet. */
    enum Part {
        SOURCE,
        DESTINATION,
        NOT_SOURCE,
        NOT_DESTINATION,
        ARRIVES,
        LEAVES,
        NOT_ARRIVES,
        NOT_LEAVES,
        OWN_ADDRESS,
        PROTOCOL,
        PORT,
        SOURCE_PORT,
        ESTABLISHED,
        BEGINS,
        MESSAGE,
        LIMIT,
        BURST
    }

    /** What a drawn refusal answers with. */
    private static final Set<String> USUAL_ERRORS = Set.of("icmp-port-unreachable", "icmp6-port-unreachable");

    private static final Set<TrackState> ANSWERS = EnumSet.of(TrackState.RELATED, TrackState.ESTABLISHED);

    /** Empty where no drawing can say what it asks. */
    static Optional<DrawableRule> of(RuleMeaning meaning) {
        if (!meaning.options().isEmpty()) {
            return Optional.empty();
        }
        Set<Part> parts = EnumSet.noneOf(Part.class);
        for (Condition condition : meaning.conditions()) {
            Part part = condition.negated() ? negated(condition.match()) : part(condition.match());
            if (part == null || !parts.add(part)) {
                return Optional.empty();
            }
        }
        return Optional.of(new DrawableRule(meaning, parts));
    }

    private static @Nullable Part negated(Match match) {
        return switch (match) {
            case Match.Address a -> a.side() == Side.SOURCE ? Part.NOT_SOURCE : Part.NOT_DESTINATION;
            case Match.Arrives _ -> Part.NOT_ARRIVES;
            case Match.Leaves _ -> Part.NOT_LEAVES;
            default -> null;
        };
    }

    private static @Nullable Part part(Match match) {
        return switch (match) {
            case Match.Address a -> a.side() == Side.SOURCE ? Part.SOURCE : Part.DESTINATION;
            case Match.Arrives _ -> Part.ARRIVES;
            case Match.Leaves _ -> Part.LEAVES;
            case Match.OfProtocol p -> drawn(p.protocol()) == null ? null : Part.PROTOCOL;
            case Match.Ports p -> !isOnePort(p) ? null : p.side() == Side.SOURCE ? Part.SOURCE_PORT : Part.PORT;
            case Match.Tracked t -> t.states().equals(ANSWERS) ? Part.ESTABLISHED : t.states().equals(Set.of(TrackState.NEW)) ? Part.BEGINS : null;
            case Match.Icmp _ -> Part.MESSAGE;
            case Match.Rate r -> RateLimits.isBurst(r) ? Part.BURST : Part.LIMIT;
            case Match.Own own -> own.side() == Side.DESTINATION ? Part.OWN_ADDRESS : null;
            case Match.AnyPort _, Match.Flags _, Match.Bridged _, Match.Elsewhere _, Match.Share _, Match.Turn _, Match.Marked _, Match.ConnectionMarked _, Match.ReversePath _, Match.OwnedBy _, Match.Unknown _ -> null;
        };
    }

    private static boolean isOnePort(Match.Ports ports) {
        return ports.ranges().size() == 1
                && ports.ranges().getFirst().single().isPresent();
    }

    private static @Nullable Protocol drawn(IpProtocol protocol) {
        return switch (protocol) {
            case TCP -> Protocol.TCP;
            case UDP -> Protocol.UDP;
            case ICMP, ICMPV6 -> Protocol.ICMP;
            case ANY, OTHER -> null;
        };
    }

    /** Whether it asks nothing beyond these. */
    boolean asksOnly(Set<Part> known) {
        return known.containsAll(parts);
    }

    Target target() {
        return meaning.target();
    }

    @Nullable Prefix prefix(Side side) {
        return meaning.address(side).map(Match.Address::prefix).orElse(null);
    }

    /** Those that it leaves alone. */
    @Nullable Prefix not(Side side) {
        return meaning.conditions().stream()
                .filter(Condition::negated)
                .map(Condition::match)
                .filter(Match.Address.class::isInstance)
                .map(Match.Address.class::cast)
                .filter(a -> a.side() == side)
                .map(Match.Address::prefix)
                .findFirst()
                .orElse(null);
    }

    @Nullable String notIn() {
        return not(Match.Arrives.class).map(Match.Arrives::pattern).orElse(null);
    }

    @Nullable String notOut() {
        return not(Match.Leaves.class).map(Match.Leaves::pattern).orElse(null);
    }

    private <M extends Match> Optional<M> not(Class<M> kind) {
        return meaning.conditions().stream()
                .filter(Condition::negated)
                .map(Condition::match)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }

    @Nullable String in() {
        return meaning.first(Match.Arrives.class).map(Match.Arrives::pattern).orElse(null);
    }

    @Nullable String out() {
        return meaning.first(Match.Leaves.class).map(Match.Leaves::pattern).orElse(null);
    }

    @Nullable Integer port(Side side) {
        return meaning.port(side).orElse(null);
    }

    @Nullable Protocol protocol() {
        return meaning.first(Match.OfProtocol.class).map(p -> drawn(p.protocol())).orElse(null);
    }

    /** The message that it asks for; empty where that has no name in a drawing. */
    Optional<IcmpMessage> message() {
        Family family = meaning.all(Match.OfProtocol.class).anyMatch(p -> p.protocol() == IpProtocol.ICMPV6) ? Family.V6 : Family.V4;
        return meaning.first(Match.Icmp.class).flatMap(m -> IcmpMessage.of(family, m.type().type(), m.type().code()));
    }

    Optional<RateLimit> limit() {
        return RateLimits.of(meaning.all(Match.Rate.class).toList());
    }

    Firewall.@Nullable Action action() {
        return switch (meaning.target()) {
            case Target.Accept _ -> Firewall.Action.ACCEPT;
            case Target.Drop _ -> Firewall.Action.DROP;
            case Target.Reject r -> USUAL_ERRORS.contains(r.with()) ? Firewall.Action.REJECT : null;
            default -> null;
        };
    }
}
