package dev.vethwork.explain.walk;

import dev.vethwork.explain.Cause;
import dev.vethwork.explain.walk.stack.CarriedMark;
import dev.vethwork.explain.walk.stack.FlowKeys;
import dev.vethwork.explain.walk.stack.Packet;
import dev.vethwork.explain.walk.stack.RouteQuestion;
import dev.vethwork.explain.walk.stack.Stack;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.Interface;
import dev.vethwork.state.RouteEntry;
import inet.ipaddr.IPAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a stack thinks of where a packet says that it comes from (fib_validate_source in net/ipv4/fib_frontend.c). */
final class ReversePath {
    private static final String ACCEPT_LOCAL = "accept_local";
    private static final int LOOSE = 2;

    private ReversePath() {}

    /**
     * @param mine whether it is for the stack itself
     * @param mark that rules have put on it by then
     * @return why it is dropped; null where it is taken
     */
    static @Nullable Stop stop(Stack stack, Packet packet, String in, boolean mine, CarriedMark mark) {
        int mode = stack.switches().reversePathFilter(in);
        if (stack.holder(packet.source(), in).isPresent()) {
            String why = stack.switches().acceptsLocal(in) ? "" : ACCEPT_LOCAL;
            return takes(stack, packet, in, mark) ? null : Stop.at(stack, Cause.REVERSE_PATH_FILTER, in, packet, why);
        }
        if (mode == 0 && !looksAtAll(stack, in)) {
            return null;
        }
        Prefix broadcast = stack.broadcast(packet.source());
        if (broadcast != null) {
            return Diagnosis.broadcast(stack, packet.answer(), broadcast);
        }
        if (mode == 0 || takes(stack, packet, in, mark)) {
            return null;
        }
        return mine && back(stack, packet, in, mark).isEmpty()
                ? Stop.at(stack, Cause.NO_ROUTE_BACK, in, packet.answer(), "")
                : Stop.at(stack, Cause.REVERSE_PATH_FILTER, in, packet, "");
    }

    /** Whether it takes anything from an address on an interface. Whom it takes nothing from it answers no ARP either. */
    static boolean takes(Stack stack, Packet packet, String in, CarriedMark mark) {
        IPAddress source = packet.source();
        int mode = stack.switches().reversePathFilter(in);
        Optional<Interface> own = stack.holder(source, in);
        if (own.isPresent()) {
            return stack.switches().acceptsLocal(in) && (mode == 0 || isLoose(stack, in) || own.get().name().equals(in));
        }
        boolean isOne = stack.broadcast(source) == null;
        return mode == 0
                ? isOne || !looksAtAll(stack, in)
                : isOne
                        && back(stack, packet, in, mark)
                                .filter(r -> isLoose(stack, in) || r.hops().stream().anyMatch(h -> in.equals(h.device())))
                                .isPresent();
    }

    /** Where an interface has no address of v4, a loose filter is as strict as the other. */
    private static boolean isLoose(Stack stack, String in) {
        return stack.switches().reversePathFilter(in) == LOOSE
                && stack.state().device(in).stream()
                        .flatMap(i -> i.addresses().stream())
                        .anyMatch(a -> a.family() == Family.V4);
    }

    /**
     * Whether it looks for the source in its tables although nothing is filtered: it does where rules were made, and finds out
     * there who is no single one.
     */
    private static boolean looksAtAll(Stack stack, String in) {
        return stack.hasRules(Family.V4) && !stack.switches().acceptsLocal(in);
    }

    /** Looked for as the answer would be, as if the stack itself sent it; with the mark only where that is to count. */
    private static Optional<RouteEntry> back(Stack stack, Packet packet, String in, CarriedMark mark) {
        return stack.routing()
                .lookup(RouteQuestion.from(packet.destination(), packet.source())
                        .inVrfOf(in)
                        .marked(stack.switches().either(in, "src_valid_mark") ? mark : CarriedMark.NONE)
                        .carrying(stack.looksInside(Family.V4) ? FlowKeys.of(packet.answer()) : FlowKeys.NONE))
                .filter(r -> r.type() == RouteEntry.Type.UNICAST);
    }
}
