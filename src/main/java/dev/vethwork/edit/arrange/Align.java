package dev.vethwork.edit.arrange;

import dev.vethwork.topology.Position;
import java.util.HashMap;
import java.util.Map;

/** Brings things onto one line: an edge of the box around them, or its middle. */
public enum Align {
    LEFT,
    CENTRE,
    RIGHT,
    TOP,
    MIDDLE,
    BOTTOM;

    /** New centres of all of them. */
    public <K> Map<K, Position> of(Map<K, Extent> things) {
        if (things.isEmpty()) {
            return Map.of();
        }
        Extent around = Extent.of(things.values());
        Map<K, Position> places = new HashMap<>();
        things.forEach((key, thing) -> places.put(key, place(thing, around)));
        return places;
    }

    private Position place(Extent thing, Extent around) {
        return switch (this) {
            case LEFT -> new Position(around.left() + thing.width() / 2, thing.y());
            case CENTRE -> new Position(around.x(), thing.y());
            case RIGHT -> new Position(around.right() - thing.width() / 2, thing.y());
            case TOP -> new Position(thing.x(), around.top() + thing.height() / 2);
            case MIDDLE -> new Position(thing.x(), around.y());
            case BOTTOM -> new Position(thing.x(), around.bottom() - thing.height() / 2);
        };
    }
}
