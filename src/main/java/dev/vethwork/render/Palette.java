package dev.vethwork.render;

import java.util.List;

/**
 * The colours of a picture.
 *
 * @param segments of broadcast domains, in turn
 */
public record Palette(
        String background,
        String ink,
        String faint,
        String paper,
        String note,
        String noteInk,
        String namespace,
        String router,
        String bridge,
        String openVSwitch,
        String host,
        String outside,
        String internet,
        List<String> segments) {
    public static final Palette LIGHT = new Palette(
            "#ffffff", "#1f2937", "#6b7280", "#fffffff0", "#fef6d8", "#6b5a16", "#eaf1ff", "#f0eafe", "#e4f6ee",
            "#e0f4f7", "#eef0f3", "#fdf0e6", "#e3f2fd",
            List.of("#2563eb", "#0f9d74", "#c2570c", "#8b46d9", "#c0306f", "#0e7490", "#7a7a12", "#4f5bd5"));

    public static final Palette DARK = new Palette(
            "#14181f", "#e6eaf0", "#98a2b3", "#14181ff0", "#3a3518", "#f1e3a3", "#1d2b45", "#2d2346", "#173a2e",
            "#15363d", "#2a303a", "#42301f", "#173247",
            List.of("#6ea0ff", "#3fcf9f", "#f29a56", "#bd8cf5", "#f07cb0", "#4cc3dc", "#c9c84a", "#97a0ff"));

    public Palette {
        segments = List.copyOf(segments);
    }

    String segment(int index) {
        return segments.get(index % segments.size());
    }
}
