package dev.vethwork.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/** Which drawing it is, whatever is drawn in it and whatever it is called: a running lab belongs to one. */
public sealed interface DocumentId {
    /** One that is in a file. @param path the file's real path, so that links to it are the same drawing */
    record InFile(Path path) implements DocumentId {
        @Override
        public String text() {
            return path.toString();
        }
    }

    /** One that was never saved. @param id made up for it alone */
    record Sheet(String id) implements DocumentId {
        @Override
        public String text() {
            return SHEET + id;
        }
    }

    /** None that is known. It {@linkplain #isSame is not the same} as another unknown one. */
    record Unknown() implements DocumentId {
        @Override
        public String text() {
            return "";
        }
    }

    /** No absolute path begins with this. */
    String SHEET = "sheet:";

    /** As it is written down with a lab. */
    String text();

    static DocumentId of(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        try {
            return new InFile(whole.toRealPath());
        } catch (IOException e) {
            // It is about to be written, or is gone: then its name is all that there is.
            return new InFile(whole);
        }
    }

    /** Nobody knows which: an older program deployed it, or it was not written down. */
    static DocumentId unknown() {
        return new Unknown();
    }

    static DocumentId newSheet() {
        return new Sheet(UUID.randomUUID().toString());
    }

    static DocumentId parse(String text) {
        if (text.startsWith(SHEET)) {
            return new Sheet(text.substring(SHEET.length()));
        }
        return text.startsWith("/") ? new InFile(Path.of(text)) : unknown();
    }

    /** Its file; empty where it is in none. */
    default Optional<Path> file() {
        return this instanceof InFile(Path path) ? Optional.of(path) : Optional.empty();
    }

    default boolean isKnown() {
        return !(this instanceof Unknown);
    }

    /** Whether both are the same drawing; what is not known is nobody's. */
    default boolean isSame(DocumentId other) {
        return isKnown() && equals(other);
    }
}
