package dev.vethwork.format.codec;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.format.json.Readers;
import dev.vethwork.topology.NodeFile;
import tools.jackson.databind.node.ObjectNode;

/** Files of a node's services. */
final class NodeFileCodec {
    private NodeFileCodec() {}

    static NodeFile read(Located value, Problems problems) {
        Fields fields = Fields.of(value, problems, "path", "text");
        String text = fields.required("text", Readers::text);
        return fields.required("path", Readers.text(path -> new NodeFile(path, text)));
    }

    static ObjectNode write(NodeFile file) {
        return new JsonBuilder().text("path", file.path()).text("text", file.text()).build();
    }
}
