package dev.vethwork.layout;

import dev.vethwork.layout.Elk.Line;
import dev.vethwork.topology.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A tree in rings around its root: each node on the ring of its distance, its branch in a sector as wide as what is on it
 * wants (Eades, Drawing free trees, 1992). ELK's rings are one step apart for all, so that a wide branch throws its nodes far
 * out.
 */
final class Rings {
    /** From one ring to the next, at least: room for an interface's name and address. */
    private static final double APART = 200;

    private final Map<String, Room> boxes;
    private final Map<String, List<String>> children = new HashMap<>();
    private final Map<String, Double> wants = new HashMap<>();
    private final List<Double> radii = new ArrayList<>();
    private final Map<String, Double> angles = new HashMap<>();
    private final Map<String, Integer> depths = new HashMap<>();

    private Rings(Map<String, Room> boxes) {
        this.boxes = boxes;
    }

    /** @param lines of a tree, from the nearer to the root to the farther */
    static Map<String, Position> layout(List<String> names, Map<String, Room> boxes, List<Line> lines) {
        Rings rings = new Rings(boxes);
        Set<String> roots = new HashSet<>(names);
        for (Line line : lines) {
            rings.children.computeIfAbsent(line.from(), _ -> new ArrayList<>()).add(line.to());
            roots.remove(line.to());
        }
        String root = names.stream().filter(roots::contains).findFirst().orElse(names.getFirst());
        rings.measure(root);
        rings.spread(root, 0, 0, 2 * Math.PI);
        Map<String, Position> places = new HashMap<>();
        for (String name : names) {
            double radius = rings.radii.get(rings.depths.getOrDefault(name, 0));
            double angle = rings.angles.getOrDefault(name, 0.0);
            places.put(name, new Position(radius * Math.sin(angle), -radius * Math.cos(angle)));
        }
        return places;
    }

    /** Length of its ring that a node takes. */
    private double size(String name) {
        Room box = boxes.getOrDefault(name, Room.ofNode(name));
        return Math.hypot(box.width(), box.height()) + Room.GAP;
    }

    private double measure(String name) {
        double below = 0;
        for (String child : children.getOrDefault(name, List.of())) {
            below += measure(child);
        }
        double want = Math.max(size(name), below);
        wants.put(name, want);
        return want;
    }

    private void spread(String name, int depth, double from, double wide) {
        depths.put(name, depth);
        angles.put(name, from + wide / 2);
        while (radii.size() <= depth) {
            radii.add(radii.isEmpty() ? 0 : radii.getLast() + APART);
        }
        if (depth > 0) {
            widen(depth, size(name) / (2 * Math.sin(Math.min(wide, Math.PI) / 2)));
        }
        List<String> below = children.getOrDefault(name, List.of());
        // Wider, and their lines would cross the ring that their node is on.
        double room = depth == 0 ? wide : Math.min(wide, 2 * Math.acos(radii.get(depth) / (radii.get(depth) + APART)));
        double all = below.stream().mapToDouble(child -> wants.getOrDefault(child, 1.0)).sum();
        double at = from + (wide - room) / 2;
        for (String child : below) {
            double share = room * wants.getOrDefault(child, 1.0) / all;
            spread(child, depth + 1, at, share);
            at += share;
        }
    }

    /** Makes a ring as wide as one on it needs, and moves those around it out as far. */
    private void widen(int depth, double least) {
        double more = least - radii.get(depth);
        for (int i = depth; more > 0 && i < radii.size(); i++) {
            radii.set(i, radii.get(i) + more);
        }
    }
}
