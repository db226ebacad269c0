package dev.vethwork.format.json;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.Quote;
import java.util.Arrays;
import java.util.List;

/** JSON pointers (RFC 6901). */
public final class JsonPointers {
    private JsonPointers() {}

    public static String escape(String token) {
        return token.replace("~", "~0").replace("/", "~1");
    }

    /** @throws BadValue if it does not begin as one that points into a file must */
    public static String check(String pointer) {
        if (!pointer.startsWith("/")) {
            throw BadValue.of("patch.pointer", Quote.of(pointer));
        }
        return pointer;
    }

    /** The names and indices on the way. */
    public static List<String> tokens(String pointer) {
        return Arrays.stream(pointer.substring(1).split("/", -1))
                .map(token -> token.replace("~1", "/").replace("~0", "~"))
                .toList();
    }
}
