package dev.vethwork.explain.walk.link;

import dev.vethwork.explain.kind.LinkPaths;
import dev.vethwork.explain.kind.Way;
import dev.vethwork.net.BridgePort;
import dev.vethwork.net.Mac;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import inet.ipaddr.IPAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who hears a frame: veth pairs, and bridges that pass it to their other ports. */
public final class Wire {
    /** Listeners of one interface that are remembered: those of a huge segment would be its size squared. */
    private static final int MOST_REMEMBERED = 300;

    private static final int USUAL_MTU = 1500;

    private final NetworkState network;
    private final @Nullable Wire before;
    private final Set<String> changed;
    private final Map<Port, List<Interface>> members = new HashMap<>();
    private final Map<Port, Flood.Segment> known = new ConcurrentHashMap<>();
    private volatile @Nullable Map<Mac, Set<String>> byMac;
    private volatile @Nullable Map<Port, List<Port>> elsewhere;
    private final Map<String, List<Port>> byKind = new ConcurrentHashMap<>();

    public Wire(NetworkState network) {
        this(network, null, network.namespaces().keySet());
    }

    /** After a change to some namespaces. */
    public Wire(NetworkState network, @Nullable Wire before, Set<String> changed) {
        this.network = network;
        this.before = before;
        this.changed = changed;
        changed.stream().flatMap(n -> network.namespace(n).stream()).forEach(ns -> ns.interfaces().values().forEach(i -> {
            if (i.master() != null) {
                members.computeIfAbsent(new Port(ns.name(), i.master()), b -> new ArrayList<>())
                        .add(i);
            }
        }));
    }

    /** The ports of a bridge, the members of whatever else takes some. */
    public List<Interface> members(Port bridge) {
        return before == null || changed.contains(bridge.namespace())
                ? members.getOrDefault(bridge, List.of())
                : before.members(bridge);
    }

    /** An interface in a namespace. */
    public record Port(String namespace, String device) {}

    /**
     * A frame in a switch.
     *
     * @param in the port that it came in by, or the switch itself where its own stack sent it
     * @param out the port that it leaves by, or the switch itself where its own stack takes it
     */
    public record Pass(Port bridge, Port in, Port out) {
        private Pass back() {
            return new Pass(bridge, out, in);
        }
    }

    /**
     * An interface of a stack that hears the frame.
     *
     * @param bridged the bridges that pass it on from one port to another
     * @param passes how it comes through each switch on its way, its own where it is one
     * @param mtu bytes of the narrowest interface that takes it in
     * @param narrow that interface
     * @param narrowOut whether a bridge sends the frame out by it, rather than that it comes in there
     * @param tunnels those that carry it on its way, the first one first
     * @param down the first interface on the way that is down, empty where all are up
     * @param vlan on a cable the frame's tag, 0 for none; inside a switch the VLAN that it is in
     */
    public record Listener(
            Port port,
            List<Port> bridged,
            List<Pass> passes,
            int mtu,
            Port narrow,
            boolean narrowOut,
            List<Tunnel> tunnels,
            Optional<Port> down,
            int vlan) {
        Listener by(Interface device, Port at, boolean out) {
            int own = device.mtu() == 0 ? USUAL_MTU : device.mtu();
            Optional<Port> firstDown = down.isPresent() || device.up() ? down : Optional.of(at);
            boolean narrower = own < mtu;
            return new Listener(
                    at,
                    bridged,
                    passes,
                    Math.min(mtu, own),
                    narrower ? at : narrow,
                    narrower ? out : narrowOut,
                    tunnels,
                    firstDown,
                    vlan);
        }

        /** What a bridge hands up to its own stack is not measured: only what leaves by a port is. */
        Listener up(Interface bridge, Port at) {
            Optional<Port> firstDown = bridge.up() || down.isPresent() ? down : Optional.of(at);
            return new Listener(at, bridged, passes, mtu, narrow, narrowOut, tunnels, firstDown, vlan);
        }

        Listener over(Port bridge) {
            List<Port> all = new ArrayList<>(bridged);
            all.add(bridge);
            return new Listener(port, all, passes, mtu, narrow, narrowOut, tunnels, down, vlan);
        }

        Listener passing(Pass pass) {
            List<Pass> all = new ArrayList<>(passes);
            all.add(pass);
            return new Listener(port, bridged, all, mtu, narrow, narrowOut, tunnels, down, vlan);
        }

        Listener stoppedBy(Optional<Port> first) {
            return new Listener(port, bridged, passes, mtu, narrow, narrowOut, tunnels, first, vlan);
        }

        /** What is carried by a tunnel is cut into pieces outside, so that only what it leaves by counts. */
        Listener inside(Tunnel tunnel) {
            List<Tunnel> all = new ArrayList<>(tunnels);
            all.add(tunnel);
            return new Listener(port, bridged, passes, mtu, narrow, narrowOut, all, down, vlan);
        }

        /** The way back to who is heard. */
        private Listener back(Port to, List<Tunnel> back) {
            List<Pass> turned = passes.reversed().stream().map(Pass::back).toList();
            return new Listener(to, bridged.reversed(), turned, mtu, narrow, !narrowOut, back, down, vlan);
        }

        Listener in(int newVlan) {
            return newVlan == vlan
                    ? this
                    : new Listener(port, bridged, passes, mtu, narrow, narrowOut, tunnels, down, newVlan);
        }
    }

    /** Everybody on the segment of an interface, those behind something that is down included and marked so. */
    public List<Listener> listeners(Port from) {
        return segment(from).listeners();
    }

    /** Who gets a frame that names him: of what is for all, some do not hear what they have sent themselves. */
    public List<Listener> named(Port from) {
        boolean hearsBeside = device(from).filter(d -> !d.kind().hearsBeside()).isEmpty();
        return hearsBeside ? listeners(from) : new Flood(this, from, Lifted.NOTHING, true).run().listeners();
    }

    /** The same, did bridges not keep ports apart. */
    public List<Listener> together(Port from, Lifted lifted) {
        return new Flood(this, from, lifted, false).run().listeners();
    }

    /** What of that by which bridges keep their ports apart is passed over. */
    public enum Lifted {
        NOTHING,
        /** Ports that are isolated. */
        ISOLATION,
        /** That, and VLANs. */
        VLANS
    }

    /** Who sent what an interface heard by tunnels that remember where frames come from; empty where it heard nothing so. */
    public Optional<Listener> learned(Port at, Port sender, Function<Tunnel, Tunnel> turned) {
        return listeners(sender).stream()
                .filter(l -> l.port().equals(at) && l.down().isEmpty() && !l.tunnels().isEmpty())
                .filter(l -> l.tunnels().stream().allMatch(t -> device(t.to()).filter(d -> LinkPaths.of(d).learns()).isPresent()))
                .map(l -> l.back(sender, l.tunnels().reversed().stream().map(turned).toList()))
                .findFirst();
    }

    /** Bridges on the segment of an interface that are joined in a ring, none of which speaks STP; empty where none are. */
    public List<Port> ring(Port from) {
        return segment(from).ring();
    }

    private Flood.Segment segment(Port from) {
        Flood.Segment there = known.get(from);
        if (there != null) {
            return there;
        }
        Flood.Segment found = new Flood(this, from, Lifted.NOTHING, false).run();
        if (found.listeners().size() <= MOST_REMEMBERED) {
            known.put(from, found);
        }
        return found;
    }

    /** Whether somebody told its bridge to pass nothing through it: with STP it is the bridge itself that does, for a while. */
    public boolean isHeld(Interface port, Port at) {
        String master = port.master();
        return port.held()
                && master != null
                && device(new Port(at.namespace(), master)).filter(Interface::stp).isEmpty();
    }

    /** How it is a port of a bridge. */
    BridgePort settings(Port at) {
        return device(at).map(Interface::port).orElse(BridgePort.PLAIN);
    }

    /** All interfaces of a kind, by its word. */
    public List<Port> ofKind(String word) {
        return byKind.computeIfAbsent(word, w -> network.namespaces().values().stream()
                .flatMap(ns -> ns.interfaces().values().stream()
                        .filter(device -> device.kind().word().equals(w))
                        .map(device -> new Port(ns.name(), device.name())))
                .toList());
    }

    /** The ways of a frame that leaves by an interface on which another stands. */
    public Stream<Way> waysBelow(Port below) {
        return device(below).stream()
                .filter(device -> !standsOnItself(below))
                .flatMap(device -> LinkPaths.of(device).across(this, below, device).stream())
                .map(way -> way.by(below));
    }

    /** As a file may have it, and no kernel: it has no way out. */
    private boolean standsOnItself(Port port) {
        Set<Port> below = new HashSet<>();
        ArrayDeque<Port> next = new ArrayDeque<>(List.of(port));
        while (!next.isEmpty()) {
            Port at = next.poll();
            for (Port lower : device(at).stream().flatMap(d -> under(at.namespace(), d)).toList()) {
                if (lower.equals(port)) {
                    return true;
                }
                if (below.add(lower)) {
                    next.add(lower);
                }
            }
        }
        return false;
    }

    /** The bridge that takes all that arrives at an interface, so that this one hears nothing itself. */
    public Optional<Port> deafenedBy(Port port) {
        return device(port)
                .map(Interface::master)
                .map(master -> new Port(port.namespace(), master))
                .filter(master -> device(master)
                        .filter(d -> d.isBridge() && !LinkPaths.of(d).onlyListensIn())
                        .isPresent());
    }

    /** Whether a namespace has an address, on whatever interface. */
    public boolean holds(String namespace, IPAddress address) {
        return network.namespace(namespace)
                .filter(ns -> ns.interfaces().values().stream()
                        .anyMatch(i -> i.addresses().stream().anyMatch(p -> p.address().equals(address))))
                .isPresent();
    }

    /** Others on a segment, in other namespaces than these two, who have the MAC of one of them. */
    public Optional<Port> thirdOfMac(Port from, Port to) {
        List<Mac> macs = Stream.of(from, to)
                .flatMap(port -> device(port).stream())
                .flatMap(device -> Stream.ofNullable(device.mac()))
                .filter(mac -> holders().getOrDefault(mac, Set.of()).size() > 1)
                .toList();
        return macs.isEmpty()
                ? Optional.empty()
                : listeners(from).stream()
                        .filter(l -> l.down().isEmpty() && !l.bridged().isEmpty())
                        .map(Listener::port)
                        .filter(p -> !p.namespace().equals(from.namespace()) && !p.namespace().equals(to.namespace()))
                        .filter(p -> device(p).filter(d -> macs.contains(d.mac())).isPresent())
                        .findFirst();
    }

    /** The namespaces in which each MAC is, of all that are known. */
    private Map<Mac, Set<String>> holders() {
        Map<Mac, Set<String>> made = byMac;
        if (made == null) {
            Map<Mac, Set<String>> found = new HashMap<>();
            network.namespaces().values().forEach(ns -> ns.interfaces().values().stream()
                    .flatMap(device -> Stream.ofNullable(device.mac()))
                    .forEach(mac -> found.computeIfAbsent(mac, m -> new HashSet<>(1)).add(ns.name())));
            made = found;
            byMac = made;
        }
        return made;
    }

    /** What an interface is a member of, where that is who hears. */
    Optional<Port> whole(Port at) {
        return device(at)
                .map(Interface::master)
                .map(master -> new Port(at.namespace(), master))
                .filter(master -> device(master).filter(d -> LinkPaths.of(d).hearsItsMembers()).isPresent());
    }

    /** What an interface stands on, that of another namespace too. */
    public static Stream<Port> under(String namespace, Interface device) {
        return Stream.concat(
                device.kind().under().stream().map(below -> new Port(namespace, below)),
                Stream.ofNullable(device.kind().below()).map(below -> new Port(below.namespace(), below.interfaceName())));
    }

    /** What stands on an interface. */
    public List<Port> onTop(Port port) {
        Stream<Port> own = network.namespace(port.namespace()).stream()
                .flatMap(space -> space.interfaces().values().stream()
                        .filter(device -> device.kind().under().contains(port.device()))
                        .map(device -> new Port(space.name(), device.name())));
        return Stream.concat(own, standingElsewhere().getOrDefault(port, List.of()).stream())
                .filter(upper -> !standsOnItself(upper))
                .toList();
    }

    /** What stands on interfaces of other namespaces, by those. */
    private Map<Port, List<Port>> standingElsewhere() {
        Map<Port, List<Port>> made = elsewhere;
        if (made == null) {
            Map<Port, List<Port>> found = new HashMap<>();
            network.namespaces().values().forEach(space -> space.interfaces().values().forEach(device -> {
                Interface.Peer below = device.kind().below();
                if (below != null) {
                    found.computeIfAbsent(new Port(below.namespace(), below.interfaceName()), _ -> new ArrayList<>())
                            .add(new Port(space.name(), device.name()));
                }
            }));
            made = found;
            elsewhere = made;
        }
        return made;
    }

    public Optional<Interface> device(Port port) {
        return network.namespace(port.namespace()).flatMap((NamespaceState n) -> n.device(port.device()));
    }

    /** Bytes of the biggest packet that leaves by it; a bridge that is told nothing takes the smallest of its ports'. */
    public int mtu(Port port) {
        return mtu(port, Set.of());
    }

    /** @param above what stands on it: a drawing may have a circle there */
    private int mtu(Port port, Set<Port> above) {
        Optional<Interface> device = device(port);
        if (device.filter(d -> d.isBridge() && d.mtu() == 0).isPresent()) {
            return members(port).stream()
                    .mapToInt(m -> m.mtu() == 0 ? USUAL_MTU : m.mtu())
                    .min()
                    .orElse(USUAL_MTU);
        }
        if (device.filter(d -> d.mtu() == 0 && d.kind().isStacked()).isPresent() && !above.contains(port)) {
            // It is made as wide as what it stands on (macvlan_common_newlink in drivers/net/macvlan.c).
            Set<Port> all = new HashSet<>(above);
            all.add(port);
            return under(port.namespace(), device.get()).mapToInt(below -> mtu(below, all)).min().orElse(USUAL_MTU);
        }
        return device.map(Interface::mtu).filter(m -> m != 0).orElse(USUAL_MTU);
    }
}
