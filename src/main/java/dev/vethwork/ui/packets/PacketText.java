package dev.vethwork.ui.packets;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of packets and traffic in the user's language. */
final class PacketText {
    private static final String BUNDLE = "dev.vethwork.ui.packets";

    private PacketText() {}

    static String get(String key, Object... arguments) {
        String text = bundle().getString(key);
        return arguments.length == 0 ? text : MessageFormat.format(text, arguments);
    }

    /** A field of a protocol has a name in the bundle, or is called what it is called. */
    static String field(String name) {
        String key = "field." + name;
        return bundle().containsKey(key) ? bundle().getString(key) : name;
    }

    private static ResourceBundle bundle() {
        // Without the fallback, English asked for on a Korean machine would be answered in Korean.
        return ResourceBundle.getBundle(
                BUNDLE,
                Locale.getDefault(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
