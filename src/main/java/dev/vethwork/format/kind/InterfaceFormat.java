package dev.vethwork.format.kind;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.LinkBasics;
import java.util.List;

/** The fields that interfaces of one kind have, and no others. */
interface InterfaceFormat<D extends DrawnInterface> {
    /** Those that all kinds but the simplest have. */
    List<String> ALL_BASICS = List.of("addresses", "mac", "mtu", "up", "dad", "bridge");

    /** Those of what has packets and no frames. */
    List<String> WITHOUT_FRAMES = List.of("addresses", "mtu", "up", "dad");

    /** Which of what all kinds have in common it has, beside its name. */
    default List<String> basics() {
        return ALL_BASICS;
    }

    /** What it has besides. */
    default List<String> fields() {
        return List.of();
    }

    D read(LinkBasics basics, Fields fields);

    default void write(D drawn, JsonBuilder json) {}
}
