package dev.vethwork.edit.routing;

import dev.vethwork.net.Family;
import java.util.List;

/**
 * What a configuration is written from.
 *
 * @param id four numbers with dots, as IPv4 addresses have them
 * @param system its own autonomous system
 */
record Router(String id, long system, List<RouterPort> ports) {
    Router {
        ports = List.copyOf(ports);
    }

    boolean has(Family family) {
        return ports.stream().anyMatch(port -> port.has(family));
    }
}
