package dev.vethwork.ui.shell.look;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.value.ObservableIntegerValue;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/** How large the letters and icons of a window, its menus and dialogs are. The drawing has its zoom instead. */
public final class TextSize {
    /** That of the style sheets at 100 %, in pixels. */
    private static final double NORMAL = 13;

    /** That of an icon of which no style sheet of ours says more. */
    private static final double USUAL_ICON = 18;

    /** What is on the drawing grows with its zoom. */
    private static final List<String> SHEETS = List.of(
            "/dev/vethwork/ui/shell.css", "/dev/vethwork/ui/panels.css", "/dev/vethwork/ui/packets.css", "/dev/vethwork/ui/traffic.css",
            "/dev/vethwork/ui/lesson.css");

    private static final Pattern ICON = Pattern.compile("([^{}]+)\\{[^{}]*-fx-icon-size: ([0-9.]+)(?:px)?;[^{}]*}");

    /** What one can choose from, in percent. */
    public static final List<String> CHOICES = List.of("100", "110", "125", "150", "175", "200");

    private final Scene scene;
    private @Nullable String sheet;

    private TextSize(Scene scene) {
        this.scene = scene;
    }

    /** That of the choices which comes nearest; a file may say anything between. */
    public static String choice(int percent) {
        return CHOICES.stream()
                .min(Comparator.comparingInt(c -> Math.abs(Integer.parseInt(c) - percent)))
                .orElseThrow();
    }

    /** Lets a window follow what is chosen. What belongs to the window takes its style sheets, and follows with it. */
    public static void follow(Scene scene, ObservableIntegerValue percent) {
        TextSize size = new TextSize(scene);
        percent.addListener((p, before, now) -> size.show(now.intValue()));
        size.show(percent.get());
    }

    private void show(int percent) {
        if (sheet != null) {
            scene.getStylesheets().remove(sheet);
        }
        sheet = percent == 100 ? null : sheet(percent);
        if (sheet != null) {
            scene.getStylesheets().add(sheet);
        }
    }

    /** The rules by which icons have their sizes, each again and larger: the size of an icon knows nothing of letters around it. */
    static String icons(int percent) {
        StringBuilder rules = new StringBuilder(icon(".ikonli-font-icon", USUAL_ICON, percent));
        for (String sheet : SHEETS) {
            Matcher rule = ICON.matcher(read(sheet));
            while (rule.find()) {
                rules.append(icon(rule.group(1).strip(), Double.parseDouble(rule.group(2)), percent));
            }
        }
        return rules.toString();
    }

    private static String icon(String selector, double size, int percent) {
        return selector + " { -fx-icon-size: " + Math.round(size * percent / 100) + "; }\n";
    }

    private static String read(String sheet) {
        try (InputStream in = TextSize.class.getResourceAsStream(sheet)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sheet(int percent) {
        String css = ".root { -fx-font-size: " + NORMAL * percent / 100 + "px; }\n" + icons(percent);
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }
}
