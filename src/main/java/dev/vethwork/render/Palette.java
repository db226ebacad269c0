package dev.vethwork.render;

import java.util.List;

/**
 * The colours of a picture: those that the window's canvas has.
 *
 * @param face what nodes are filled with; their edges tell what they are
 * @param segments of the ground of broadcast domains, in turn
 */
public record Palette(
        String background,
        String ink,
        String faint,
        String paper,
        String note,
        String noteInk,
        String face,
        String wire,
        String namespace,
        String router,
        String bridge,
        String openVSwitch,
        String host,
        String outside,
        String internet,
        List<String> segments) {
    public static final Palette LIGHT = new Palette(
            "#ffffff", "#1f2937", "#57606a", "#fffffff0", "#fef6d8", "#6b5a16", "#ffffff", "#57606a",
            "#1f6feb", "#8250df", "#bc4c00", "#9a6700", "#1a7f37", "#57606a", "#0969a2",
            List.of("#1f6feb12", "#2da44e12", "#bf870012", "#bf398912", "#1b7c8312", "#8250df12"));

    public static final Palette DARK = new Palette(
            "#14181f", "#e6eaf0", "#98a2b3", "#14181ff0", "#3a3518", "#f1e3a3", "#1c2430", "#98a2b3",
            "#58a6ff", "#bc8cff", "#f0883e", "#e3b341", "#56d364", "#a3acb6", "#6cc6f5",
            List.of("#1f6feb1f", "#2da44e1c", "#bf87001c", "#bf39891f", "#1b7c8322", "#8250df22"));

    public Palette {
        segments = List.copyOf(segments);
    }

    String segment(int index) {
        return segments.get(index % segments.size());
    }
}
