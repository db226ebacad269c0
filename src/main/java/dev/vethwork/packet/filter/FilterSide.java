package dev.vethwork.packet.filter;

/** Which end of a packet is meant. */
enum FilterSide {
    SOURCE,
    DESTINATION,
    EITHER;

    /** Whether either end that is meant is so. */
    boolean any(boolean source, boolean destination) {
        return switch (this) {
            case SOURCE -> source;
            case DESTINATION -> destination;
            case EITHER -> source || destination;
        };
    }
}
