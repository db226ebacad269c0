package dev.vethwork.explain.report;

import dev.vethwork.explain.Messages;
import dev.vethwork.explain.Probe;
import dev.vethwork.explain.walk.RoundTrip;
import dev.vethwork.explain.walk.Walker;
import dev.vethwork.explain.walk.stack.ListeningProcesses;
import dev.vethwork.explain.walk.stack.Packet;
import dev.vethwork.explain.walk.stack.Stack;
import dev.vethwork.explain.walk.trip.Crossing;
import dev.vethwork.explain.walk.trip.Trip;
import dev.vethwork.net.Addresses;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.topology.netfilter.Protocol;
import inet.ipaddr.IPAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The address that a UDP server which is bound to none answers from by itself: that of its route, whichever was asked (ip(7)). */
public record AnswerSource(Walker walker, DrawnNames names) {
    /** As a sentence that follows another; empty where it is the one that was asked, or nobody knows. */
    public String text(RoundTrip trip, String asker, Probe probe) {
        Trip back = trip.back();
        if (probe.protocol() != Protocol.UDP || back == null || back.crossings().isEmpty()) {
            return "";
        }
        Crossing first = back.crossings().getFirst();
        Packet question = trip.there().packet();
        Stack server = walker.stack(first.namespace());
        IPAddress own = own(server, first, question.source());
        if (own == null || own.equals(question.destination())) {
            return "";
        }
        return ListeningProcesses.isBound(server.state(), probe.protocol(), question.destination(), question.destinationPort())
                ? ""
                : " " + Messages.text("explain.answersFrom", names.node(server.name()), Addresses.text(own), asker, Addresses.text(question.destination()));
    }

    private static @Nullable IPAddress own(Stack server, Crossing first, IPAddress asker) {
        RouteEntry route = first.route();
        IPAddress preferred = route == null ? null : route.source();
        return preferred != null
                ? preferred
                : server.sourceFor(first.out(), asker, Objects.requireNonNullElse(first.neighbor(), asker));
    }
}
