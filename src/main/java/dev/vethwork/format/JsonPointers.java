package dev.vethwork.format;

/** The escapes of JSON pointers (RFC 6901). */
final class JsonPointers {
    private JsonPointers() {}

    static String escape(String token) {
        return token.replace("~", "~0").replace("/", "~1");
    }
}
