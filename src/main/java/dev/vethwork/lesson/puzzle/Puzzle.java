package dev.vethwork.lesson.puzzle;

import dev.vethwork.explain.Explanation;
import dev.vethwork.topology.Topology;

/**
 * A lab with one mistake in it.
 *
 * @param from who reached {@code address} before, and does not any more
 * @param to the node that has the address
 * @param answer what the explanation says of it
 */
public record Puzzle(
        Topology sound, Topology broken, long seed, Level level, String from, String to, String address, Explanation answer) {}
