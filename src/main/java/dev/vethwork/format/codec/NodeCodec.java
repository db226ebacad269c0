package dev.vethwork.format.codec;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.format.json.Reader;
import dev.vethwork.format.json.Readers;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.Quote;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Internet;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Node;
import tools.jackson.databind.node.ObjectNode;

/** Nodes, by their kind. */
public final class NodeCodec {
    private NodeCodec() {}

    public static Node read(Located value, Problems problems) {
        Reader<? extends Node> reader = Fields.any(value, problems).required("kind", Readers.text(NodeCodec::reader));
        return reader.read(value, problems);
    }

    private static Reader<? extends Node> reader(String kind) {
        return switch (kind) {
            case NamespaceCodec.KIND -> NamespaceCodec::read;
            case BridgeCodec.KIND -> BridgeCodec::read;
            case InternetCodec.KIND -> InternetCodec::read;
            case HostCodec.KIND -> HostCodec::read;
            default ->
                throw BadValue.of("file.kind", Quote.of(kind));
        };
    }

    public static ObjectNode write(Node node) {
        return switch (node) {
            case Namespace namespace -> NamespaceCodec.write(namespace);
            case Bridge bridge -> BridgeCodec.write(bridge);
            case Internet internet -> InternetCodec.write(internet);
            case Host host -> HostCodec.write(host);
        };
    }
}
