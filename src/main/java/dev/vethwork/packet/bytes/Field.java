package dev.vethwork.packet.bytes;

/**
 * One value of a layer.
 *
 * @param from the first of its bytes in the packet
 * @param to behind its last byte
 */
public record Field(String name, String value, int from, int to) {}
