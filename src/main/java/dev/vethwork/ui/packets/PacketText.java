package dev.vethwork.ui.packets;

import dev.vethwork.text.TextBundle;

/** The words of packets and traffic in the user's language. */
final class PacketText {
    private static final TextBundle WORDS = new TextBundle("dev.vethwork.ui.packets");

    private PacketText() {}

    static String get(String key, Object... arguments) {
        return WORDS.get(key, arguments);
    }

    /** A field of a protocol has a name in the bundle, or is called what it is called. */
    static String field(String name) {
        String key = "field." + name;
        return WORDS.has(key) ? WORDS.get(key) : name;
    }
}
