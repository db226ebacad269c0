package dev.vethwork.format.codec;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.FormatException;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.format.json.Readers;
import dev.vethwork.format.json.Unreadable;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.Names;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Note;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The whole drawing. */
public final class TopologyCodec {
    private static final String VERSION = "vethwork";

    /** The version that this program writes and the newest that it reads. */
    private static final int NEWEST = 1;

    private TopologyCodec() {}

    public static Topology read(Located file, Problems problems) throws FormatException {
        checkVersion(file, problems);
        problems.throwIfAny();
        Topology read = problems.attempt(file, TopologyCodec::drawing);
        if (read == null) {
            problems.throwIfAny();
            throw new IllegalStateException("unread without a problem");
        }
        return read;
    }

    /** First of all, since what a newer program wrote need not make sense to this one. */
    private static void checkVersion(Located file, Problems problems) {
        problems.attempt(file, (value, p) -> {
            long version = Fields.any(value, p).required(VERSION, Readers.whole(1L, Integer.MAX_VALUE));
            if (version > NEWEST) {
                Located field = Fields.any(value, p).get(VERSION);
                throw p.giveUp(
                        field == null ? value.place() : field.place(),
                        BadValue.of("file.version", version, NEWEST));
            }
            return version;
        });
    }

    private static Topology drawing(Located file, Problems problems) {
        Fields fields =
                Fields.of(file, problems, VERSION, "name", "description", "nodes", "cables", "notes", "layout");
        String description = fields.optional("description", Readers::text, "");
        List<Node> nodes = fields.list("nodes", NodeCodec::read);
        List<Cable> cables = fields.list("cables", CableCodec::read);
        List<Note> notes = fields.list("notes", LayoutCodec::note);
        Map<String, Position> layout = fields.optional("layout", LayoutCodec::places, Map.of());
        References.check(file, problems);
        String name = fields.required("name", Readers.text(Names::node));
        if (problems.any()) {
            throw new Unreadable();
        }
        return new Topology(name, description, nodes, cables, notes, layout);
    }

    public static ObjectNode write(Topology topology) {
        return new JsonBuilder()
                .whole(VERSION, NEWEST)
                .text("name", topology.name())
                .text("description", topology.description().isEmpty() ? null : topology.description())
                .wholeList("nodes", topology.nodes().values(), NodeCodec::write)
                .wholeList("cables", topology.cables(), CableCodec::write)
                .list("notes", topology.notes(), LayoutCodec::write)
                .object("layout", LayoutCodec.write(topology.layout()))
                .build();
    }
}
