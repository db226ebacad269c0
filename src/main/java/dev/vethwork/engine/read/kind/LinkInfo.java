package dev.vethwork.engine.read.kind;

import dev.vethwork.state.kind.LinkKind;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads what an interface of one kind is made of. */
interface LinkInfo {
    /**
     * Reads.
     *
     * @param link the whole object of the interface
     * @param data its {@code linkinfo.info_data}
     */
    LinkKind read(JsonNode link, JsonNode data);

    /**
     * With what its entries of {@code bridge -j fdb} tell.
     *
     * @param each whether what somebody has said of single addresses counts as well
     */
    default LinkKind forwarding(LinkKind kind, List<JsonNode> entries, boolean each) {
        return kind;
    }
}
