package dev.vethwork.explain.walk.link;

import dev.vethwork.explain.kind.LinkPaths;
import dev.vethwork.explain.kind.Way;
import dev.vethwork.net.BridgePort;
import dev.vethwork.net.Mac;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.HashMap;
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

    private final NetworkState network;
    private final @Nullable Wire before;
    private final Set<String> changed;
    private final UpperLinks standing;
    private final MacHolders holders;
    private final Widths widths;
    private final Map<Port, List<Interface>> members = new HashMap<>();
    private final Map<Port, Flood.Segment> known = new ConcurrentHashMap<>();
    private final Map<String, List<Port>> byKind = new ConcurrentHashMap<>();

    public Wire(NetworkState network) {
        this(network, null, network.namespaces().keySet());
    }

    /** After a change to some namespaces. */
    public Wire(NetworkState network, @Nullable Wire before, Set<String> changed) {
        this.network = network;
        this.before = before;
        this.changed = changed;
        this.standing = new UpperLinks(network);
        this.holders = new MacHolders(network);
        this.widths = new Widths(this);
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

    /** Who sent what an interface heard by tunnels that remember where frames come from; empty where it heard nothing so. */
    public Optional<Listener> learned(Port at, Port sender, Function<Tunnel, Tunnel> turned) {
        return listeners(sender).stream()
                .filter(l -> l.port().equals(at) && l.down().isEmpty() && !l.tunnels().isEmpty())
                .filter(l -> l.tunnels().stream().allMatch(t -> device(t.to()).filter(d -> LinkPaths.of(d).learns()).isPresent()))
                .map(l -> l.back(sender, l.tunnels().reversed().stream().map(turned).toList()))
                .findFirst();
    }

    /** Bridges on the segment of an interface that are joined in a loop, none of which speaks STP; empty where none are. */
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
                .filter(device -> !standing.standsOnItself(below))
                .flatMap(device -> LinkPaths.of(device).across(this, below, device).stream())
                .map(way -> way.by(below));
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

    /** What an interface is a member of, where that is who hears. */
    Optional<Port> whole(Port at) {
        return device(at)
                .map(Interface::master)
                .map(master -> new Port(at.namespace(), master))
                .filter(master -> device(master).filter(d -> LinkPaths.of(d).hearsItsMembers()).isPresent());
    }

    public Optional<Interface> device(Port port) {
        return network.namespace(port.namespace()).flatMap((NamespaceState n) -> n.device(port.device()));
    }

    /** Others on a segment, in other namespaces than these two, who have the MAC of one of them. */
    public Optional<Port> thirdOfMac(Port from, Port to) {
        List<Mac> macs = Stream.of(from, to)
                .flatMap(port -> device(port).stream())
                .flatMap(device -> Stream.ofNullable(device.mac()))
                .filter(holders::areSeveral)
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

    /** What stands on an interface. */
    public List<Port> onTop(Port port) {
        return standing.onTop(port);
    }

    /** Bytes of the biggest packet that leaves by it; a bridge that is told nothing takes the smallest of its ports'. */
    public int mtu(Port port) {
        return widths.of(port);
    }
}
