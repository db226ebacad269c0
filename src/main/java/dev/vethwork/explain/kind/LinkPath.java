package dev.vethwork.explain.kind;

import dev.vethwork.explain.walk.Wire.Port;
import dev.vethwork.explain.walk.Wire;
import dev.vethwork.state.Interface;
import java.util.List;

/** Where frames go that pass an interface of one kind. By itself it is nobody's way out. */
public interface LinkPath {
    /** The ways of a frame that leaves by it. */
    default List<Way> across(Wire wire, Port at, Interface device) {
        return List.of();
    }

    /** Whether it hears what arrives at the interface that it stands on. */
    default boolean hearsWhatArrivesBelow() {
        return false;
    }

    /** Whether, as a switch, it shows frames that only pass it to iptables, where the namespace has that switched on. */
    default boolean filtersBridged() {
        return false;
    }

    /** Whether, as a switch, it only listens in at its ports, so that their own stack hears the frame as well. */
    default boolean onlyListensIn() {
        return false;
    }
}
