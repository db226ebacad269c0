package dev.vethwork.edit.arrange;

import dev.vethwork.topology.Position;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the gaps between three or more things equal; the first and the last stay where they are. */
public enum Distribute {
    HORIZONTALLY,
    VERTICALLY;

    /** New centres of all of them; of fewer than three, the old ones. */
    public <K extends Comparable<K>> Map<K, Position> of(Map<K, Extent> things) {
        List<Map.Entry<K, Extent>> sorted = things.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<K, Extent> e) -> at(e.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .toList();
        Map<K, Position> places = new HashMap<>();
        things.forEach((key, thing) -> places.put(key, thing.centre()));
        if (sorted.size() < 3) {
            return places;
        }
        double first = start(sorted.getFirst().getValue());
        double last = at(sorted.getLast().getValue()) + size(sorted.getLast().getValue()) / 2;
        double filled = sorted.stream().mapToDouble(e -> size(e.getValue())).sum();
        double gap = (last - first - filled) / (sorted.size() - 1);
        double next = first;
        for (Map.Entry<K, Extent> entry : sorted) {
            Extent thing = entry.getValue();
            double centre = Math.rint(next + size(thing) / 2);
            places.put(
                    entry.getKey(),
                    this == HORIZONTALLY ? new Position(centre, thing.y()) : new Position(thing.x(), centre));
            next += size(thing) + gap;
        }
        return places;
    }

    private double at(Extent thing) {
        return this == HORIZONTALLY ? thing.x() : thing.y();
    }

    private double size(Extent thing) {
        return this == HORIZONTALLY ? thing.width() : thing.height();
    }

    private double start(Extent thing) {
        return at(thing) - size(thing) / 2;
    }
}
