package dev.vethwork.explain;

import java.util.List;

/**
 * A node that a packet passes, and what became of it there.
 *
 * @param in interface it came in by, empty where it began
 * @param out interface it left by, empty where it ended
 * @param evidence the rows that decided
 */
public record PathHop(String node, String in, String out, String decision, List<Evidence> evidence) {
    public PathHop {
        evidence = List.copyOf(evidence);
    }
}
