package dev.vethwork.drift;

import dev.vethwork.net.Prefix;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.operation.RouteOperation;
import dev.vethwork.plan.operation.RouteWords;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws routes as the kernel has them. */
public record RouteDriftEdits(Drawn drawn, Compiled desired, NetworkState observed) {
    /** The drawing with every route that a group's steps are about as the kernel has it. */
    Topology lost(Topology topology, Group group) {
        Topology taken = topology;
        for (RouteOperation lost : group.operations(RouteOperation.class)) {
            StackNode node = drawn.stack(lost.home()).orElse(null);
            if (node != null && taken.nodes().get(node.name()) instanceof StackNode now) {
                taken = taken.withNode(now.name(), now.editStack(s -> routes(s, lost)));
            }
        }
        return taken;
    }

    private IpStack routes(IpStack stack, RouteOperation lost) {
        List<Route> left = new ArrayList<>(stack.routes());
        List<RouteEntry> wanted = entries(desired.state(), lost);
        List<RouteEntry> there = entries(observed, lost);
        Stream.concat(wanted.stream(), there.stream()).forEach(e -> left.removeIf(r -> isSame(r, e)));
        there.stream().flatMap(RouteDriftEdits::drawn).forEach(left::add);
        return stack.withRoutes(left);
    }

    private static List<RouteEntry> entries(NetworkState state, RouteOperation lost) {
        return state.namespace(lost.home()).orElse(NamespaceState.empty("")).routes().stream()
                .filter(r -> !r.isAutomatic() && Grouping.isOf(lost, r))
                .toList();
    }

    private static boolean isSame(Route drawn, RouteEntry entry) {
        long usual = RouteWords.defaultMetric(drawn.to().family());
        long metric = drawn.metric() == null ? usual : drawn.metric();
        return drawn.table().equals(entry.table())
                && drawn.to().network().equals(entry.to())
                && metric == entry.metric();
    }

    /** A route for each next hop; none for kinds that cannot be drawn. */
    public static Stream<Route> drawn(RouteEntry entry) {
        Route.Type type = type(entry.type());
        if (type == null) {
            return Stream.empty();
        }
        Prefix to = entry.to();
        boolean usual = entry.metric() == RouteWords.defaultMetric(entry.family());
        Long metric = usual ? null : Long.valueOf(entry.metric());
        return entry.hops().isEmpty() || type != Route.Type.UNICAST
                ? Stream.of(new Route(to, null, null, metric, type, entry.table(), null, false))
                : entry.hops().stream()
                        .map(h -> new Route(
                                to,
                                h.via(),
                                h.via() == null || h.onLink() ? h.device() : null,
                                metric,
                                type,
                                entry.table(),
                                entry.source(),
                                h.onLink()));
    }

    private static Route.@Nullable Type type(RouteEntry.Type type) {
        return switch (type) {
            case UNICAST -> Route.Type.UNICAST;
            case BLACKHOLE -> Route.Type.BLACKHOLE;
            case UNREACHABLE -> Route.Type.UNREACHABLE;
            case PROHIBIT -> Route.Type.PROHIBIT;
            case THROW -> Route.Type.THROW;
            case LOCAL, BROADCAST, ANYCAST, MULTICAST -> null;
        };
    }
}
