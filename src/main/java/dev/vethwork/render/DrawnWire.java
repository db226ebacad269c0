package dev.vethwork.render;

import dev.vethwork.topology.Cable;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A cable as it lies in the picture: from rim to rim, beside those that are parallel to it. */
record DrawnWire(Cable cable, Position from, Position to) {
    /** So far apart are parallel cables, if as many have room along a side of a node. */
    private static final double FAN = 34;

    private static final double ROOM = 48;

    static List<DrawnWire> all(Topology topology, Map<String, Position> places) {
        Map<List<String>, List<Cable>> bundles = new LinkedHashMap<>();
        for (Cable cable : topology.cables()) {
            List<String> ends = List.of(cable.a().node(), cable.b().node()).stream().sorted().toList();
            bundles.computeIfAbsent(ends, e -> new ArrayList<>()).add(cable);
        }
        List<DrawnWire> wires = new ArrayList<>();
        bundles.forEach((ends, cables) -> {
            double apart = Math.min(FAN, ROOM / Math.max(1, cables.size() - 1));
            for (int i = 0; i < cables.size(); i++) {
                double shift = (i - (cables.size() - 1) / 2.0) * apart;
                wires.add(of(topology, cables.get(i), ends.getFirst(), places, shift));
            }
        });
        return wires;
    }

    private static DrawnWire of(
            Topology topology, Cable cable, String first, Map<String, Position> places, double shift) {
        Position a = NodePlaces.at(places, cable.a().node());
        Position b = NodePlaces.at(places, cable.b().node());
        Outline atA = topology.node(cable.a().node()).map(Outline::of).orElse(Outline.NAMESPACE);
        Outline atB = topology.node(cable.b().node()).map(Outline::of).orElse(Outline.NAMESPACE);
        if (cable.a().node().equals(cable.b().node())) {
            return loop(cable, a, atA, shift);
        }
        // All of a bundle are seen from the same side, however they were plugged.
        double side = cable.a().node().equals(first) ? shift : -shift;
        Position from = Lines.aside(Lines.rim(a, atA, b), a, b, side);
        Position to = Lines.aside(Lines.rim(b, atB, a), a, b, side);
        return new DrawnWire(cable, from, to);
    }

    /** A cable from a node to itself stands on its roof. */
    private static DrawnWire loop(Cable cable, Position at, Outline outline, double shift) {
        double roof = at.y() - outline.height() / 2;
        return new DrawnWire(
                cable, new Position(at.x() - 40 + shift, roof), new Position(at.x() + 40 + shift, roof));
    }

    Stretch stretch() {
        return new Stretch(from, to);
    }

    boolean isLoop() {
        return cable.a().node().equals(cable.b().node());
    }

    String path() {
        String start = "M" + Lines.number(from.x()) + "," + Lines.number(from.y());
        String end = Lines.number(to.x()) + "," + Lines.number(to.y());
        if (isLoop()) {
            String above = Lines.number(from.y() - 70);
            return start + " C" + Lines.number(from.x()) + "," + above + " " + Lines.number(to.x()) + "," + above + " "
                    + end;
        }
        return start + " L" + end;
    }

    Box box() {
        Box box = Box.between(from.x(), from.y(), to.x(), to.y());
        return isLoop() ? new Box(box.x(), box.y() - 70, box.width(), box.height() + 70) : box;
    }
}
