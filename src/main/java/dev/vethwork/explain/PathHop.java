package dev.vethwork.explain;

/**
 * A node that a packet passes, and what became of it there.
 *
 * @param in interface it came in by, empty where it began
 * @param out interface it left by, empty where it ended
 */
public record PathHop(String node, String in, String out, String decision) {}
