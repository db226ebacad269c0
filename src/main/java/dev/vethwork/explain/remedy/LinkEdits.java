package dev.vethwork.explain.remedy;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.edit.FreshMacs;
import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.net.Mac;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** FixEdits of the interface at which a walk ended: an end of a cable, a bridge, or one that a node has besides. */
record LinkEdits(Topology topology, NodeEdits nodes) {
    /** What a link carries where nobody says otherwise, in bytes. */
    private static final int USUAL_MTU = 1_500;

    List<Edit> up(Stop stop) {
        Stream<Edit> others = topology.nodes().values().stream()
                .filter(node -> node.home().namespace().equals(stop.namespace()))
                .flatMap(node -> switchedOn(node, String.valueOf(stop.device())).stream());
        return Stream.concat(ends(stop, this::up), others).toList();
    }

    /** One end, or both of a cable that is pulled. */
    private Edit up(EndId id) {
        boolean pulled = topology.cable(id).filter(c -> c.ends().stream().noneMatch(CableEnd::up)).isPresent();
        return pulled
                ? Edit.of(
                        EditName.of("fix.plugIn", id.toString()),
                        t -> t.editCable(id, c -> c.withA(c.a().withUp(true)).withB(c.b().withUp(true))))
                : Edit.of(EditName.of("fix.up", id.toString()), t -> FixEdits.end(t, id, e -> e.withUp(true)));
    }

    private Optional<Edit> switchedOn(Node node, String device) {
        return switch (node) {
            case Bridge bridge when bridge.name().equals(device) ->
                Optional.of(Edit.of(EditName.of("fix.up", device), t -> t.withNode(device, bridge.withUp(true))));
            case StackNode stack when stack.stack().drawn(device).isPresent() ->
                Optional.of(nodes.change(
                        "fix.up",
                        node.name(),
                        s -> s.editDrawn(device, d -> d.withBasics(d.basics().withUp(true))),
                        new EndId(node.name(), device)));
            default -> Optional.empty();
        };
    }

    /** Another MAC than the one that the stop names. */
    List<Edit> macs(Stop stop) {
        return ends(stop, id -> mac(id, FreshMacs.after(topology, new Mac(stop.detail())))).toList();
    }

    private static Edit mac(EndId id, Mac fresh) {
        return Edit.of(
                EditName.of("fix.mac", id.toString(), fresh.text()), t -> FixEdits.end(t, id, e -> e.withMac(fresh)));
    }

    /** Wide enough for the packet. */
    List<Edit> mtu(Stop stop) {
        int size = Math.max(USUAL_MTU, stop.packet().size());
        return ends(stop, id -> mtu(id, size)).toList();
    }

    /** The narrow cables of a node, by one of which a tunnel leaves, each as wide as usual. */
    List<Edit> widened(String node) {
        return topology.cables().stream()
                .filter(c -> c.ends().stream().anyMatch(e -> e.node().equals(node)))
                .filter(c -> c.ends().stream().anyMatch(e -> e.mtu() != null && e.mtu() < USUAL_MTU))
                .map(c -> Edit.of(
                        EditName.of("fix.mtu", c.a().id() + " – " + c.b().id(), String.valueOf(USUAL_MTU)),
                        t -> FixEdits.end(FixEdits.end(t, c.a().id(), e -> e.withMtu(USUAL_MTU)), c.b().id(), e -> e.withMtu(USUAL_MTU))))
                .toList();
    }

    private static Edit mtu(EndId id, int size) {
        return Edit.of(
                EditName.of("fix.mtu", id.toString(), String.valueOf(size)),
                t -> FixEdits.end(t, id, e -> e.withMtu(size)));
    }

    private Stream<Edit> ends(Stop stop, Function<EndId, Edit> edit) {
        return new DrawnEnds(topology).of(stop.namespace(), stop.device()).stream().map(edit);
    }
}
