package dev.vethwork.ui.terminal;

import com.techsenger.jeditermfx.core.TerminalColor;
import com.techsenger.jeditermfx.core.TextStyle;
import java.util.List;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/**
 * The colours of a terminal, in which each of the sixteen that programs know by number can be read on the ground.
 *
 * @param numbered black, red, green, yellow, blue, purple, cyan, white, then the same brighter
 */
record Ink(Color ground, Color letters, Color selection, Color found, Color link, List<Color> numbered) {
    static final Ink LIGHT = new Ink(
            Color.web("#ffffff"), Color.web("#1f2328"), Color.web("#0969da", 0.25), Color.web("#fae17d"), Color.web("#0969da"),
            colors("#24292f", "#cf222e", "#116329", "#7d4e00", "#0969da", "#8250df", "#1b7c83", "#6e7781",
                    "#57606a", "#a40e26", "#1a7f37", "#633c01", "#218bff", "#a475f9", "#3192aa", "#8c959f"));

    static final Ink DARK = new Ink(
            Color.web("#0d1117"), Color.web("#e6edf3"), Color.web("#388bfd", 0.4), Color.web("#845306"), Color.web("#58a6ff"),
            colors("#484f58", "#ff7b72", "#3fb950", "#d29922", "#58a6ff", "#bc8cff", "#39c5cf", "#b1bac4",
                    "#6e7681", "#ffa198", "#56d364", "#e3b341", "#79c0ff", "#d2a8ff", "#56d4dd", "#ffffff"));

    private static final double FAINT = 0.6;

    Ink {
        numbered = List.copyOf(numbered);
    }

    static Ink of(boolean dark) {
        return dark ? DARK : LIGHT;
    }

    private static List<Color> colors(String... hex) {
        return java.util.Arrays.stream(hex).map(Color::web).toList();
    }

    /** How a program's letters are painted. @param ground null for the terminal's own */
    record Look(Color letters, @Nullable Color ground) {}

    Look look(TextStyle style) {
        Color front = color(style.getForeground(), letters);
        TerminalColor wanted = style.getBackground();
        Color back = wanted == null ? null : color(wanted, ground);
        if (style.hasOption(TextStyle.Option.INVERSE)) {
            Color was = front;
            front = back == null ? ground : back;
            back = was;
        }
        if (style.hasOption(TextStyle.Option.DIM)) {
            front = (back == null ? ground : back).interpolate(front, FAINT);
        }
        if (style.hasOption(TextStyle.Option.HIDDEN)) {
            front = back == null ? ground : back;
        }
        return new Look(front, back);
    }

    private Color color(@Nullable TerminalColor wanted, Color otherwise) {
        if (wanted == null) {
            return otherwise;
        }
        if (wanted.isIndexed()) {
            return numbered.get(Math.clamp(wanted.getColorIndex(), 0, numbered.size() - 1));
        }
        com.techsenger.jeditermfx.core.Color exact = wanted.toColor();
        return Color.rgb(exact.getRed(), exact.getGreen(), exact.getBlue());
    }
}
