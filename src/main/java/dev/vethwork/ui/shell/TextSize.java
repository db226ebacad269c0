package dev.vethwork.ui.shell;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import javafx.beans.value.ObservableIntegerValue;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/** How large the letters of a window, its menus and dialogs are. The drawing has its zoom instead. */
final class TextSize {
    /** That of the style sheets at 100 %, in pixels. */
    private static final double NORMAL = 13;

    /** What one can choose from, in percent. */
    static final List<String> CHOICES = List.of("100", "110", "125", "150", "175", "200");

    private final Scene scene;
    private @Nullable String sheet;

    private TextSize(Scene scene) {
        this.scene = scene;
    }

    /** That of the choices which comes nearest; a file may say anything between. */
    static String choice(int percent) {
        return CHOICES.stream()
                .min(Comparator.comparingInt(c -> Math.abs(Integer.parseInt(c) - percent)))
                .orElseThrow();
    }

    /** Lets a window follow what is chosen. What belongs to the window takes its style sheets, and follows with it. */
    static void follow(Scene scene, ObservableIntegerValue percent) {
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

    private static String sheet(int percent) {
        String css = ".root { -fx-font-size: " + NORMAL * percent / 100 + "px; }";
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }
}
