package dev.vethwork.explain.walk.link;

import dev.vethwork.explain.kind.LinkPaths;
import dev.vethwork.explain.kind.Way;
import dev.vethwork.net.BridgePort;
import dev.vethwork.state.Interface;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** One frame to everybody, and the bridges among which it would go round. */
final class Flood {
    private final Wire wire;
    private final Port from;
    private final Lifted lifted;
    private final boolean named;
    private final List<Listener> heard = new ArrayList<>();
    /** Each bridge, and VLAN of it, and the bridges before it. */
    private final Map<Visit, List<Port>> bridges = new HashMap<>();
    // Frames that are not held up anywhere come first, so that a bridge is not taken for cut off when it is not.
    private final ArrayDeque<Listener> arriving = new ArrayDeque<>();
    private List<Port> ring = List.of();

    /** @param named whether the frame is for one alone, rather than for all */
    Flood(Wire wire, Port from, Lifted lifted, boolean named) {
        this.wire = wire;
        this.from = from;
        this.lifted = lifted;
        this.named = named;
    }

    Segment run() {
        Optional<Interface> own = wire.device(from);
        if (own.isPresent()) {
            Optional<Port> down = own.get().up() ? Optional.empty() : Optional.of(from);
            Listener start = new Listener(from, List.of(), List.of(), null, List.of(), down, 0);
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
        Interface out = wire.device(frame.port()).orElse(null);
        if (out == null) {
            return;
        }
        for (Way way : LinkPaths.of(out).across(wire, frame.port(), out)) {
            Listener left = frame.in(LinkPaths.of(out).tagged(out, frame.vlan()));
            for (Port through : way.through()) {
                left = by(left, through, true);
            }
            if (way.tunnel() != null) {
                left = left.inside(way.tunnel());
            }
            Listener leaving = left;
            // What comes out of a tunnel is not measured either.
            wire.device(way.to()).ifPresent(d -> comes(
                    way.tunnel() == null ? leaving.by(d, way.to(), false) : leaving.up(d, way.to())));
        }
    }

    private Listener by(Listener frame, Port at, boolean out) {
        return wire.device(at).map(d -> frame.by(d, at, out)).orElse(frame);
    }

    /** The frame as its bridge has it from a port, or gives it to one. */
    private Listener through(Listener frame, Interface port, Port at) {
        return frame.down().isEmpty() && wire.isHeld(port, at) ? frame.stoppedBy(Optional.of(at)) : frame;
    }

    private void comes(Listener here) {
        if (here.down().isPresent()) {
            arriving.addLast(here);
        } else {
            arriving.addFirst(here);
        }
    }

    private void arrive(Listener come) {
        Port at = come.port();
        Optional<Port> whole = wire.whole(at);
        if (whole.isPresent()) {
            comes(by(come, whole.get(), false));
            return;
        }
        // One of several on an interface that hears its own again is passed on to none of the others (macvlan_process_broadcast).
        List<Port> upon = isReturned(come) && wire.onTop(at).contains(from) ? List.of() : wire.onTop(at);
        upon.forEach(upper -> wire.device(upper)
                .map(d -> LinkPaths.of(d).heardFromBelow(d, come.vlan()))
                .orElse(OptionalInt.empty())
                .ifPresent(tag -> comes(by(come.in(tag), upper, false))));
        String master = wire.device(at).map(Interface::master)
                .filter(m -> wire.device(new Port(at.namespace(), m)).filter(Interface::isBridge).isPresent())
                .orElse(null);
        if (master == null) {
            hear(come);
            return;
        }
        Port bridge = new Port(at.namespace(), master);
        Listener here = wire.device(at).map(port -> through(come, port, at)).orElse(come);
        Optional<Interface> switching = wire.device(bridge);
        OptionalInt vlan = entering(switching, wire.settings(at), here.vlan());
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
        boolean up = all.stream().allMatch(b -> wire.device(b).filter(Interface::up).isPresent());
        if (up && all.stream().noneMatch(b -> wire.device(b).filter(Interface::stp).isPresent())) {
            ring = all.stream().distinct().toList();
        }
    }

    private void flood(Port bridge, Port except, Listener frame) {
        Optional<Interface> switching = wire.device(bridge);
        boolean isolated = wire.settings(except).isolated() && lifted == Lifted.NOTHING;
        for (Interface member : wire.members(bridge)) {
            Port port = new Port(bridge.namespace(), member.name());
            boolean other = !port.equals(except) || comesBack(port, member);
            if (other && !(isolated && member.port().isolated())) {
                tag(switching, member.port(), frame.vlan())
                        .ifPresent(tag -> leave(through(frame, member, port)
                                .passing(new Pass(bridge, except, port))
                                .in(tag)
                                .by(member, port, true)));
            }
        }
    }

    /** What a hairpin port sends back, nobody hears there who has not heard it, but for those that stand on one interface. */
    private boolean comesBack(Port port, Interface member) {
        return member.port().hairpin()
                && LinkPaths.of(member).across(wire, port, member).stream()
                        .anyMatch(way -> !wire.onTop(way.to()).isEmpty() && !isPrivate(way.to()));
    }

    /** What one that hears nobody beside it asks of all comes back to itself alone (macvlan_handle_frame in drivers/net/macvlan.c). */
    private boolean isPrivate(Port below) {
        return !named
                && wire.onTop(below).contains(from)
                && wire.device(from).filter(d -> !d.kind().hearsBeside()).isPresent();
    }

    private static boolean isReturned(Listener frame) {
        return !frame.passes().isEmpty()
                && frame.passes().getLast().in().equals(frame.passes().getLast().out());
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

    /** A switch that a frame of a VLAN has come to. */
    private record Visit(Port bridge, int vlan) {}

    private static List<Port> with(List<Port> ports, Port more) {
        List<Port> all = new ArrayList<>(ports);
        all.add(more);
        return all;
    }

    /** Who hears a frame, and the bridges of a ring in which it would go round for ever, if there is one. */
    record Segment(List<Listener> listeners, List<Port> ring) {}
}
