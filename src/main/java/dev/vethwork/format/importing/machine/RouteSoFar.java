package dev.vethwork.format.importing.machine;

import dev.vethwork.topology.Route;
import org.jspecify.annotations.Nullable;

/**
 * A route of the machine so far.
 *
 * @param leaves the interface that the kernel would send by; null where it would find none
 */
public record RouteSoFar(Route route, @Nullable Link leaves) {
    boolean leavesBy(Link link) {
        return link.equals(leaves);
    }
}
