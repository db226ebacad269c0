package dev.vethwork.ui.panels;

import dev.vethwork.text.KindText;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The panels' words in the user's language. */
public final class PanelText {
    private static final String BUNDLE = "dev.vethwork.ui.panels";

    /** What belongs to a kind of interface, which has its own texts: {@code field.vxlan.remotes}. */
    private static final Pattern OF_KIND = Pattern.compile("(field)\\.([a-z]+)\\.(\\w+)");

    private PanelText() {}

    /** The text of a key with its arguments; every key that the code names is in the bundle. */
    public static String get(String key, Object... arguments) {
        ResourceBundle bundle = bundle();
        if (!bundle.containsKey(key)) {
            Matcher ofKind = OF_KIND.matcher(key);
            if (ofKind.matches()) {
                return KindText.of(ofKind.group(2), ofKind.group(1) + "." + ofKind.group(3), arguments).text();
            }
        }
        return MessageFormat.format(bundle.getString(key), arguments);
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
