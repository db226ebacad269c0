package dev.vethwork.explain.remedy;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.explain.walk.Walker;
import dev.vethwork.explain.walk.link.Port;
import dev.vethwork.explain.walk.stack.Routing;
import dev.vethwork.explain.walk.stack.Stack;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Family;
import dev.vethwork.net.Names;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Route;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Neighbours that know the way on. */
public record Gateways(NetworkState state, Walker walker) {
    /** Neighbours who do not forward yet, where others do: each is tried, and a segment may have hundreds. */
    private static final int MOST_BESIDE_ROUTERS = 4;

    /** Routes over each of them, to the destination's subnet and then to everywhere. */
    List<Edit> routes(Stop stop, String node) {
        IPAddress destination = stop.packet().destination();
        Prefix subnet = subnet(destination);
        List<Edit> narrow = new ArrayList<>();
        List<Edit> wide = new ArrayList<>();
        for (IPAddress gateway : knowing(stop.namespace(), destination)) {
            narrow.add(route(node, subnet, gateway));
            wide.add(route(node, Prefix.all(subnet.family()), gateway));
        }
        narrow.addAll(wide);
        return narrow;
    }

    /** Routes to the destination alone, which outweigh the subnet that it is taken to be in. */
    List<Edit> routesToOne(Stop stop, String node) {
        IPAddress destination = stop.packet().destination();
        return !destination.equals(stop.nextHop())
                ? List.of()
                : knowing(stop.namespace(), destination).stream()
                        .filter(gateway -> !gateway.equals(destination))
                        .map(gateway -> route(node, Prefix.host(destination), gateway))
                        .toList();
    }

    /** Where routers hear what a node sends by an interface, and know the way on. */
    List<Port> routersBehind(Stop stop) {
        IPAddress destination = stop.packet().destination();
        return walker.hearing(stop.namespace(), stop.device() == null ? "" : stop.device()).stream()
                .filter(port -> stack(port.namespace()).switches().forwards(Family.of(destination))
                        && stack(port.namespace()).routing().lookup(destination).isPresent())
                .toList();
    }

    /** The subnet that an address is drawn in; itself where it is not drawn. */
    Prefix subnet(IPAddress address) {
        return state.namespaces().values().stream()
                .flatMap(n -> n.interfaces().values().stream())
                .flatMap(i -> i.addresses().stream())
                .filter(p -> p.address().equals(address))
                .map(Prefix::network)
                .findFirst()
                .orElseGet(() -> Prefix.host(address));
    }

    private static Edit route(String node, Prefix to, IPAddress via) {
        return Edit.of(
                EditName.of("fix.route", node, to.shortText(), Addresses.text(via)),
                t -> FixEdits.stack(t, node, s -> s.withRoutes(FixEdits.with(s.routes(), Route.via(to, via)))));
    }

    /** Routes to where a packet came from, so that it comes in where it would be answered. */
    List<Edit> backTo(Stop stop, String node) {
        IPAddress source = stop.packet().source();
        return knowing(stop.namespace(), source).stream()
                .map(gateway -> route(node, subnet(source), gateway))
                .toList();
    }

    /** Addresses on the node's own links of those who know the way to a destination, routers first. */
    List<IPAddress> knowing(String namespace, IPAddress destination) {
        Routing own = stack(namespace).routing();
        Family family = Family.of(destination);
        // Who is on a link at all is looked for first: that rules out most of a big lab.
        List<Neighbor> all = state.namespaces().values().stream()
                .filter(other -> !other.name().equals(namespace))
                .flatMap(other -> other.interfaces().values().stream()
                        .flatMap(i -> i.addresses().stream())
                        .map(Prefix::address)
                        .filter(a -> Family.of(a) == family && (a.isIPv4() || !a.isLinkLocal()) && !a.isLoopback())
                        .filter(a -> own.onLink(a, null) != null)
                        .map(a -> new Neighbor(stack(other.name()), a)))
                .filter(n -> n.stack().owns(destination)
                        || n.stack().routing().lookup(destination).isPresent())
                .sorted(Comparator.comparing(n -> !n.stack().switches().forwards(family)))
                .toList();
        long routers = all.stream().filter(n -> n.stack().switches().forwards(family)).count();
        return all.stream()
                .limit(routers == 0 ? all.size() : routers + MOST_BESIDE_ROUTERS)
                .map(Neighbor::address)
                .toList();
    }

    /** Those of them on one link. */
    List<IPAddress> knowing(String namespace, IPAddress destination, String link) {
        return knowing(namespace, destination).stream()
                .filter(gateway -> stack(namespace).routing().onLink(gateway, link) != null)
                .toList();
    }

    /** Addresses of routers that hear what a node sends by an interface and know the way on, be they in no subnet of its own. */
    List<IPAddress> heardBy(Stop stop) {
        Family family = Family.of(stop.packet().destination());
        return routersBehind(stop).stream()
                .flatMap(port -> stack(port.namespace()).state().device(port.device()).stream())
                .flatMap(device -> device.addresses().stream())
                .map(Prefix::address)
                .filter(a -> Family.of(a) == family && (a.isIPv4() || !a.isLinkLocal()))
                .toList();
    }

    /** The namespace that has an address. */
    Optional<String> holder(IPAddress address) {
        return state.namespaces().values().stream()
                .filter(n -> n.interfaces().values().stream().flatMap(i -> i.addresses().stream()).anyMatch(a -> a.address().equals(address)))
                .map(NamespaceState::name)
                .findFirst();
    }

    /** The links of a node that have an address. */
    List<String> holding(String namespace, IPAddress address) {
        return stack(namespace).up()
                .filter(link -> link.addresses().stream().anyMatch(a -> a.address().equals(address)))
                .map(Interface::name)
                .filter(name -> !name.equals(Names.LOOPBACK))
                .toList();
    }

    /** A node's own links that are up. */
    List<String> links(String namespace) {
        return stack(namespace).up().map(Interface::name).filter(n -> !n.equals(Names.LOOPBACK)).toList();
    }

    /** Those of them on which somebody has an address. */
    List<String> links(String namespace, IPAddress address) {
        return links(namespace).stream()
                .filter(device -> walker.hears(namespace, device, address))
                .toList();
    }

    private record Neighbor(Stack stack, IPAddress address) {}

    private Stack stack(String namespace) {
        return walker.stack(namespace);
    }
}
