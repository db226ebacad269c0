package dev.vethwork.explain.walk;

import dev.vethwork.explain.Cause;
import dev.vethwork.explain.kind.LinkPath;
import dev.vethwork.explain.kind.LinkPaths;
import dev.vethwork.explain.walk.link.Listener;
import dev.vethwork.explain.walk.link.Port;
import dev.vethwork.explain.walk.link.Wire;
import dev.vethwork.explain.walk.stack.Arp;
import dev.vethwork.explain.walk.stack.CarriedMark;
import dev.vethwork.explain.walk.stack.Packet;
import dev.vethwork.explain.walk.stack.Stack;
import dev.vethwork.explain.walk.stack.Stacks;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.state.Interface;
import dev.vethwork.topology.netfilter.Protocol;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who on a segment answers for an address.
 *
 * @param owners who would, were nothing down
 * @param answering who does, whose own it is before those who only know the way
 * @param silent why somebody who could answer does not; null where there is nobody
 */
record Neighbors(List<Listener> owners, List<Listener> answering, @Nullable Stop silent) {
    /**
     * Who asks for what.
     *
     * @param known whether it was heard of already, so that nobody is asked
     */
    record Question(Stack stack, String device, Packet packet, IPAddress nextHop, boolean known) {
        /** The address that an ARP request names as its sender's; null where there is none (arp_solicit in net/ipv4/arp.c). */
        @Nullable IPAddress asker() {
            IPAddress source = packet.source();
            boolean announced =
                    switch (stack.switches().larger(device, "arp_announce")) {
                        case 0 -> stack.owns(source);
                        case 1 -> stack.owns(source)
                                && stack.state().device(device).stream()
                                        .flatMap(i -> i.addresses().stream())
                                        .anyMatch(p -> p.contains(source) && p.contains(nextHop));
                        default -> false;
                    };
            return announced ? source : stack.sourceFor(device, nextHop);
        }
    }

    static Neighbors of(Stacks stacks, Wire wire, Question question) {
        return new Search(stacks, wire, question).all();
    }

    private record Search(Stacks stacks, Wire wire, Question question) {
        Neighbors all() {
            IPAddress nextHop = question.nextHop();
            List<String> holders = stacks.holders(nextHop);
            Port from = new Port(question.stack().name(), question.device());
            Interface device = wire.device(from).orElse(null);
            if (device != null && LinkPaths.of(device).asksNobody(device)) {
                return unasked(device, from);
            }
            List<Listener> hearing = (question.known() ? wire.named(from) : wire.listeners(from)).stream()
                    .filter(l -> !l.port().namespace().equals(question.stack().name()))
                    .filter(l -> holders.contains(l.port().namespace()) || stacks.mayProxy(l.port().namespace()))
                    .toList();
            return nextHop.isIPv6() ? v6(hearing) : v4(hearing);
        }

        private Neighbors unasked(Interface device, Port from) {
            LinkPath path = LinkPaths.of(device);
            Packet packet = question.packet();
            List<Listener> ends = wire.listeners(from).stream()
                    .filter(end -> wire.device(end.port())
                            .filter(other -> path.carries(device, other, packet))
                            .isPresent())
                    .toList();
            String why = ends.isEmpty() ? path.refusal(device, packet) : "";
            Stop silent = why.isEmpty()
                    ? null
                    : Stop.at(question.stack(), Cause.NO_ROUTE, question.device(), packet, why);
            return new Neighbors(ends, up(ends), silent);
        }

        private Neighbors v6(List<Listener> hearing) {
            List<Listener> owners = hearing.stream()
                    .filter(l -> stack(l).answers(question.nextHop(), l.port().device()))
                    .toList();
            Optional<Listener> deaf = owners.stream().filter(l -> l.down().isEmpty() && isMute(l)).findFirst();
            if (deaf.isPresent()) {
                return new Neighbors(owners, List.of(), stop(Cause.ARP_IGNORED, deaf.get(), Arp.DEAF));
            }
            List<Listener> proxies = hearing.stream()
                    .filter(l -> stack(l).solicitedFor(question.nextHop(), l.port().device()))
                    .toList();
            // Whose own it is answers at once, the others after a while (proxy_delay).
            return new Neighbors(owners, up(owners).isEmpty() ? up(proxies) : up(owners), null);
        }

        /** Whether its answer finds nobody: it looks for no neighbour, and has no entry of who asks. */
        private boolean isMute(Listener listener) {
            Stack there = stack(listener);
            return Arp.isOff(there, listener.port().device())
                    && there.permanent(listener.port().device(), question.packet().source()).isEmpty();
        }

        private Neighbors v4(List<Listener> hearing) {
            IPAddress asker = question.asker();
            List<Listener> owners = new ArrayList<>();
            List<Listener> proxies = new ArrayList<>();
            for (Listener each : hearing) {
                switch (arp(each).to(asker, question.nextHop())) {
                    case OWN -> owners.add(each);
                    case PROXY -> proxies.add(each);
                    case NONE -> {
                        // It has asked itself before, and who asks is known from then on (arp_process in net/ipv4/arp.c).
                        if (question.known() && !Arp.isOff(stack(each), each.port().device()) && stack(each).owns(question.nextHop(), each.port().device())) {
                            owners.add(each);
                        }
                    }
                }
            }
            // Whose own it is answers at once, the others after a while (proxy_delay in net/ipv4/arp.c).
            List<Listener> first = up(owners).isEmpty() ? up(proxies) : up(owners);
            Stop silent = first.isEmpty() && owners.isEmpty() ? silent(hearing, asker) : null;
            if (asker == null || question.known() || first.isEmpty()) {
                return new Neighbors(owners, first, silent);
            }
            List<Listener> taking = first.stream().filter(l -> takes(l, asker)).toList();
            // Who takes nothing from the asker drops as well what is for himself and from the asker, but not what he is to pass on.
            boolean dies = question.nextHop().equals(question.packet().destination()) && asker.equals(question.packet().source());
            Stop deaf = taking.isEmpty() && !dies ? deaf(first.getFirst(), asker) : null;
            return new Neighbors(owners, deaf != null ? List.of() : taking.isEmpty() ? first : taking, deaf);
        }

        /** Whether it takes ARP from the asker. */
        private boolean takes(Listener listener, IPAddress asker) {
            return ReversePath.takes(stack(listener), arp(asker), listener.port().device(), CarriedMark.NONE);
        }

        private @Nullable Stop deaf(Listener listener, IPAddress asker) {
            return ReversePath.stop(stack(listener), arp(asker), listener.port().device(), true, CarriedMark.NONE);
        }

        /** The question, as a packet without anything inside. */
        private Packet arp(IPAddress asker) {
            return question.packet().withProtocol(Protocol.UDP).from(asker, 0).to(question.nextHop(), 0);
        }

        private @Nullable Stop silent(List<Listener> hearing, @Nullable IPAddress asker) {
            return hearing.stream()
                    .filter(l -> l.down().isEmpty())
                    .flatMap(l -> silence(l, asker).stream())
                    .findFirst()
                    .orElse(null);
        }

        private Optional<Stop> silence(Listener listener, @Nullable IPAddress asker) {
            Stack there = stack(listener);
            return there.owns(question.nextHop(), listener.port().device())
                    ? arp(listener).silencedBy(asker, question.nextHop()).map(why -> stop(Cause.ARP_IGNORED, listener, why))
                    : arp(listener).proxyLacks(question.nextHop()).map(why -> stop(Cause.NO_PROXY, listener, why));
        }

        private Stop stop(Cause cause, Listener at, String why) {
            return new Stop(
                    cause, at.port().namespace(), at.port().device(), question.packet(), question.nextHop(), why);
        }

        private static List<Listener> up(List<Listener> listeners) {
            return listeners.stream().filter(l -> l.down().isEmpty()).toList();
        }

        private Stack stack(Listener listener) {
            return stacks.of(listener.port().namespace());
        }

        private Arp arp(Listener listener) {
            return new Arp(stack(listener), listener.port().device());
        }
    }
}
