package dev.vethwork.edit;

import dev.vethwork.topology.Topology;
import java.util.function.UnaryOperator;

/**
 * A named, pure function from one drawing to the next. Equal drawings out mean that there was nothing to do.
 *
 * <p>An edit that cannot be applied throws {@link dev.vethwork.net.BadValue}, with the reason, and changes nothing.
 */
public interface Edit {
    /** What it does. */
    EditName name();

    Topology apply(Topology topology);

    /**
     * Edits with the same non-empty key that follow each other become one step of undo: the moves of one drag, the
     * letters of one word.
     */
    default String mergeKey() {
        return "";
    }

    static Edit of(EditName name, UnaryOperator<Topology> function) {
        return new NamedEdit(name, function, "");
    }

    static Edit merging(EditName name, String key, UnaryOperator<Topology> function) {
        return new NamedEdit(name, function, key);
    }
}
