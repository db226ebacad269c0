package dev.vethwork.topology.netfilter;

import dev.vethwork.net.BadValue;
import org.jspecify.annotations.Nullable;

/** The range of port numbers. */
final class Ports {
    private Ports() {}

    static void check(@Nullable Integer port) {
        if (port != null && (port < 1 || port > 65_535)) {
            throw BadValue.of("port", port);
        }
    }
}
