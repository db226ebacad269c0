package dev.vethwork.format.patch;

import dev.vethwork.format.TopologyFormat;
import dev.vethwork.format.codec.TopologyCodec;
import dev.vethwork.format.json.FormatException;
import dev.vethwork.format.json.JsonPointers;
import dev.vethwork.format.json.JsonPrinter;
import dev.vethwork.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What differs between the files of two drawings, as a JSON patch (RFC 6902): small operations that name the element's
 * field, so that an edit can be shown to a person and applied by any other tool.
 */
public final class TopologyPatch {
    private final List<PatchOperation> operations = new ArrayList<>();

    private TopologyPatch() {}

    /** The operations that make the file of {@code after} of that of {@code before}; none when they are equal. */
    public static List<PatchOperation> between(Topology before, Topology after) {
        TopologyPatch patch = new TopologyPatch();
        patch.compare("", TopologyCodec.write(before), TopologyCodec.write(after));
        return List.copyOf(patch.operations);
    }

    /**
     * The drawing with these operations done to its file, one after the other. An element of a list may be named by its
     * index or by its name, a cable by one of its ends: {@code /cables/red:veth-red/a/addresses}.
     *
     * @throws FormatException if what comes out is no drawing
     * @throws dev.vethwork.net.BadValue if an operation is about what is not there
     */
    public static Topology apply(Topology topology, List<PatchOperation> operations) throws FormatException {
        ObjectNode file = TopologyCodec.write(topology);
        Patching patching = new Patching(file);
        operations.forEach(patching::apply);
        return TopologyFormat.parse(JsonPrinter.print(file));
    }

    /** The same as a JSON document. */
    public static ArrayNode json(Topology before, Topology after) {
        ArrayNode patch = JsonNodeFactory.instance.arrayNode();
        between(before, after).forEach(o -> patch.add(o.json()));
        return patch;
    }

    private void compare(String path, JsonNode before, JsonNode after) {
        if (before.equals(after)) {
            return;
        }
        if (before.isObject() && after.isObject()) {
            fields(path, before, after);
        } else if (before.isArray() && after.isArray()) {
            items(path, before, after);
        } else {
            operations.add(new PatchOperation(PatchOperation.Op.REPLACE, path, after));
        }
    }

    private void fields(String path, JsonNode before, JsonNode after) {
        for (String name : before.propertyNames()) {
            if (!after.has(name)) {
                remove(path + "/" + JsonPointers.escape(name));
            }
        }
        for (var field : after.properties()) {
            String at = path + "/" + JsonPointers.escape(field.getKey());
            JsonNode old = before.get(field.getKey());
            if (old == null) {
                add(at, field.getValue());
            } else {
                compare(at, old, field.getValue());
            }
        }
    }

    /** Along the longest run of elements that both have, what stands between is removed, changed or added in place. */
    private void items(String path, JsonNode before, JsonNode after) {
        List<JsonNode> old = List.copyOf(before.values());
        List<JsonNode> fresh = List.copyOf(after.values());
        int[] partner = Alignment.of(old.stream().map(Identity::of).toList(), fresh.stream().map(Identity::of).toList());
        int from = 0;
        int at = 0;
        for (int i = 0; i <= old.size(); i++) {
            if (i < old.size() && partner[i] < 0) {
                continue;
            }
            int to = i < old.size() ? partner[i] : fresh.size();
            at = gap(path, old.subList(from, i), fresh.subList(at, to), at);
            if (i < old.size()) {
                compare(path + "/" + at, old.get(i), fresh.get(to));
                at++;
                from = i + 1;
            }
        }
    }

    /** @return the index after the gap, in the list as it has become */
    private int gap(String path, List<JsonNode> old, List<JsonNode> fresh, int start) {
        int both = Math.min(old.size(), fresh.size());
        for (int i = 0; i < both; i++) {
            compare(path + "/" + (start + i), old.get(i), fresh.get(i));
        }
        for (int i = both; i < old.size(); i++) {
            remove(path + "/" + (start + both));
        }
        for (int i = both; i < fresh.size(); i++) {
            add(path + "/" + (start + i), fresh.get(i));
        }
        return start + fresh.size();
    }

    private void add(String path, JsonNode value) {
        operations.add(new PatchOperation(PatchOperation.Op.ADD, path, value));
    }

    private void remove(String path) {
        operations.add(new PatchOperation(PatchOperation.Op.REMOVE, path, null));
    }

    /** What makes an element of a list the same one as before, whatever else of it changes. */
    private record Identity(@Nullable Object first, @Nullable Object second) {
        static Identity of(JsonNode element) {
            if (element.has("a") && element.has("b")) {
                return new Identity(end(element.get("a")), end(element.get("b")));
            }
            JsonNode name = element.get("name");
            return new Identity(Objects.requireNonNullElse(name, element), null);
        }

        private static Object end(JsonNode end) {
            return List.of(end.get("node"), end.get("interface"));
        }
    }
}
