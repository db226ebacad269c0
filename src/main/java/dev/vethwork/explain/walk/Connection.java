package dev.vethwork.explain.walk;

import org.jspecify.annotations.Nullable;

/**
 * What a stack remembers of a packet that passed (conntrack).
 *
 * @param original as it came in
 * @param last as it left, addresses translated
 * @param mask that its source was hidden behind; null where it was not masqueraded
 */
record Connection(String namespace, Packet original, Packet last, @Nullable Mask mask) {
    /** A masquerade. @param device that it left by @param rule as {@code iptables-save} prints it */
    record Mask(String device, String rule) {
        static @Nullable Mask of(Verdict verdict, String device) {
            return verdict.kind() == Verdict.Kind.MASQUERADE ? new Mask(device, verdict.text()) : null;
        }
    }

    static Connection of(String namespace, Packet original, Packet last) {
        return new Connection(namespace, original, last, null);
    }

    boolean answeredBy(String where, Packet packet) {
        return namespace.equals(where) && last.answer().sameTuple(packet);
    }
}
