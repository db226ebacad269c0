package dev.vethwork.ui.panels;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The panels' words in the user's language. */
public final class PanelText {
    private static final String BUNDLE = "dev.vethwork.ui.panels";

    private PanelText() {}

    /** The text of a key with its arguments; every key that the code names is in the bundle. */
    public static String get(String key, Object... arguments) {
        return MessageFormat.format(bundle().getString(key), arguments);
    }

    /** The text of a key, or other words where the bundle has none: kernel words stay as the kernel says them. */
    public static String getOr(String key, String fallback) {
        ResourceBundle bundle = bundle();
        return bundle.containsKey(key) ? bundle.getString(key) : fallback;
    }

    private static ResourceBundle bundle() {
        // Without the fallback, English asked for on a Korean machine would be answered in Korean.
        return ResourceBundle.getBundle(
                BUNDLE,
                Locale.getDefault(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
