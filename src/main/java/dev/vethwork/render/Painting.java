package dev.vethwork.render;

import dev.vethwork.render.Picture.Mark;
import dev.vethwork.render.Picture.Shape;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Shaping;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.segment.CrossNodeLink;
import dev.vethwork.topology.segment.Segment;
import dev.vethwork.topology.segment.Segments;
import dev.vethwork.topology.segment.TunnelLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a picture of a drawing. Equal drawings give equal pictures. */
public final class Painting {
    private static final double MARGIN = 28;
    private static final double PLUG = 3.4;
    private static final double ASIDE = 14;

    private final Topology topology;
    private final Palette palette;
    private final Map<String, Position> places;
    private final List<DrawnWire> wires;

    private Painting(Topology topology, Palette palette) {
        this.topology = topology;
        this.palette = palette;
        this.places = NodePlaces.of(topology);
        this.wires = DrawnWire.all(topology, places);
    }

    public static Picture of(Topology topology, Palette palette) {
        return new Painting(topology, palette).paint();
    }

    /** Nodes and cables alone, to be told from others when it is small. */
    public static Picture sketch(Topology topology, Palette palette) {
        List<Mark> marks = new Painting(topology, palette).elements();
        return new Picture(topology.name(), bounds(marks).grown(MARGIN), palette.background(), marks);
    }

    private Picture paint() {
        List<Mark> marks = elements();
        marks.addAll(labels());
        double stretchedX = stretch();
        topology.notes().forEach(n -> marks.addAll(
                DrawnTexts.note(n.text(), n.x() * stretchedX, n.y() * stretchedX, palette)));
        Box content = bounds(marks);
        List<Mark> heading = DrawnTexts.heading(topology, content, palette);
        List<Mark> all = Stream.concat(heading.stream(), marks.stream()).toList();
        return new Picture(topology.name(), bounds(all).grown(MARGIN), palette.background(), all);
    }

    private List<Mark> elements() {
        List<Mark> marks = new ArrayList<>();
        marks.addAll(grounds());
        wires.forEach(w -> marks.add(stroke(w, palette.wire(), 2, isUp(w.cable()) ? 0 : 6)));
        wires.forEach(w -> Stream.of(w.from(), w.to()).forEach(p -> marks.add(plug(p))));
        tunnels().forEach(t -> marks.add(dashes(t, 2.4, 3)));
        stacked().forEach(s -> marks.add(dashes(s, 1.6, 10)));
        NodePainter painter = new NodePainter(palette);
        topology.nodes().values().forEach(n -> marks.addAll(painter.paint(n, NodePlaces.at(places, n.name()))));
        return marks;
    }

    private List<Mark> grounds() {
        List<Mark> grounds = new ArrayList<>();
        for (Segment segment : Segments.of(topology).all()) {
            SegmentGround.members(segment).ifPresent(members -> grounds.add(ground(members, palette.segment(grounds.size()))));
        }
        return grounds;
    }

    private Mark ground(Set<String> members, String color) {
        List<Box> boxes = members.stream()
                .flatMap(name -> topology.node(name).stream())
                .map(node -> NodePainter.box(node, NodePlaces.at(places, node.name())))
                .toList();
        List<Position> corners = SegmentGround.outline(boxes);
        String path = corners.stream()
                .map(at -> Lines.number(at.x()) + "," + Lines.number(at.y()))
                .collect(Collectors.joining(" L", "M", " Z"));
        Box box = corners.stream()
                .map(at -> Box.between(at.x(), at.y(), at.x(), at.y()))
                .reduce(Box::union)
                .orElseThrow();
        return new Shape(path, 0, 0, box, color, null, 0, 0);
    }

    private Mark dashes(Stretch way, double width, double dash) {
        Position from = way.from();
        Position to = way.to();
        String path = "M" + Lines.number(from.x()) + "," + Lines.number(from.y()) + " L" + Lines.number(to.x()) + ","
                + Lines.number(to.y());
        return new Shape(path, 0, 0, Box.between(from.x(), from.y(), to.x(), to.y()), null, palette.faint(), width, dash);
    }

    /** Where tunnels run: beside the straight way, where a cable may lie. */
    private List<Stretch> tunnels() {
        return TunnelLink.of(topology).stream()
                .map(t -> aside(t.a().node(), t.b().node(), ASIDE))
                .toList();
    }

    /** From interfaces to those of other nodes that they stand on, on the other side. */
    private List<Stretch> stacked() {
        return CrossNodeLink.of(topology).stream()
                .map(s -> aside(s.upper().node(), s.below().node(), -ASIDE))
                .toList();
    }

    private Stretch aside(String one, String other, double by) {
        Position a = NodePlaces.at(places, one);
        Position b = NodePlaces.at(places, other);
        return new Stretch(Lines.aside(a, a, b, by), Lines.aside(b, a, b, by));
    }

    /** What the places were stretched by, told from one of them. */
    private double stretch() {
        return topology.layout().entrySet().stream()
                .filter(e -> Math.abs(e.getValue().x()) > 1)
                .mapToDouble(e -> NodePlaces.at(places, e.getKey()).x() / e.getValue().x())
                .findFirst()
                .orElse(1);
    }

    private static boolean isUp(Cable cable) {
        return cable.a().up() && cable.b().up();
    }

    private Mark stroke(DrawnWire wire, String color, double width, double dash) {
        return new Shape(wire.path(), 0, 0, wire.box(), null, color, width, dash);
    }

    private Mark plug(Position at) {
        return new Shape(
                Shapes.dot(at.x(), at.y(), PLUG), 0, 0, Box.around(at.x(), at.y(), 7, 7), palette.wire(), null, 0, 0);
    }

    private List<Mark> labels() {
        List<Box> things = topology.nodes().values().stream()
                .flatMap(n -> NodePainter.things(n, NodePlaces.at(places, n.name())))
                .toList();
        List<Stretch> lines = Stream.of(wires.stream().map(DrawnWire::stretch), tunnels().stream(), stacked().stream())
                .flatMap(l -> l)
                .toList();
        Labels labels = new Labels(new LabelPlaces(things, lines), palette);
        for (DrawnWire wire : wires) {
            labels.atEnd(wire.stretch(), words(wire.cable().a()));
            labels.atEnd(wire.stretch().back(), words(wire.cable().b()));
        }
        for (DrawnWire wire : wires) {
            Shaping shaping = wire.cable().shaping();
            if (!shaping.isNone()) {
                labels.atMiddle(wire.stretch(), List.of(Weather.text(shaping)));
            }
        }
        return labels.marks();
    }

    private static List<String> words(CableEnd end) {
        return EndWords.of(end, List.of());
    }

    private static Box bounds(List<Mark> marks) {
        return marks.stream().map(Mark::box).reduce(Box::union).orElse(new Box(0, 0, 320, 120));
    }
}
