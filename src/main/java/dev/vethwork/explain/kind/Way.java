package dev.vethwork.explain.kind;

import dev.vethwork.explain.walk.link.Port;
import dev.vethwork.explain.walk.link.Tunnel;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A way of a frame that leaves by an interface.
 *
 * @param through other interfaces that it leaves by on its way
 * @param to where it arrives
 * @param tunnel what carries it there; null where it goes as it is
 */
public record Way(List<Port> through, Port to, @Nullable Tunnel tunnel) {
    static Way to(Port to) {
        return new Way(List.of(), to, null);
    }

    /** The same, leaving by this interface first. */
    public Way by(Port below) {
        return new Way(Stream.concat(Stream.of(below), through.stream()).toList(), to, tunnel);
    }
}
