package dev.vethwork.edit;

import dev.vethwork.net.Family;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Names;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Note;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Rewriting;
import dev.vethwork.topology.Site;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.Elsewhere;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Draws a copy of a part into a drawing, under names and with addresses that are free there. */
final class Pasting {
    /** Of wider subnets there are hardly others that are private. */
    private static final int WIDEST = 16;

    /** The size of the subnets that are drawn for nodes. */
    private static final int USUAL = 24;

    private final Topology base;
    private final Topology part;
    private final Set<String> copied;
    private final double dx;
    private final double dy;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, List<DrawnInterface>> stacked = new TreeMap<>();
    private Topology result;

    Pasting(Topology base, Topology part, double dx, double dy) {
        this(base, part, part.nodes().keySet(), dx, dy);
    }

    /** @param copied nodes of the part that are copied; cables to others of the part go to the base's own */
    Pasting(Topology base, Topology part, Set<String> copied, double dx, double dy) {
        this.base = base;
        this.part = part;
        this.copied = copied;
        this.dx = dx;
        this.dy = dy;
        this.result = base;
    }

    Topology result() {
        Subnets subnets = new Subnets(freshSubnets());
        // Nodes before the bridges that live in them.
        part.nodes().values().stream().filter(n -> !isInside(n)).forEach(n -> copy(n, subnets));
        part.nodes().values().stream().filter(Pasting::isInside).forEach(n -> copy(n, subnets));
        stacked.forEach(this::stack);
        for (Cable cable : part.cables()) {
            copy(cable, subnets);
        }
        if (!part.notes().isEmpty()) {
            List<Note> notes = new ArrayList<>(result.notes());
            part.notes().forEach(n -> notes.add(new Note(n.text(), n.x() + dx, n.y() + dy)));
            result = result.withNotes(notes);
        }
        return result;
    }

    private static boolean isInside(Node node) {
        return node instanceof Bridge bridge && bridge.inside().isPresent();
    }

    private Site site(String around) {
        return Site.inside(names.getOrDefault(around, around));
    }

    private void copy(Node node, Subnets subnets) {
        boolean secondHost = node instanceof Host && base.host().isPresent();
        if (!copied.contains(node.name()) || secondHost) {
            names.put(node.name(), secondHost ? base.host().orElseThrow().name() : node.name());
            return;
        }
        String name = FreshNames.node(result, node.name());
        names.put(node.name(), name);
        result = result.withNode(switch (node.renamed(name)) {
            case StackNode stack -> apart(stack.editStack(subnets::in));
            case Bridge bridge -> bridge.withSite(
                            bridge.inside().map(this::site).orElse(bridge.site()))
                    .withAddresses(bridge.addresses().stream().map(subnets::in).toList());
        });
        Position at = part.layout().get(node.name());
        if (at != null) {
            Map<String, Position> layout = new HashMap<>(result.layout());
            layout.put(name, new Position(at.x() + dx, at.y() + dy));
            result = result.withLayout(layout);
        }
    }

    /** Without what stands on interfaces of nodes that may not be there yet. */
    private StackNode apart(StackNode node) {
        List<DrawnInterface> all = node.stack().interfaces();
        if (all.stream().noneMatch(drawn -> drawn.elsewhere().isPresent())) {
            return node;
        }
        stacked.put(node.name(), all);
        return node.editStack(s -> s.withInterfaces(
                all.stream().filter(drawn -> drawn.elsewhere().isEmpty()).toList()));
    }

    private void stack(String node, List<DrawnInterface> interfaces) {
        List<DrawnInterface> all = interfaces.stream()
                .map(drawn -> drawn.elsewhere()
                        .map(below -> drawn.standingOn(new Elsewhere(names.getOrDefault(below.node(), below.node()), below.link())))
                        .orElse(drawn))
                .filter(drawn -> drawn.elsewhere().filter(below -> result.node(below.node()).isEmpty()).isEmpty())
                .toList();
        if (result.node(node).orElse(null) instanceof StackNode copy) {
            result = result.withNode(node, copy.editStack(s -> s.withInterfaces(all)));
        }
    }

    private void copy(Cable cable, Subnets subnets) {
        boolean joinsOld = !copied.contains(cable.a().node()) || !copied.contains(cable.b().node());
        CableEnd a = end(cable.a(), cable.b(), joinsOld, subnets, "");
        CableEnd b = end(cable.b(), cable.a(), joinsOld, subnets, a.interfaceName());
        follow(cable.a(), a);
        follow(cable.b(), b);
        result = result.withCable(new Cable(a, b, cable.shaping()));
        if (joinsOld) {
            readdress(cable.a(), a);
            readdress(cable.b(), b);
        }
    }

    /** What speaks of an interface in a copied node speaks of the copy's. */
    private void follow(CableEnd from, CableEnd to) {
        if (copied.contains(from.node()) && result.node(to.node()).orElse(null) instanceof StackNode stack) {
            Rewriting names = Rewriting.device(from.interfaceName(), to.interfaceName());
            result = result.withNode(to.node(), stack.editStack(names::in));
        }
    }

    /** A cable to something that was there before gets addresses as a new one would. */
    private void readdress(CableEnd from, CableEnd to) {
        if (!from.addresses().isEmpty()) {
            result = Cabling.address(result, to.id());
        }
    }

    private CableEnd end(CableEnd end, CableEnd other, boolean joinsOld, Subnets subnets, String alsoTaken) {
        String node = names.getOrDefault(end.node(), end.node());
        String peer = names.getOrDefault(other.node(), other.node());
        List<InterfaceAddress> addresses = joinsOld
                ? List.of()
                : end.addresses().stream().map(subnets::in).toList();
        // The kernel makes up a MAC; a copied one would be there twice.
        return end.withNode(node)
                .withInterfaceName(device(end, other, node, peer, alsoTaken))
                .withAddresses(addresses)
                .withMac(null);
    }

    private String device(CableEnd end, CableEnd other, String node, String peer, String alsoTaken) {
        String renamed = end.interfaceName().replace(end.node(), node).replace(other.node(), peer);
        Set<String> taken = new HashSet<>(Set.of(alsoTaken));
        result.cables().forEach(c -> c.ends().stream()
                .filter(e -> result.homeOf(e.node()).equals(result.homeOf(node)))
                .forEach(e -> taken.add(e.interfaceName())));
        if (result.node(node).orElse(null) instanceof StackNode stack) {
            stack.stack().interfaces().forEach(drawn -> taken.add(drawn.name()));
        }
        return FreshNames.next(renamed, Names.MAX_INTERFACE, taken::contains);
    }

    /** For each of the part's subnets that the base has, one that it has not. */
    private Map<Prefix, Prefix> freshSubnets() {
        Map<Prefix, Prefix> moved = new HashMap<>();
        Set<Prefix> used = new HashSet<>();
        FreshAddresses.all(base).forEach(a -> used.add(a.subnet()));
        FreshAddresses.all(Fragment.of(part, copied))
                .filter(InterfaceAddress::written)
                .map(InterfaceAddress::subnet)
                .distinct()
                .filter(s -> s.length() >= WIDEST && !s.isHost() && used.stream().anyMatch(s::overlaps))
                .forEach(s -> moved.put(s, fresh(s, used, moved)));
        ownAddresses().forEach(own -> moved.put(own, next(own, moved)));
        return moved;
    }

    private Prefix fresh(Prefix subnet, Set<Prefix> used, Map<Prefix, Prefix> moved) {
        if (subnet.family() == Family.V4 && subnet.length() >= USUAL) {
            Prefix fresh = FreshAddresses.subnet(base, Set.copyOf(moved.values()));
            return new Prefix(fresh.address(), subnet.length());
        }
        return FreshAddresses.behind(
                subnet, s -> Stream.concat(used.stream(), moved.values().stream()).anyMatch(s::overlaps));
    }

    /** Addresses by which a copied node is known, on no link with others, and that the base has as well. */
    private List<Prefix> ownAddresses() {
        Set<Prefix> used = new HashSet<>();
        FreshAddresses.all(base).forEach(a -> used.add(a.prefix()));
        return part.nodes().values().stream()
                .filter(n -> copied.contains(n.name()))
                .flatMap(n -> n instanceof StackNode stack ? stack.stack().interfaces().stream() : Stream.empty())
                .flatMap(drawn -> drawn.addresses().stream())
                .map(InterfaceAddress::prefix)
                .filter(p -> p.length() == p.family().bits() && used.contains(p))
                .toList();
    }

    private Prefix next(Prefix own, Map<Prefix, Prefix> moved) {
        Set<IPAddress> taken = new HashSet<>();
        FreshAddresses.all(base).forEach(a -> taken.add(a.ip()));
        moved.values().forEach(p -> taken.add(p.address()));
        IPAddress free = own.address();
        while (taken.contains(free)) {
            free = free.increment(1);
        }
        return new Prefix(free, own.length());
    }
}
