package dev.vethwork.plan.rules;

import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.ProtocolNumber;
import dev.vethwork.state.netfilter.Condition;
import dev.vethwork.state.netfilter.IcmpType;
import dev.vethwork.state.netfilter.Match;
import dev.vethwork.state.netfilter.PortRange;
import dev.vethwork.state.netfilter.RuleMeaning;
import dev.vethwork.state.netfilter.RuleTarget;
import dev.vethwork.state.netfilter.Side;
import dev.vethwork.state.netfilter.TrackState;
import dev.vethwork.topology.netfilter.RateLimit;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a rule asks for, as far as a drawing can say it, and the first thing that none can say. */
final class DrawnRuleText {
    private static final int MOST_PORTS = 32;

    private static final Set<TrackState> TRACKED = Set.of(TrackState.NEW, TrackState.ESTABLISHED, TrackState.RELATED);

    private final RuleMeaning rule;
    private final Set<String> devices;
    private final Predicate<Prefix> aside;
    private final @Nullable RateLimit limit;
    private final Family family;
    private DrawnConditions asked = DrawnConditions.NONE;
    private double share = 1;
    private String unsaid = "";
    private boolean never;
    private boolean invalid;
    private boolean fresh;

    private DrawnRuleText(RuleMeaning rule, Set<String> devices, Predicate<Prefix> aside) {
        this.rule = rule;
        this.aside = aside;
        this.devices = devices;
        this.limit = RateLimits.of(rule.all(Match.Rate.class).toList()).orElse(null);
        this.family = SelectorReader.family(rule);
    }

    /**
     * Reads a rule.
     *
     * @param devices the interfaces that packets are routed by, for names that end with a plus sign
     * @param aside what no packet that comes to it is for
     */
    static DrawnRuleText of(RuleMeaning rule, Set<String> devices, Predicate<Prefix> aside) {
        DrawnRuleText text = new DrawnRuleText(rule, devices, aside);
        rule.conditions().forEach(text::add);
        return text;
    }

    DrawnConditions asked() {
        return asked;
    }

    RuleTarget target() {
        return rule.target();
    }

    /** Empty where all can be said. */
    String unsaid() {
        return unsaid;
    }

    /** Which part of the packets it takes, by chance. */
    double share() {
        return share;
    }

    /** No more than that; null for all. */
    @Nullable RateLimit limit() {
        return limit;
    }

    /** Whether it takes all that it asks for. */
    boolean isWhole() {
        return share == 1 && limit == null && unsaid.isEmpty();
    }

    /** Whether no packet is meant. */
    boolean isNever() {
        return never;
    }

    /** Whether it is for packets alone that belong to no connection. */
    boolean isOfInvalid() {
        return invalid;
    }

    /** Whether it is for packets alone that begin a connection. */
    boolean isOfNew() {
        return fresh;
    }

    private void add(Condition condition) {
        boolean not = condition.negated();
        Optional<DrawnConditions> said = switch (condition.match()) {
            case Match.Address address -> address(address, not);
            case Match.Arrives arrives -> Optional.of(DrawnConditions.NONE.withIn(Ways.of(arrives.pattern(), not, devices)));
            case Match.Leaves leaves -> Optional.of(DrawnConditions.NONE.withOut(Ways.of(leaves.pattern(), not, devices)));
            case Match.OfProtocol of -> not ? Optional.empty() : protocol(of);
            case Match.Ports ports -> not ? Optional.empty() : ports(ports);
            case Match.Tracked tracked -> not ? Optional.empty() : states(tracked.states());
            case Match.Own own -> not || own.side() == Side.SOURCE ? Optional.empty() : Optional.of(DrawnConditions.NONE.withLocal(true));
            case Match.Share part -> {
                share = part.share();
                yield not ? Optional.empty() : Optional.of(DrawnConditions.NONE);
            }
            case Match.Icmp icmp -> not ? Optional.empty() : message(icmp.type());
            case Match.Rate _ -> not || limit == null ? Optional.empty() : Optional.of(DrawnConditions.NONE);
            case Match.AnyPort _, Match.Flags _, Match.Bridged _, Match.Elsewhere _, Match.Turn _, Match.Marked _, Match.ConnectionMarked _, Match.ReversePath _, Match.OwnedBy _, Match.Unknown _ ->
                Optional.empty();
        };
        if (said.isEmpty()) {
            unsaid = unsaid.isEmpty() ? text(condition) : unsaid;
        } else {
            asked.and(said.get()).ifPresentOrElse(both -> asked = both, () -> never = true);
        }
    }

    private static String text(Condition condition) {
        if (condition.match() instanceof Match.OfProtocol of && of.protocol() != null) {
            // A command names it by its number.
            return (condition.negated() ? "! -p " : "-p ") + of.protocol().text();
        }
        return String.join(" ", new RuleMeaning(List.of(condition), new RuleTarget.Count(), "").words());
    }

    private Optional<DrawnConditions> address(Match.Address address, boolean not) {
        Prefix prefix = address.prefix();
        if (not) {
            Set<Prefix> left = Set.of(prefix.network());
            return Optional.of(
                    aside.test(prefix)
                            ? DrawnConditions.NONE
                            : address.side() == Side.SOURCE
                                    ? DrawnConditions.NONE.withNotSources(left)
                                    : DrawnConditions.NONE.withNotDestinations(left));
        }
        return Optional.of(
                address.side() == Side.SOURCE ? DrawnConditions.NONE.withSource(prefix) : DrawnConditions.NONE.withDestination(prefix));
    }

    private static Optional<DrawnConditions> protocol(Match.OfProtocol of) {
        return of.isAny()
                ? Optional.of(DrawnConditions.NONE)
                : of.drawn().map(DrawnConditions.NONE::withProtocol);
    }

    private Optional<DrawnConditions> message(IcmpType type) {
        if (type.type() == IcmpType.ALL) {
            return Optional.of(DrawnConditions.NONE);
        }
        return SelectorReader.message(family, type)
                .map(message -> DrawnConditions.NONE.withProtocol(ProtocolNumber.ICMP).withMessage(message));
    }

    private static Optional<DrawnConditions> ports(Match.Ports ports) {
        NavigableSet<Integer> all = new TreeSet<>();
        ports.ranges().stream().map(PortRange::single).flatMap(Optional::stream).forEach(all::add);
        boolean said = all.size() <= MOST_PORTS
                && ports.ranges().stream().allMatch(range -> range.single().isPresent());
        if (!said) {
            return Optional.empty();
        }
        return Optional.of(ports.side() == Side.SOURCE ? DrawnConditions.NONE.withSourcePorts(all) : DrawnConditions.NONE.withPorts(all));
    }

    private Optional<DrawnConditions> states(Set<TrackState> states) {
        if (states.equals(Set.of(TrackState.INVALID))) {
            invalid = true;
            return Optional.of(DrawnConditions.NONE);
        }
        if (states.equals(Set.of(TrackState.NEW))) {
            return Optional.of(DrawnConditions.NONE.withBegins(true));
        }
        if (states.contains(TrackState.NEW)) {
            fresh = !states.contains(TrackState.ESTABLISHED);
            return TRACKED.containsAll(states) ? Optional.of(DrawnConditions.NONE) : Optional.empty();
        }
        boolean seen = states.contains(TrackState.ESTABLISHED)
                && Set.of(TrackState.ESTABLISHED, TrackState.RELATED).containsAll(states);
        return seen ? Optional.of(DrawnConditions.NONE.withEstablished(true)) : Optional.empty();
    }
}
