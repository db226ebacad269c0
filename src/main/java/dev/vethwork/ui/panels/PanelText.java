package dev.vethwork.ui.panels;

import dev.vethwork.text.KindText;
import dev.vethwork.text.TextBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The panels' words in the user's language. */
public final class PanelText {
    private static final TextBundle WORDS = new TextBundle("dev.vethwork.ui.panels");

    /** What belongs to a kind of interface, which has its own texts: {@code field.vxlan.remotes}. */
    private static final Pattern OF_KIND = Pattern.compile("(field)\\.([a-z]+)\\.(\\w+)");

    private PanelText() {}

    /** The text of a key with its arguments; every key that the code names is in the bundle. */
    public static String get(String key, Object... arguments) {
        if (!WORDS.has(key)) {
            Matcher ofKind = OF_KIND.matcher(key);
            if (ofKind.matches()) {
                return KindText.of(ofKind.group(2), ofKind.group(1) + "." + ofKind.group(3), arguments).text();
            }
        }
        return WORDS.get(key, arguments);
    }

    /** The text of a key, or other words where the bundle has none: kernel words stay as the kernel says them. */
    public static String getOr(String key, String fallback) {
        return WORDS.has(key) ? WORDS.get(key) : fallback;
    }
}
