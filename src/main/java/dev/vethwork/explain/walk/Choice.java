package dev.vethwork.explain.walk;

import dev.vethwork.explain.walk.stack.CarriedMark;
import dev.vethwork.explain.walk.stack.FlowKeys;
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
 * @param scope the interface in whose VRF a packet of the stack's own is, which answers one that came in there; empty for none
 * @param mark that it has from what it carries
 * @param turned whether it is looked for once more (ip_route_me_harder in net/ipv4/netfilter.c), which looks inside only where a rule asks for that
 */
record Choice(@Nullable Hop only, boolean bound, String device, String scope, CarriedMark mark, boolean turned) {
    Choice(@Nullable Hop only, boolean bound, String device, String scope) {
        this(only, bound, device, scope, CarriedMark.NONE, false);
    }

    RouteQuestion question(Packet packet, String in) {
        RouteQuestion asked = bound ? RouteQuestion.of(packet, in, device) : new RouteQuestion(packet.destination(), null, RouteQuestion.OWN, device, "");
        RouteQuestion question = asked.carrying(in.isEmpty() && !turned ? FlowKeys.sent(packet) : FlowKeys.of(packet)).marked(mark);
        return in.isEmpty() ? question.inVrfOf(scope) : question;
    }

    /** The same looked for once more, which forgets the interface, save for an address that is of one link alone. */
    Choice again(Packet packet) {
        return new Choice(only, true, packet.destination().isLinkLocal() ? device : "", scope, mark, true);
    }

    /** Of what wraps up something marked. @param bound whether it has its source by then */
    static Choice wrapping(boolean bound, CarriedMark mark) {
        return new Choice(null, bound, "", "", mark, false);
    }

    static final Choice FREE = new Choice(null, true, "", "");

    /** Of what answers a packet that came in by an interface. */
    static Choice answering(String in) {
        return new Choice(null, true, "", in);
    }
}
