package dev.vethwork.explain.walk;

import dev.vethwork.explain.walk.stack.Packet;
import dev.vethwork.explain.walk.stack.RouteQuestion;
import dev.vethwork.state.RouteEntry.Hop;
import org.jspecify.annotations.Nullable;

/**
 * What is settled about a packet's way before its route is looked up.
 *
 * @param only the next hop to take of several; null for all of them
 * @param bound whether the packet had its source before a route was looked for
 * @param device the interface of equal routes to prefer, empty for any
 */
record Choice(@Nullable Hop only, boolean bound, String device) {
    RouteQuestion question(Packet packet, String in) {
        return bound
                ? RouteQuestion.of(packet, in, device)
                : new RouteQuestion(packet.destination(), null, RouteQuestion.OWN, device);
    }

    static final Choice FREE = new Choice(null, true, "");
}
