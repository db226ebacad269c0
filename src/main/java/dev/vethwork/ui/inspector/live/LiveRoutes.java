package dev.vethwork.ui.inspector.live;

import dev.vethwork.explain.Evidence;
import dev.vethwork.net.RouteTable;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.state.RouteEntry.Hop;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The routing tables; each next hop of a multipath route is a line of its own. */
final class LiveRoutes {
    private static final Hop NONE = Hop.of(null, null);

    private LiveRoutes() {}

    static List<LiveRow> of(NamespaceState namespace) {
        List<LiveRow> rows = new ArrayList<>();
        for (RouteEntry route : namespace.routes()) {
            // The local table holds what the kernel made for its own addresses: noise for a learner.
            if (route.table().equals(RouteTable.LOCAL)) {
                continue;
            }
            (route.hops().isEmpty() ? List.of(NONE) : route.hops()).forEach(hop -> rows.add(row(route, hop)));
        }
        return rows;
    }

    private static LiveRow row(RouteEntry route, Hop hop) {
        String device = Show.text(hop.device());
        List<String> cells = List.of(
                route.to().isAll() ? "default" : route.to().text(),
                Show.text(hop.via()),
                hop.dead() ? device + " (linkdown)" : device,
                Show.text(route.source()),
                route.metric() == 0 ? "" : Long.toString(route.metric()),
                route.type().name().toLowerCase(Locale.ROOT),
                route.protocol(),
                route.table().text());
        String key = route.table() + " " + route.to().text() + " " + route.metric() + " " + cells.get(1) + " " + device;
        String via = hop.via() == null ? "" : " via " + cells.get(1);
        // A route that leads nowhere is said as ip says it: "blackhole 10.9.0.0/24".
        String words = hop.equals(NONE)
                ? cells.get(5) + " " + route.to().shortText()
                : route.to().shortText() + via + " dev " + device;
        return new LiveRow(key, device, cells, new Evidence(Evidence.Kind.ROUTE, words));
    }
}
