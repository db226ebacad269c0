package dev.vethwork.render;

import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.render.Picture.Anchor;
import dev.vethwork.render.Picture.Mark;
import dev.vethwork.render.Picture.Shape;
import dev.vethwork.render.Picture.Words;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.StackNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Paints one node. */
final class NodePainter {
    private static final double ICON = 18;
    private static final double GAP = 6;
    /** Of the icons of what it does, and how far they are apart. */
    private static final double SMALL = 12;

    private static final double STEP = 15;

    private final Palette palette;

    NodePainter(Palette palette) {
        this.palette = palette;
    }

    static Box box(Node node, Position at) {
        Outline outline = Outline.of(node);
        return Box.around(at.x(), at.y(), outline.width(), outline.height());
    }

    List<Mark> paint(Node node, Position at) {
        Outline outline = Outline.of(node);
        Box box = box(node, at);
        List<Mark> marks = new ArrayList<>();
        marks.add(new Shape(
                outline.path(), at.x(), at.y(), box, palette.face(), outline.edge(palette), 2, 0));
        double face = at.y() + outline.faceShift();
        marks.addAll(name(node, outline, at.x(), face));
        marks.addAll(underline(node, outline, at.x(), face + 15));
        marks.addAll(chips(node, at));
        return marks;
    }

    /** Its icon and its name, beside each other. */
    private List<Mark> name(Node node, Outline outline, double x, double face) {
        String name = shortened(node.name(), outline.width() - 24 - ICON - GAP);
        double icon = x - (Type.NAME.width(name) + GAP) / 2;
        double middle = face - 4;
        return List.of(
                new Shape(Icon.path(outline.icon(), ICON), icon, middle, Box.around(icon, middle, ICON, ICON), outline.edge(palette), null, 0, 0),
                new Words(name, x + (ICON + GAP) / 2, face + 1, Type.NAME, Anchor.MIDDLE, palette.ink()));
    }

    /** What it is, and beside that what it does. */
    private List<Mark> underline(Node node, Outline outline, double x, double y) {
        List<Feature> features = Feature.of(node);
        double icons = features.size() * STEP;
        String words = shortened(underline(node), outline.width() - 8 - icons, Type.SMALL);
        List<Mark> marks = new ArrayList<>();
        marks.add(new Words(words, x - icons / 2, y, Type.SMALL, Anchor.MIDDLE, palette.faint()));
        double middle = x - icons / 2 + Type.SMALL.width(words) / 2 + STEP / 2;
        for (Feature feature : features) {
            marks.add(new Shape(
                    Icon.path(feature.icon(), SMALL), middle, y - 4, Box.around(middle, y - 4, SMALL, SMALL), palette.faint(), null, 0, 0));
            middle += STEP;
        }
        return marks;
    }

    /** A node and what stands below it, for labels to keep clear of. */
    static Stream<Box> things(Node node, Position at) {
        return Stream.concat(Stream.of(box(node, at)), Chips.boxes(node, at).stream());
    }

    private List<Mark> chips(Node node, Position at) {
        List<Mark> marks = new ArrayList<>();
        List<String> texts = Chips.of(node);
        List<Box> boxes = Chips.boxes(node, at);
        for (int i = 0; i < texts.size(); i++) {
            Box box = boxes.get(i);
            marks.add(new Shape(Shapes.rounded(box, 5), 0, 0, box, palette.paper(), palette.faint(), 0.8, 0));
            marks.add(new Words(shortened(texts.get(i), box.width() - 8, Type.CHIP), at.x(), box.bottom() - 4, Type.CHIP, Anchor.MIDDLE, palette.ink()));
        }
        return marks;
    }

    private static String underline(Node node) {
        return switch (node) {
            case Bridge bridge -> {
                Stream<String> inside = bridge.inside().map(around -> RenderMessages.of("inside", around)).stream();
                Stream<String> addresses = bridge.addresses().isEmpty()
                        ? Stream.of(Outline.of(node).word())
                        : Stream.of(bridge.addresses().stream().map(InterfaceAddress::text).collect(Collectors.joining(" ")));
                Stream<String> stp = bridge.stp() ? Stream.of("STP") : Stream.empty();
                yield Stream.of(inside, addresses, stp).flatMap(part -> part).collect(Collectors.joining(" · "));
            }
            case StackNode stack -> Outline.of(stack).word();
        };
    }

    private static String shortened(String text, double width) {
        return shortened(text, width, Type.NAME);
    }

    private static String shortened(String text, double width, Type type) {
        if (type.width(text) <= width) {
            return text;
        }
        String cut = text;
        while (cut.length() > 1 && type.width(cut + "…") > width) {
            cut = cut.substring(0, cut.length() - 1);
        }
        return cut + "…";
    }
}
