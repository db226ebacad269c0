package dev.vethwork.render;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** What there is to paint, from the bottom up, within a box. Colours are {@code #rrggbb}, or {@code #rrggbbaa}. */
public record Picture(String title, Box bounds, String background, List<Mark> marks) {
    public Picture {
        marks = List.copyOf(marks);
    }

    /** Something painted. */
    public sealed interface Mark permits Shape, Words {
        Box box();
    }

    /**
     * An outline.
     *
     * @param path SVG path data of absolute M, L, H, V, Q, C and Z
     * @param x where the path's origin is
     * @param dash length of dashes and gaps, 0 for none
     */
    public record Shape(
            String path,
            double x,
            double y,
            Box box,
            @Nullable String fill,
            @Nullable String stroke,
            double width,
            double dash)
            implements Mark {}

    /**
     * A line of text.
     *
     * @param x of its start, middle or end, as anchored
     * @param y of its baseline
     */
    public record Words(String text, double x, double y, Type type, Anchor anchor, String color) implements Mark {
        @Override
        public Box box() {
            double width = type.width(text);
            double left = switch (anchor) {
                case START -> x;
                case MIDDLE -> x - width / 2;
                case END -> x - width;
            };
            return new Box(left, y - type.size() * 0.95, width, type.size() * 1.2);
        }
    }

    /** Which point of a line of text its place is. */
    public enum Anchor {
        START,
        MIDDLE,
        END
    }
}
