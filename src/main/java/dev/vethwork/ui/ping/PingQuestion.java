package dev.vethwork.ui.ping;

import dev.vethwork.explain.Probe;

/**
 * What is asked.
 *
 * @param from a node's name
 * @param to a node's name or an address
 */
public record PingQuestion(String from, String to, Probe probe) {}
