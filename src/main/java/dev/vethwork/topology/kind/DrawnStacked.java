package dev.vethwork.topology.kind;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands on one interface, of its own node or of another. */
public sealed interface DrawnStacked extends DrawnInterface permits DrawnMacvlan, DrawnMacvtap, DrawnVlan {
    /** The interface below. */
    String link();

    /** The node whose interface that is; null for its own. */
    @Nullable String linkIn();

    @Override
    default List<String> under() {
        return linkIn() == null ? List.of(link()) : List.of();
    }

    @Override
    default Optional<Elsewhere> elsewhere() {
        return Optional.ofNullable(linkIn()).map(node -> new Elsewhere(node, link()));
    }
}
