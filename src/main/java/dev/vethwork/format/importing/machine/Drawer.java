package dev.vethwork.format.importing.machine;

import dev.vethwork.net.BridgePort;
import dev.vethwork.net.Family;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Names;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.NodeFile;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Rewriting;
import dev.vethwork.topology.Shaping;
import dev.vethwork.topology.Site;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.DrawnLoopback;
import dev.vethwork.topology.kind.Elsewhere;
import dev.vethwork.topology.kind.LinkBasics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Draws a machine: its namespaces and bridges become nodes, its veth pairs cables. */
public final class Drawer {
    private static final String WAY_OUT = "eth0";
    /** The kernel's names are no longer. */
    private static final int MOST_OF_NAME = 15;

    private static final String FORWARDING = "net.ipv4.ip_forward";
    private static final String FORWARDING_V6 = "net.ipv6.conf.all.forwarding";

    private final Machine machine;
    private final Map<Object, String> names = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    private Drawer(Machine machine) {
        this.machine = machine;
    }

    public static Topology draw(Machine machine, String name) {
        machine.end();
        return new Drawer(machine).topology(name);
    }

    /** The same, with places for its nodes by the names of their namespaces and bridges. */
    public static Topology draw(Machine machine, String name, Map<String, Position> places) {
        machine.end();
        Drawer drawer = new Drawer(machine);
        Topology drawn = drawer.topology(name);
        Map<String, Position> layout = new TreeMap<>();
        drawer.names.forEach((element, node) -> {
            Position place = places.get(element instanceof Space s ? s.name() : ((Link) element).name());
            if (place != null) {
                layout.put(node, place);
            }
        });
        return drawn.withLayout(layout);
    }

    private Topology topology(String name) {
        OwnVlans.draw(machine);
        List<Space> spaces = machine.spaces();
        List<Link> bridges = spaces.stream()
                .flatMap(s -> s.links().values().stream())
                .filter(Link::isSwitch)
                .toList();
        List<Node> nodes = new ArrayList<>();
        bridges.stream().filter(b -> b.space().isRoot()).forEach(b -> name(b, b.name()));
        List<Space> inner = spaces.stream()
                .filter(s -> !s.isRoot() && !s.isSwitch() && s.isolatedBridge().isEmpty())
                .toList();
        inner.forEach(s -> name(s, s.name()));
        bridges.stream().filter(b -> !b.space().isRoot()).forEach(b -> name(b, b.name()));
        String host = name(machine.root(), "host");
        inner.forEach(s -> nodes.add(new Namespace(nodeOf(s), Namespace.Role.PLAIN, stack(s))));
        bridges.forEach(b -> nodes.add(bridge(b)));
        List<Cable> cables = cables(spaces);
        IpStack stack = stack(machine.root());
        if (!stack.equals(IpStack.DEFAULT)
                || bridges.stream().anyMatch(b -> b.space().isRoot())
                || cables.stream().anyMatch(c -> c.touches(host))
                || nodes.stream().anyMatch(n -> n instanceof StackNode node && node.stack().standsIn(Set.of(host)))) {
            nodes.add(new Host(host, stack));
        }
        return new Topology(name, "", nodes, cables, machine.notes(), Map.of());
    }

    /** A name for a node: this one, where nothing else has it. */
    private String name(Object element, String wanted) {
        String name = wanted;
        for (int i = 2; taken.contains(name); i++) {
            name = wanted + "-" + i;
        }
        taken.add(name);
        names.put(element, name);
        return name;
    }

    private Bridge bridge(Link link) {
        return Bridge.of(nodeOf(link))
                .withType(link.kind() == ImportedKind.SWITCH ? Bridge.Type.OPENVSWITCH : Bridge.Type.LINUX)
                .withAddresses(link.addresses())
                .withStp(link.stp())
                .withVlanFiltering(link.filtersVlans())
                .withMtu(link.mtu())
                .withMac(link.mac())
                .withUp(isUp(link))
                .withSite(site(link));
    }

    private Site site(Link bridge) {
        Space space = bridge.space();
        boolean isolated = space.isolatedBridge().filter(bridge::equals).isPresent();
        return space.isRoot() ? Site.HOST : isolated ? Site.ISOLATED : Site.inside(nodeOf(space));
    }

    /** A switch of Open vSwitch passes frames on whatever its own interface is: that counts where it has addresses alone. */
    private static boolean isUp(Link bridge) {
        return bridge.isUp() || (bridge.kind() == ImportedKind.SWITCH && bridge.addresses().isEmpty());
    }

    private String nodeOf(Space space) {
        return names.getOrDefault(space, space.name());
    }

    private String nodeOf(Link bridge) {
        return names.getOrDefault(bridge, bridge.name());
    }

    private List<Cable> cables(List<Space> spaces) {
        List<Cable> cables = new ArrayList<>();
        Set<Link> drawn = new HashSet<>();
        for (Space space : spaces) {
            for (Link link : space.links().values()) {
                Link peer = link.peer();
                if (link.kind() == ImportedKind.VETH && peer != null && drawn.add(link) && drawn.add(peer)) {
                    cables.add(new Cable(end(link), end(peer), shaping(link, peer)));
                }
            }
        }
        return cables;
    }

    private static Shaping shaping(Link a, Link b) {
        return a.shaping().isNone() ? b.shaping() : a.shaping();
    }

    private CableEnd end(Link link) {
        Link master = link.master();
        return CableEnd.of(master == null ? nodeOf(link.space()) : nodeOf(master), deviceOf(link, master))
                .withAddresses(link.addresses())
                .withMac(link.mac())
                .withMtu(link.mtu())
                .withUp(link.isUp())
                .withDhcp(link.dhcp() && master == null)
                .withPort(master == null ? BridgePort.PLAIN : port(link, master));
    }

    /** Ports of a container's own switch are the machine's in a drawing, where no two are called alike. */
    private static String deviceOf(Link link, @Nullable Link master) {
        if (master == null || master.space().equals(link.space())) {
            return link.name();
        }
        String name = link.space().name() + "-" + link.name();
        return !Names.tooLong(name) ? name : name.substring(name.length() - MOST_OF_NAME);
    }

    private static BridgePort port(Link link, Link bridge) {
        return bridge.filtersVlans()
                ? link.port().withVlans(link.vlans().drawn().orElse(null))
                : link.port();
    }

    private IpStack stack(Space space) {
        SortedMap<String, String> sysctls = new TreeMap<>(space.sysctls());
        boolean forwarding = "1".equals(sysctls.remove(FORWARDING));
        if (forwarding && handlesV6(space)) {
            // What is drawn as forwarding is for both families: where packets of one alone are passed on, that is said besides.
            if ("1".equals(sysctls.getOrDefault(FORWARDING_V6, space.isRouter() ? "1" : "0"))) {
                sysctls.remove(FORWARDING_V6);
            } else {
                sysctls.put(FORWARDING_V6, "0");
            }
        }
        IpStack stack = IpStack.DEFAULT
                .withForwarding(forwarding)
                .withLoopback(space.isRoot() || up(space.links().get("lo")))
                .withRoutes(space.routes().stream().map(RouteSoFar::route).distinct().toList())
                .withRules(space.rules().stream().distinct().toList())
                .withNeighbors(List.copyOf(space.neighbors().values()))
                .withProxies(List.copyOf(space.proxies()))
                .withSysctls(sysctls)
                .withServices(space.services())
                .withFiles(space.files().entrySet().stream().map(file -> new NodeFile(file.getKey(), file.getValue())).toList())
                .withInterfaces(interfaces(space));
        IpStack drawn = RuleDrawer.draw(stack, space.netfilter(), devices(space), handlesV6(space));
        return Rewriting.devices(device -> drawnAs(space, device)).in(drawn);
    }

    /** Of bridges that are called alike in several namespaces only one is so in a drawing. */
    private String drawnAs(Space space, String device) {
        return space.link(device).filter(Link::isSwitch).map(this::nodeOf).orElse(device);
    }

    private static boolean handlesV6(Space space) {
        return space.has(Family.V6)
                || space.routes().stream().anyMatch(route -> route.route().to().family() == Family.V6);
    }

    /** Those that packets are routed by: no ports of bridges. The machine has its way out, whether a script names it or not. */
    private static Set<String> devices(Space space) {
        Set<String> all = new LinkedHashSet<>();
        space.links().values().stream()
                .filter(link -> link.master() == null)
                .forEach(link -> all.add(link.name()));
        if (space.isRoot() && space.links().values().stream().noneMatch(link -> link.kind() == ImportedKind.CARD)) {
            all.add(WAY_OUT);
        }
        return all;
    }

    private List<DrawnInterface> interfaces(Space space) {
        List<DrawnInterface> all = new ArrayList<>(loopback(space));
        for (Link link : space.links().values()) {
            DrawnInterface extra = link.extra();
            if (extra != null) {
                Link master = link.master();
                Link below = link.below();
                DrawnInterface drawn = below == null || below.space().equals(space)
                        ? extra
                        : extra.standingOn(new Elsewhere(nodeOf(below.space()), below.name()));
                all.add(drawn.withBasics(LinkBasics.of(link.name())
                        .withAddresses(link.addresses())
                        .withMac(link.mac())
                        .withMtu(link.mtu())
                        .withUp(link.isUp())
                        .withBridge(master == null ? null : nodeOf(master))));
            }
        }
        return all;
    }

    /** What is on {@code lo} besides the addresses that every machine has there. */
    private static List<DrawnInterface> loopback(Space space) {
        List<InterfaceAddress> own = space.link("lo").stream()
                .flatMap(l -> l.addresses().stream())
                .filter(a -> !a.ip().isLoopback())
                .toList();
        return own.isEmpty() ? List.of() : List.of(DrawnLoopback.of(own));
    }

    private static boolean up(@Nullable Link link) {
        return link != null && link.isUp();
    }
}
