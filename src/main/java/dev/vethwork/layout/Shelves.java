package dev.vethwork.layout;

import dev.vethwork.topology.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts pictures that do not hang together side by side, in shelves about as wide as all of them are high. */
final class Shelves {
    private static final double APART = 2 * Room.GAP;

    private record Bounds(double left, double top, double right, double bottom) {
        static Bounds of(Map<String, Position> picture) {
            double left = Double.MAX_VALUE;
            double top = Double.MAX_VALUE;
            double right = -Double.MAX_VALUE;
            double bottom = -Double.MAX_VALUE;
            for (Map.Entry<String, Position> entry : picture.entrySet()) {
                Room box = Room.ofNode(entry.getKey());
                Position at = entry.getValue();
                left = Math.min(left, at.x() - box.width() / 2);
                top = Math.min(top, at.y() - box.height() / 2);
                right = Math.max(right, at.x() + box.width() / 2);
                bottom = Math.max(bottom, at.y() + box.height() / 2);
            }
            return new Bounds(left, top, right, bottom);
        }

        double width() {
            return right - left;
        }

        double height() {
            return bottom - top;
        }
    }

    private Shelves() {}

    /** All pictures in one, its upper left corner at 0, 0. */
    static Map<String, Position> pack(List<Map<String, Position>> pictures) {
        List<Bounds> bounds = pictures.stream().map(Bounds::of).toList();
        double area = bounds.stream().mapToDouble(b -> (b.width() + APART) * (b.height() + APART)).sum();
        double widest = bounds.stream().mapToDouble(Bounds::width).max().orElse(0);
        double shelf = Math.max(widest, Math.sqrt(area * 1.6));
        Map<String, Position> all = new HashMap<>();
        double x = 0;
        double y = 0;
        double high = 0;
        for (int i = 0; i < pictures.size(); i++) {
            Bounds b = bounds.get(i);
            if (x > 0 && x + b.width() > shelf) {
                x = 0;
                y += high + APART;
                high = 0;
            }
            double dx = x - b.left();
            double dy = y - b.top();
            pictures.get(i).forEach((name, at) -> all.put(name, new Position(at.x() + dx, at.y() + dy)));
            x += b.width() + APART;
            high = Math.max(high, b.height());
        }
        return all;
    }

    /** The middle of the rectangle around these places. */
    static Position middle(Iterable<Position> places) {
        List<Position> all = new ArrayList<>();
        places.forEach(all::add);
        double left = all.stream().mapToDouble(Position::x).min().orElse(0);
        double right = all.stream().mapToDouble(Position::x).max().orElse(0);
        double top = all.stream().mapToDouble(Position::y).min().orElse(0);
        double bottom = all.stream().mapToDouble(Position::y).max().orElse(0);
        return new Position((left + right) / 2, (top + bottom) / 2);
    }
}
