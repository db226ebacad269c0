package dev.vethwork.ui.model;

/**
 * How a ping went.
 *
 * @param from a node
 * @param to a node or an address, as asked
 * @param address that was pinged
 * @param output what ping said
 */
public record PingResult(String from, String to, String address, boolean answered, String output) {}
