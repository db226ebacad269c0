package dev.vethwork.format;

import dev.vethwork.edit.Edits;
import dev.vethwork.format.codec.CableCodec;
import dev.vethwork.format.codec.NodeCodec;
import dev.vethwork.format.json.FormatException;
import dev.vethwork.format.json.JsonPrinter;
import dev.vethwork.format.json.JsonReader;
import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.net.BadValue;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Topology;
import java.util.Optional;

/** One node or cable of a drawing as JSON, as it stands in the file. */
public final class ElementFormat {
    /**
     * A drawing in which an element has been changed.
     *
     * @param id what the element is called now
     */
    public record Changed(Topology topology, String id) {}

    private ElementFormat() {}

    /**
     * The element of this name or {@linkplain Cable#id id}; empty where it is not drawn.
     *
     * @param width characters on a line, where they fit
     */
    public static Optional<String> print(Topology topology, String id, int width) {
        return topology.node(id)
                .map(NodeCodec::write)
                .or(() -> cable(topology, id).map(CableCodec::write))
                .map(node -> JsonPrinter.print(node, width));
    }

    /**
     * The drawing with the element made what the text says; where it is given another name, cables, routes and rules
     * follow.
     *
     * @throws FormatException if the text is no such element, or the drawing cannot have it
     */
    public static Changed change(Topology topology, String id, String json) throws FormatException {
        Problems problems = new Problems();
        Located value = JsonReader.read(json, problems);
        Changed changed = problems.attempt(value, (v, p) -> {
            Optional<Cable> cable = cable(topology, id);
            return cable.isPresent()
                    ? changed(topology, cable.get(), CableCodec.read(v, p))
                    : changed(topology, id, NodeCodec.read(v, p));
        });
        problems.throwIfAny();
        if (changed == null) {
            throw new IllegalStateException("unread without a problem");
        }
        return changed;
    }

    private static Changed changed(Topology topology, String node, Node after) {
        return new Changed(Edits.changeNode(node, before -> after).apply(topology), after.name());
    }

    /** End by end, so that routes and rules follow an interface's new name. */
    private static Changed changed(Topology topology, Cable before, Cable after) {
        Topology result = topology;
        EndId first = before.a().id();
        if (topology.node(after.a().node()).isEmpty()
                || topology.node(after.b().node()).isEmpty()) {
            throw BadValue.of("element.cableEnd");
        }
        result = Edits.changeEnd(first, end -> after.a()).apply(result);
        result = Edits.changeEnd(before.b().id(), end -> after.b()).apply(result);
        return new Changed(result.editCable(after.a().id(), c -> c.withShaping(after.shaping())), after.id());
    }

    private static Optional<Cable> cable(Topology topology, String id) {
        return topology.cables().stream().filter(c -> c.id().equals(id)).findFirst();
    }
}
