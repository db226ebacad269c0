package dev.vethwork.render;

import dev.vethwork.render.Picture.Anchor;
import dev.vethwork.render.Picture.Mark;
import dev.vethwork.render.Picture.Shape;
import dev.vethwork.render.Picture.Words;
import dev.vethwork.topology.Position;
import java.util.ArrayList;
import java.util.List;

/** Writes along cables, where there is room. */
final class Labels {
    private static final double LINE = 14;
    private static final double PADDING = 5;

    private final LabelPlaces places;
    private final Palette palette;
    private final List<Mark> marks = new ArrayList<>();

    Labels(LabelPlaces places, Palette palette) {
        this.places = places;
        this.palette = palette;
    }

    List<Mark> marks() {
        return marks;
    }

    /** Lines of text at a cable's end. */
    void atEnd(Stretch cable, List<String> lines) {
        Box box = places.find(width(lines), height(lines), cable);
        places.take(box);
        Leader.of(box, cable).ifPresent(l -> marks.add(leader(l)));
        write(box, lines);
    }

    private Mark leader(Stretch way) {
        Position from = way.from();
        Position to = way.to();
        String path = "M" + Lines.number(from.x()) + "," + Lines.number(from.y()) + " L" + Lines.number(to.x()) + ","
                + Lines.number(to.y());
        return new Shape(path, 0, 0, Box.between(from.x(), from.y(), to.x(), to.y()), null, palette.wire(), Leader.WIDTH, 0);
    }

    /** Lines of text at a cable's middle. */
    void atMiddle(Stretch cable, List<String> lines) {
        write(places.middle(width(lines), height(lines), cable), lines);
    }

    private static double width(List<String> lines) {
        return lines.stream().mapToDouble(Type.CODE::width).max().orElse(0) + 2 * PADDING;
    }

    private static double height(List<String> lines) {
        return lines.size() * LINE + 4;
    }

    private void write(Box box, List<String> lines) {
        marks.add(new Shape(Shapes.rounded(box, 4), 0, 0, box, palette.paper(), palette.faint() + "80", 0.8, 0));
        for (int i = 0; i < lines.size(); i++) {
            double baseline = box.y() + (i + 1) * LINE - 1.8;
            marks.add(new Words(lines.get(i), box.middleX(), baseline, Type.CODE, Anchor.MIDDLE, palette.ink()));
        }
    }
}
