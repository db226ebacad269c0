package dev.vethwork.lesson.puzzle;

import dev.vethwork.topology.Topology;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A kind of mistake, and every way to make it once in a drawing. */
enum Fault {
    END_DOWN(Level.LINKS, LinkFaults::down),
    NO_LENGTH(Level.LINKS, LinkFaults::withoutLength),
    NO_ADDRESS(Level.LINKS, LinkFaults::withoutAddress),
    WRONG_SUBNET(Level.LINKS, LinkFaults::elsewhere),
    ROUTE_MISSING(Level.ROUTES, StackFaults::withoutRoute),
    WRONG_GATEWAY(Level.ROUTES, StackFaults::wrongGateway),
    FORWARDING_OFF(Level.ROUTES, StackFaults::withoutForwarding),
    NO_NAT(Level.ROUTES, StackFaults::withoutNat),
    ADDRESS_DROPPED(Level.FILTERS, FilterFaults::drops),
    POLICY_DROP(Level.FILTERS, FilterFaults::policies),
    BLACKHOLE(Level.FILTERS, FilterFaults::blackholes),
    STRICT_PATHS(Level.FILTERS, FilterFaults::strictPaths),
    IPV6_OFF(Level.FILTERS, FilterFaults::withoutIpv6);

    private final Level level;
    private final Function<Topology, Stream<Topology>> ways;

    Fault(Level level, Function<Topology, Stream<Topology>> ways) {
        this.level = level;
        this.ways = ways;
    }

    Level level() {
        return level;
    }

    List<Topology> in(Topology sound) {
        return ways.apply(sound).filter(broken -> !broken.equals(sound)).toList();
    }
}
