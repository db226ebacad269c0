package dev.vethwork.render;

import dev.vethwork.render.Picture.Anchor;
import dev.vethwork.render.Picture.Mark;
import dev.vethwork.render.Picture.Shape;
import dev.vethwork.render.Picture.Words;
import dev.vethwork.topology.Topology;
import java.util.ArrayList;
import java.util.List;

/** Free texts: notes, and the heading. */
final class DrawnTexts {
    private static final double NOTE_WIDTH = 220;
    private static final double LEAST_WIDTH = 420;
    private static final double LINE = 17;

    private DrawnTexts() {}

    /** A slip of paper with its upper left corner there. */
    static List<Mark> note(String text, double x, double y, Palette palette) {
        List<String> lines = wrapped(text, Type.BODY, NOTE_WIDTH);
        double width = lines.stream().mapToDouble(Type.BODY::width).max().orElse(0) + 20;
        Box box = new Box(x, y, width, lines.size() * LINE + 14);
        List<Mark> marks = new ArrayList<>();
        marks.add(new Shape(Shapes.rounded(box, 4), 0, 0, box, palette.note(), palette.noteInk() + "55", 1, 0));
        for (int i = 0; i < lines.size(); i++) {
            marks.add(new Words(
                    lines.get(i), x + 10, y + 19 + i * LINE, Type.BODY, Anchor.START, palette.noteInk()));
        }
        return marks;
    }

    /** The lab's name and description above everything. */
    static List<Mark> heading(Topology topology, Box content, Palette palette) {
        List<String> lines = topology.description().isEmpty()
                ? List.of()
                : wrapped(topology.description(), Type.BODY, Math.max(LEAST_WIDTH, content.width()));
        double top = content.y() - 30 - lines.size() * LINE;
        List<Mark> marks = new ArrayList<>();
        marks.add(new Words(topology.name(), content.x(), top, Type.TITLE, Anchor.START, palette.ink()));
        for (int i = 0; i < lines.size(); i++) {
            marks.add(new Words(
                    lines.get(i), content.x(), top + 22 + i * LINE, Type.BODY, Anchor.START, palette.faint()));
        }
        return marks;
    }

    static List<String> wrapped(String text, Type type, double width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.strip().split("\n", -1)) {
            StringBuilder line = new StringBuilder();
            for (String word : paragraph.strip().split("\\s+")) {
                if (!line.isEmpty() && type.width(line + " " + word) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
