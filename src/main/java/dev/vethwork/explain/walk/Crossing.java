package dev.vethwork.explain.walk;

/**
 * A stack that a packet passed.
 *
 * @param in interface, empty where the packet began
 * @param out interface, empty where it ended
 * @param key of the decision's sentence in the bundle
 * @param detail what the sentence shows
 */
public record Crossing(String namespace, String in, String out, String key, String detail) {}
