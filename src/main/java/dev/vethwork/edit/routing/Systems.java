package dev.vethwork.edit.routing;

import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Numbers of autonomous systems. The one that a router's configuration says stays; one that says none gets a free one. */
final class Systems {
    /** Private ones, RFC 6996. */
    private static final long FIRST = 65_001;

    private static final Pattern OWN =
            Pattern.compile("(?m)^[ \\t]*(?:local\\b[^;\\n]*?\\bas|router bgp)[ \\t]+([0-9]{1,10})");

    private Systems() {}

    static long of(Topology topology, StackNode node) {
        return written(node).orElseGet(() -> free(topology));
    }

    private static long free(Topology topology) {
        Set<Long> taken = Routers.in(topology)
                .flatMap(other -> written(other).stream())
                .collect(Collectors.toSet());
        return LongStream.iterate(FIRST, n -> n + 1)
                .filter(n -> !taken.contains(n))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Long> written(StackNode node) {
        return RoutingDaemon.of(node)
                .filter(daemon -> daemon.protocol() == RoutingProtocol.BGP)
                .flatMap(daemon -> daemon.configuration(node).stream())
                .map(OWN::matcher)
                .filter(Matcher::find)
                .map(found -> Long.parseLong(found.group(1)))
                .findFirst();
    }
}
