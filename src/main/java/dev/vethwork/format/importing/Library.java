package dev.vethwork.format.importing;

import java.util.Optional;

/** Files that came along with what is imported, as the commands of a namespace would find them. */
public interface Library {
    /** Nothing came along. */
    Library NONE = (namespace, path) -> Optional.empty();

    /**
     * The text of a file.
     *
     * @param namespace whose command asks; empty for the machine's own
     */
    Optional<String> text(String namespace, String path);

    /** Whether a file that is not here belongs to an image that a node runs, of which nothing is drawn. */
    default boolean isOfImage(String namespace, String path) {
        return false;
    }
}
