package dev.vethwork.ui.inspector.form.kind;

import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.LinkBasics;
import dev.vethwork.ui.inspector.form.Item;
import java.util.List;

/** The fields of interfaces of one kind. */
interface InterfaceForm<D extends DrawnInterface> {
    Class<D> type();

    /** One of this kind as it is when it is added to a node. */
    D blank(String name);

    /** Those that it has in common with other kinds. */
    default List<Item<LinkBasics>> basics() {
        return BasicItems.FRAMES;
    }

    /** Those that it has alone; the key of each is the kind's word, a dot and a name that the kind's bundle has. */
    default List<Item<D>> items() {
        return List.of();
    }
}
