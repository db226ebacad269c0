package dev.vethwork.explain.walk;

/**
 * What a stack remembers of a packet that passed (conntrack).
 *
 * @param original as it came in
 * @param last as it left, addresses translated
 */
record Connection(String namespace, Packet original, Packet last) {
    boolean answeredBy(String where, Packet packet) {
        return namespace.equals(where) && last.answer().sameTuple(packet);
    }
}
