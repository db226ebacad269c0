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
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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

    /** More bytes than any packet has. */
    private static final int UNMEASURED = 1 << 20;

    private final NetworkState network;
    private final @Nullable Wire before;
    private final Set<String> changed;
    private final Map<Port, List<Interface>> members = new HashMap<>();
    private final Map<Port, Segment> known = new ConcurrentHashMap<>();
    private volatile @Nullable Map<Mac, Set<String>> byMac;
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

    /** A switch that a frame of a VLAN has come to. */
    private record Visit(Port bridge, int vlan) {}

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
        private Listener by(Interface device, Port at, boolean out) {
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
        private Listener up(Interface bridge, Port at) {
            Optional<Port> firstDown = bridge.up() || down.isPresent() ? down : Optional.of(at);
            return new Listener(at, bridged, passes, mtu, narrow, narrowOut, tunnels, firstDown, vlan);
        }

        private Listener over(Port bridge) {
            List<Port> all = new ArrayList<>(bridged);
            all.add(bridge);
            return new Listener(port, all, passes, mtu, narrow, narrowOut, tunnels, down, vlan);
        }

        private Listener passing(Pass pass) {
            List<Pass> all = new ArrayList<>(passes);
            all.add(pass);
            return new Listener(port, bridged, all, mtu, narrow, narrowOut, tunnels, down, vlan);
        }

        private Listener stoppedBy(Optional<Port> first) {
            return new Listener(port, bridged, passes, mtu, narrow, narrowOut, tunnels, first, vlan);
        }

        /** What is carried by a tunnel is cut into pieces outside, so that only what it leaves by counts. */
        private Listener inside(Tunnel tunnel) {
            List<Tunnel> all = new ArrayList<>(tunnels);
            all.add(tunnel);
            return new Listener(port, bridged, passes, mtu, narrow, narrowOut, all, down, vlan);
        }

        /** The way back to who is heard. */
        private Listener back(Port to, List<Tunnel> back) {
            List<Pass> turned = passes.reversed().stream().map(Pass::back).toList();
            return new Listener(to, bridged.reversed(), turned, mtu, narrow, !narrowOut, back, down, vlan);
        }

        private Listener in(int newVlan) {
            return newVlan == vlan
                    ? this
                    : new Listener(port, bridged, passes, mtu, narrow, narrowOut, tunnels, down, newVlan);
        }
    }

    /** Who hears a frame, and the bridges of a ring in which it would go round for ever, if there is one. */
    private record Segment(List<Listener> listeners, List<Port> ring) {}

    /** Everybody on the segment of an interface, those behind something that is down included and marked so. */
    public List<Listener> listeners(Port from) {
        return segment(from).listeners();
    }

    /** The same, did bridges not keep ports apart. */
    public List<Listener> together(Port from, Lifted lifted) {
        return new Flood(from, lifted).run().listeners();
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

    private Segment segment(Port from) {
        Segment there = known.get(from);
        if (there != null) {
            return there;
        }
        Segment found = new Flood(from, Lifted.NOTHING).run();
        if (found.listeners().size() <= MOST_REMEMBERED) {
            known.put(from, found);
        }
        return found;
    }

    /** For each port of a bridge everybody who is behind it. */
    public List<List<Listener>> behindPorts(Port bridge) {
        return members(bridge).stream()
                .map(m -> listeners(new Port(bridge.namespace(), m.name())))
                .toList();
    }

    /** One frame to everybody. */
    private final class Flood {
        private final Port from;
        private final Lifted lifted;
        private final List<Listener> heard = new ArrayList<>();
        /** Each bridge, and VLAN of it, and the bridges before it. */
        private final Map<Visit, List<Port>> bridges = new HashMap<>();
        // Frames that are not held up anywhere come first, so that a bridge is not taken for cut off when it is not.
        private final ArrayDeque<Listener> arriving = new ArrayDeque<>();
        private List<Port> ring = List.of();

        Flood(Port from, Lifted lifted) {
            this.from = from;
            this.lifted = lifted;
        }

        Segment run() {
            Optional<Interface> own = device(from);
            if (own.isPresent()) {
                Optional<Port> down = own.get().up() ? Optional.empty() : Optional.of(from);
                Listener start = new Listener(from, List.of(), List.of(), UNMEASURED, from, false, List.of(), down, 0);
                if (own.get().isBridge()) {
                    entering(own, BridgePort.PLAIN, 0).ifPresent(vlan -> {
                        bridges.put(new Visit(from, vlan), List.of(from));
                        flood(from, from, start.in(vlan));
                    });
                } else {
                    leave(start);
                }
            }
            while (!arriving.isEmpty()) {
                arrive(arriving.poll());
            }
            return new Segment(List.copyOf(heard), ring);
        }

        private void leave(Listener frame) {
            Interface out = device(frame.port()).orElse(null);
            if (out == null) {
                return;
            }
            for (Way way : LinkPaths.of(out).across(Wire.this, frame.port(), out)) {
                Listener left = frame.in(LinkPaths.of(out).tagged(out, frame.vlan()));
                for (Port through : way.through()) {
                    left = by(left, through, true);
                }
                if (way.tunnel() != null) {
                    left = left.inside(way.tunnel());
                }
                Listener leaving = left;
                // What comes out of a tunnel is not measured either.
                device(way.to()).ifPresent(d -> comes(
                        way.tunnel() == null ? leaving.by(d, way.to(), false) : leaving.up(d, way.to())));
            }
        }

        private Listener by(Listener frame, Port at, boolean out) {
            return device(at).map(d -> frame.by(d, at, out)).orElse(frame);
        }

        private void comes(Listener here) {
            if (here.down().isPresent()) {
                arriving.addLast(here);
            } else {
                arriving.addFirst(here);
            }
        }

        private void arrive(Listener here) {
            Port at = here.port();
            Optional<Port> whole = whole(at);
            if (whole.isPresent()) {
                comes(by(here, whole.get(), false));
                return;
            }
            onTop(at).forEach(upper -> device(upper)
                    .map(d -> LinkPaths.of(d).heardFromBelow(d, here.vlan()))
                    .orElse(OptionalInt.empty())
                    .ifPresent(tag -> comes(by(here.in(tag), upper, false))));
            String master = device(at).map(Interface::master)
                    .filter(m -> device(new Port(at.namespace(), m)).filter(Interface::isBridge).isPresent())
                    .orElse(null);
            if (master == null) {
                hear(here);
                return;
            }
            Port bridge = new Port(at.namespace(), master);
            Optional<Interface> switching = device(bridge);
            OptionalInt vlan = entering(switching, port(at), here.vlan());
            if (vlan.isEmpty()) {
                return;
            }
            Visit visit = new Visit(bridge, vlan.getAsInt());
            List<Port> before = bridges.get(visit);
            if (before != null) {
                if (here.down().isEmpty() && ring.isEmpty()) {
                    closes(before, here, bridge);
                }
                return;
            }
            bridges.put(visit, with(here.bridged(), bridge));
            switching.filter(b -> LinkPaths.of(b).onlyListensIn()).ifPresent(b -> hear(here));
            Listener inside = switching.map(b -> here.up(b, bridge))
                    .orElse(here)
                    .passing(new Pass(bridge, at, bridge))
                    .in(visit.vlan());
            tag(switching, BridgePort.PLAIN, inside.vlan()).ifPresent(tag -> hear(inside.in(tag)));
            Optional<Port> down = inside.down();
            flood(bridge, at, (down.isPresent() ? here.stoppedBy(down) : here).in(visit.vlan()).over(bridge));
        }

        /** The second way to a bridge: with the first one it is a ring, from where they part. */
        private void closes(List<Port> first, Listener here, Port bridge) {
            List<Port> all = new ArrayList<>(List.of(bridge));
            if (here.bridged().isEmpty() || !here.bridged().getLast().equals(bridge)) {
                List<Port> second = with(here.bridged(), bridge);
                int most = Math.min(first.size(), second.size()) - 1;
                int shared = 0;
                while (shared < most && first.get(shared).equals(second.get(shared))) {
                    shared++;
                }
                all.addAll(first.subList(Math.max(0, shared - 1), first.size()));
                all.addAll(second.subList(shared, second.size()));
            }
            boolean up = all.stream().allMatch(b -> device(b).filter(Interface::up).isPresent());
            if (up && all.stream().noneMatch(b -> device(b).filter(Interface::stp).isPresent())) {
                ring = all.stream().distinct().toList();
            }
        }

        private void flood(Port bridge, Port except, Listener frame) {
            Optional<Interface> switching = device(bridge);
            boolean isolated = port(except).isolated() && lifted == Lifted.NOTHING;
            for (Interface member : members(bridge)) {
                Port port = new Port(bridge.namespace(), member.name());
                // What a hairpin port sends back, nobody hears there who has not heard it.
                if (!port.equals(except) && !(isolated && member.port().isolated())) {
                    tag(switching, member.port(), frame.vlan())
                            .ifPresent(tag -> leave(frame.passing(new Pass(bridge, except, port))
                                    .in(tag)
                                    .by(member, port, true)));
                }
            }
        }

        private OptionalInt entering(Optional<Interface> bridge, BridgePort port, int tag) {
            return bridge.isEmpty() || lifted == Lifted.VLANS
                    ? OptionalInt.of(tag)
                    : LinkPaths.of(bridge.get()).vlan(bridge.get(), port, tag);
        }

        /** The tag with which a frame of a VLAN leaves a switch by a port. */
        private OptionalInt tag(Optional<Interface> bridge, BridgePort port, int vlan) {
            return bridge.isEmpty() || lifted == Lifted.VLANS
                    ? OptionalInt.of(vlan)
                    : LinkPaths.of(bridge.get()).tag(bridge.get(), port, vlan);
        }

        /** A stack passes over frames with a tag. */
        private void hear(Listener here) {
            if (here.vlan() == 0) {
                heard.add(here);
            }
        }
    }

    private BridgePort port(Port at) {
        return device(at).map(Interface::port).orElse(BridgePort.PLAIN);
    }

    private static List<Port> with(List<Port> ports, Port more) {
        List<Port> all = new ArrayList<>(ports);
        all.add(more);
        return all;
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
            for (String under : device(at).map(d -> d.kind().under()).orElse(List.of())) {
                Port lower = new Port(at.namespace(), under);
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
    private Optional<Port> whole(Port at) {
        return device(at)
                .map(Interface::master)
                .map(master -> new Port(at.namespace(), master))
                .filter(master -> device(master).filter(d -> LinkPaths.of(d).hearsItsMembers()).isPresent());
    }

    /** What stands on an interface. */
    public List<Port> onTop(Port port) {
        return network
                .namespace(port.namespace())
                .map(NamespaceState::interfaces)
                .orElse(Collections.emptySortedMap())
                .values()
                .stream()
                .filter(device -> device.kind().under().contains(port.device()))
                .map(device -> new Port(port.namespace(), device.name()))
                .filter(upper -> !standsOnItself(upper))
                .toList();
    }

    public Optional<Interface> device(Port port) {
        return network.namespace(port.namespace()).flatMap((NamespaceState n) -> n.device(port.device()));
    }

    /** Bytes of the biggest packet that leaves by it; a bridge that is told nothing takes the smallest of its ports'. */
    public int mtu(Port port) {
        Optional<Interface> device = device(port);
        if (device.filter(d -> d.isBridge() && d.mtu() == 0).isPresent()) {
            return members(port).stream()
                    .mapToInt(m -> m.mtu() == 0 ? USUAL_MTU : m.mtu())
                    .min()
                    .orElse(USUAL_MTU);
        }
        return device.map(Interface::mtu).filter(m -> m != 0).orElse(USUAL_MTU);
    }
}
