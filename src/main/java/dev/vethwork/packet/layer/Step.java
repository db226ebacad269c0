package dev.vethwork.packet.layer;

/**
 * A layer that was read, and what comes next.
 *
 * @param payload what it carries
 * @param next who reads that
 */
record Step(Layer layer, Bytes payload, Next next) {
    /** Reads the layer that begins here. */
    @FunctionalInterface
    interface Next {
        /** @throws Cut where the bytes do not suffice */
        Step read(Bytes bytes);
    }

    static Step last(Layer layer, Bytes payload) {
        return new Step(layer, payload, Rest::read);
    }
}
