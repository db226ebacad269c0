package dev.vethwork.explain.walk;

import dev.vethwork.explain.Cause;
import dev.vethwork.explain.walk.link.Port;
import dev.vethwork.explain.walk.link.Wire;
import dev.vethwork.explain.walk.stack.Asking;
import dev.vethwork.explain.walk.stack.Packet;
import dev.vethwork.explain.walk.stack.Stack;
import dev.vethwork.explain.walk.stack.Stacks;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Family;
import dev.vethwork.net.Names;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.Interface;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.state.RouteEntry.Hop;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why a stack has no route: what a person forgot, rather than what the kernel says. */
final class Diagnosis {
    /** Of a port that its bridge was told to pass nothing through. */
    private static final String HELD = "held";

    private final Stacks stacks;
    private final Wire wire;

    Diagnosis(Stacks stacks, Wire wire) {
        this.stacks = stacks;
        this.wire = wire;
    }

    Stop noRoute(Stack stack, Packet packet) {
        List<IPAddress> wanted = new ArrayList<>(List.of(packet.destination()));
        stack.state().routes().stream()
                .filter(r -> r.to().contains(packet.destination()))
                .flatMap(r -> r.hops().stream())
                .map(Hop::via)
                .filter(java.util.Objects::nonNull)
                .forEach(wanted::add);
        return off(stack, packet, wanted)
                .or(() -> asking(stack, packet))
                .or(() -> bare(stack, packet, wanted))
                .or(() -> down(stack, packet, wanted))
                .or(() -> fromElsewhere(stack, packet))
                .or(() -> unreachableGateway(stack, packet))
                .or(() -> stack.vrfKnowing(packet.destination())
                        .map(vrf -> Stop.at(stack, Cause.NO_ROUTE, vrf.name(), packet, "vrf")))
                .orElseGet(() -> Stop.at(stack, Cause.NO_ROUTE, null, packet, ""));
    }

    private static Optional<Stop> off(Stack stack, Packet packet, List<IPAddress> wanted) {
        return wanted.stream()
                .flatMap(w -> stack.v6Off().towards(w).stream())
                .map(device -> off(stack, device, packet))
                .findFirst();
    }

    private static Stop off(Stack stack, String device, Packet packet) {
        return Stop.at(stack, Cause.IPV6_OFF, device, packet, stack.v6Off().by(device));
    }

    /** Why there is no address to send from. */
    static Stop noSource(Stack stack, Packet packet) {
        return off(stack, packet, List.of(packet.destination()))
                .or(() -> asking(stack, packet))
                .or(() -> stack.vrfKnowing(packet.destination())
                        .map(vrf -> Stop.at(stack, Cause.NO_ROUTE, vrf.name(), packet, "vrf")))
                .orElseGet(() -> Stop.at(stack, Cause.NO_ADDRESS, null, packet, ""));
    }

    /** An interface that gets its address by DHCP, and has none yet: nobody can know what it will be. */
    private static Optional<Stop> asking(Stack stack, Packet packet) {
        return packet.family() == Family.V4
                ? Asking.in(stack.state()).map(a -> Stop.at(stack, Cause.NO_ADDRESS, a.device(), packet, a.variant()))
                : Optional.empty();
    }

    private Optional<Stop> bare(Stack stack, Packet packet, List<IPAddress> wanted) {
        return stack.up()
                .filter(i -> !i.name().equals(Names.LOOPBACK))
                .flatMap(i -> i.addresses().stream()
                        .filter(p -> p.isHost() && p.family() == packet.family())
                        .filter(p -> wanted.stream().anyMatch(w -> isBeside(stack, i, p, w)))
                        .map(p -> Stop.at(stack, Cause.NO_PREFIX, i.name(), packet, Addresses.text(p.address()))))
                .findFirst();
    }

    private boolean isBeside(Stack stack, Interface device, Prefix own, IPAddress wanted) {
        int usual = own.family() == Family.V4 ? 24 : 64;
        return new Prefix(own.address(), usual).contains(wanted)
                || wire.listeners(new Port(stack.name(), device.name())).stream()
                        .anyMatch(l -> stacks.of(l.port().namespace()).answers(wanted, l.port().device()));
    }

    private static Optional<Stop> down(Stack stack, Packet packet, List<IPAddress> wanted) {
        return stack.state().interfaces().values().stream()
                .filter(i -> !i.up())
                .filter(i -> i.addresses().stream().anyMatch(p -> wanted.stream().anyMatch(p::contains))
                        || matching(stack, packet).anyMatch(h -> i.name().equals(h.device())))
                .map(i -> Stop.at(stack, Cause.INTERFACE_DOWN, i.name(), packet, ""))
                .findFirst();
    }

    /** A route that the kernel refuses for the address that it is to be sent from. */
    private static Optional<Stop> fromElsewhere(Stack stack, Packet packet) {
        return stack.state().routes().stream()
                .filter(r -> r.to().contains(packet.destination()) && stack.routing().isFromElsewhere(r))
                .findFirst()
                .map(r -> new Stop(Cause.NO_ROUTE, stack.name(), null, packet, r.source(), "source"));
    }

    private static Optional<Stop> unreachableGateway(Stack stack, Packet packet) {
        // A gateway that is on a link is none to blame in a table that no rule led to.
        return stack.state().routes().stream()
                .filter(r -> r.type() == RouteEntry.Type.UNICAST && r.to().contains(packet.destination()))
                .flatMap(r -> r.hops().stream()
                        .flatMap(hop -> Stream.ofNullable(hop.via()))
                        .filter(via -> r.table().isMain() || stack.routing().onLink(via, null) == null))
                .min(Comparator.comparing(via -> stack.routing().onLink(via, null) != null))
                .map(via -> new Stop(
                        Cause.GATEWAY_NOT_ON_LINK, stack.name(), null, packet, via, Addresses.text(via)));
    }

    private static java.util.stream.Stream<Hop> matching(Stack stack, Packet packet) {
        return stack.state().routes().stream()
                .filter(r -> r.type() == RouteEntry.Type.UNICAST && r.to().contains(packet.destination()))
                .flatMap(r -> r.hops().stream());
    }

    /** A neighbour's address is everybody's by an own prefix that is too long. */
    static Stop broadcast(Stack stack, Packet packet, Prefix own) {
        String device = stack.holder(own.address()).map(Interface::name).orElse("");
        return new Stop(
                Cause.NO_SUCH_ADDRESS, stack.name(), device, packet, packet.destination(), own.text());
    }

    /** Why nobody on the segment answers for an address. */
    Stop noAnswer(Stack stack, String device, Packet packet, IPAddress nextHop, @Nullable Port down) {
        if (down != null) {
            boolean port = wire.device(down).filter(d -> d.master() != null).isPresent();
            boolean held = wire.device(down).filter(d -> d.up() && wire.isHeld(d, down)).isPresent();
            return new Stop(
                    port ? Cause.PORT_DOWN : Cause.INTERFACE_DOWN, down.namespace(), down.device(), packet, nextHop, held ? HELD : "");
        }
        Optional<String> owner = stacks.holders(nextHop).stream()
                .filter(n -> !n.equals(stack.name()))
                .findFirst();
        Optional<Stop> off = owner.map(stacks::of)
                .flatMap(other -> other.v6Off().at(nextHop).map(there -> off(other, there, packet)));
        if (off.isPresent()) {
            return off.get();
        }
        Optional<Stop> apart = owner.flatMap(o -> Apart.of(wire, new Port(stack.name(), device), packet, nextHop, o));
        if (apart.isPresent()) {
            return apart.get();
        }
        return new Stop(
                owner.isPresent() ? Cause.NOT_ON_SEGMENT : Cause.NO_SUCH_ADDRESS,
                stack.name(),
                device,
                packet,
                nextHop,
                owner.orElse(""));
    }
}
