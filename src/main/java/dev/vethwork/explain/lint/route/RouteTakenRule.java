package dev.vethwork.explain.lint.route;

import dev.vethwork.explain.Finding;
import dev.vethwork.explain.lint.drawn.DrawnAddress;
import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.LintRule;
import dev.vethwork.net.Family;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.StackNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A route to a subnet of the node's own: its address brings one already, and the kernel takes no second of one metric. */
public final class RouteTakenRule implements LintRule {
    @Override
    public List<Finding> check(DrawnFacts drawing) {
        List<Finding> found = new ArrayList<>();
        drawing.stacks().forEach(node -> node.stack().routes().stream()
                .forEach(r -> clash(drawing, node, r)
                        .ifPresent(a -> found.add(Found.blocking(
                                "ROUTE_TAKEN",
                                node.name(),
                                null,
                                node.name(),
                                r.to().shortText(),
                                a.address().text())))));
        return found;
    }

    /** v4 routes of addresses have metric 0, as drawn ones have; those of v6 have 256, and drawn ones 1024. */
    private static boolean hasMetricOfAddresses(Route route) {
        Long metric = route.metric();
        return route.to().family() == Family.V4
                ? metric == null || metric == 0
                : metric != null && metric == 256 && route.via() == null;
    }

    private static Optional<DrawnAddress> clash(DrawnFacts drawing, StackNode node, Route route) {
        return drawing.addressesOf(node).stream()
                .filter(a -> a.up() && brings(a.address(), route))
                .filter(a -> !isTheSame(route, a))
                .findFirst();
    }

    /** Whether an address brings the route that is drawn. */
    public static boolean brings(InterfaceAddress address, Route route) {
        return route.table().isMain()
                && hasMetricOfAddresses(route)
                && !address.prefix().isHost()
                && address.subnet().equals(route.to().network());
    }

    private static boolean isTheSame(Route route, DrawnAddress address) {
        return route.type() == Route.Type.UNICAST
                && route.via() == null
                && address.interfaceName().equals(route.device());
    }
}
