package dev.vethwork.format.json;

import org.jspecify.annotations.Nullable;

/**
 * Where a value stands in a file.
 *
 * @param parent what it stands in, null for the whole file
 * @param token its field's name or its index there
 * @param line from 1
 * @param column from 1
 */
public record JsonPlace(@Nullable JsonPlace parent, String token, int line, int column) {
    public static JsonPlace root(int line, int column) {
        return new JsonPlace(null, "", line, column);
    }

    public JsonPlace child(String name, int atLine, int atColumn) {
        return new JsonPlace(this, name, atLine, atColumn);
    }

    /** As JSON pointer (RFC 6901). */
    public String pointer() {
        return parent == null ? "" : parent.pointer() + "/" + JsonPointers.escape(token);
    }
}
