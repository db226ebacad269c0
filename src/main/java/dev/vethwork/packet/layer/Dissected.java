package dev.vethwork.packet.layer;

import dev.vethwork.packet.bytes.Bytes;
import dev.vethwork.packet.bytes.Cut;

/**
 * A layer that was read, and what comes next.
 *
 * @param payload what it carries
 * @param next who reads that
 */
record Dissected(Layer layer, Bytes payload, Next next) {
    /** Reads the layer that begins here. */
    @FunctionalInterface
    interface Next {
        /** @throws Cut where the bytes do not suffice */
        Dissected read(Bytes bytes);
    }

    static Dissected last(Layer layer, Bytes payload) {
        return new Dissected(layer, payload, Rest::read);
    }
}
