package dev.vethwork.lesson.puzzle;

import dev.vethwork.topology.Topology;
import java.util.List;
import java.util.stream.Stream;

/** A kind of mistake, and every way to make it once in a drawing. */
enum Fault {
    END_DOWN(Level.LINKS),
    NO_LENGTH(Level.LINKS),
    NO_ADDRESS(Level.LINKS),
    WRONG_SUBNET(Level.LINKS),
    ROUTE_MISSING(Level.ROUTES),
    WRONG_GATEWAY(Level.ROUTES),
    FORWARDING_OFF(Level.ROUTES),
    NO_NAT(Level.ROUTES),
    ADDRESS_DROPPED(Level.FILTERS),
    POLICY_DROP(Level.FILTERS),
    BLACKHOLE(Level.FILTERS),
    STRICT_PATHS(Level.FILTERS),
    IPV6_OFF(Level.FILTERS);

    private final Level level;

    Fault(Level level) {
        this.level = level;
    }

    Level level() {
        return level;
    }

    List<Topology> in(Topology sound) {
        return ways(sound).filter(broken -> !broken.equals(sound)).toList();
    }

    private Stream<Topology> ways(Topology sound) {
        return switch (this) {
            case END_DOWN -> LinkFaults.down(sound);
            case NO_LENGTH -> LinkFaults.withoutLength(sound);
            case NO_ADDRESS -> LinkFaults.withoutAddress(sound);
            case WRONG_SUBNET -> LinkFaults.elsewhere(sound);
            case ROUTE_MISSING -> StackFaults.withoutRoute(sound);
            case WRONG_GATEWAY -> StackFaults.wrongGateway(sound);
            case FORWARDING_OFF -> StackFaults.withoutForwarding(sound);
            case NO_NAT -> StackFaults.withoutNat(sound);
            case ADDRESS_DROPPED -> FilterFaults.drops(sound);
            case POLICY_DROP -> FilterFaults.policies(sound);
            case BLACKHOLE -> FilterFaults.blackholes(sound);
            case STRICT_PATHS -> FilterFaults.strictPaths(sound);
            case IPV6_OFF -> FilterFaults.withoutIpv6(sound);
        };
    }
}
