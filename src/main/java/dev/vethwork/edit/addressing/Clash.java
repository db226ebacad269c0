package dev.vethwork.edit.addressing;

import dev.vethwork.net.Prefix;
import java.util.List;

/**
 * Addresses that get in each other's way.
 *
 * @param what the address, or the smaller of two subnets that overlap
 * @param elements who has it in the drawing: bridges by name, ends as {@code red:veth-red}
 */
public record Clash(Kind kind, Prefix what, List<String> elements) {
    /** How they do. */
    public enum Kind {
        /** Two on one segment have the same address. */
        SAME_ADDRESS,
        /** Two segments have subnets that overlap. */
        OVERLAPPING_SEGMENTS,
        /** The machine uses some of it itself. */
        USED_BY_MACHINE
    }

    public Clash {
        elements = List.copyOf(elements);
    }
}
