package dev.vethwork.plan.operation;

import dev.vethwork.net.Prefix;
import dev.vethwork.state.RouteEntry;
import java.util.List;

/** A route of the main table made, changed or taken away. */
public sealed interface RouteOperation extends Operation permits RouteOperation.Drawn, RouteOperation.Connected {
    /** Who put a route of the lab's into the root namespace: {@code ip route … proto 86}. */
    String PROTOCOL = "86";

    /** The route, without what becomes of it: {@code default via 192.168.15.5}. */
    default String text() {
        List<String> words = command().words();
        return String.join(" ", words.subList(RouteWords.VERB, words.size()));
    }

    /** A route that somebody wants, or does not want any more. */
    sealed interface Drawn extends RouteOperation permits AddRoute, ReplaceRoute, DeleteRoute {
        RouteEntry route();
    }

    /** The route to an interface's own subnet, as the kernel makes it for an address. */
    sealed interface Connected extends RouteOperation permits AddConnectedRoute, DeleteConnectedRoute {
        Place link();

        Prefix address();

        @Override
        default String home() {
            return link().namespace();
        }
    }
}
