package dev.vethwork.explain.walk.trip;

import dev.vethwork.explain.walk.stack.CarriedMark;
import dev.vethwork.explain.walk.stack.Packet;
import org.jspecify.annotations.Nullable;

/**
 * What a stack remembers of a packet that passed (conntrack).
 *
 * @param original as it came in
 * @param last as it left, addresses translated
 * @param mask that its source was hidden behind; null where it was not masqueraded
 * @param mark what its packets carried, and what it keeps of that
 */
public record Connection(String namespace, Packet original, Packet last, @Nullable Mask mask, CarriedMark mark) {
    /** A masquerade. @param device that it left by @param rule as {@code iptables-save} prints it */
    public record Mask(String device, String rule) {
        public static @Nullable Mask of(Verdict verdict, String device) {
            return verdict.kind() == Verdict.Kind.MASQUERADE ? new Mask(device, verdict.text()) : null;
        }
    }

    public static Connection of(String namespace, Packet original, Packet last) {
        return of(namespace, original, last, CarriedMark.NONE);
    }

    public static Connection of(String namespace, Packet original, Packet last, CarriedMark mark) {
        return new Connection(namespace, original, last, null, mark);
    }

    public boolean turnsSource() {
        return !original.source().equals(last.source()) || original.sourcePort() != last.sourcePort();
    }

    public boolean turnsDestination() {
        return !original.destination().equals(last.destination()) || original.destinationPort() != last.destinationPort();
    }

    public boolean answeredBy(String where, Packet packet) {
        return namespace.equals(where) && last.answer().sameTuple(packet);
    }

    /** Whether a packet is one of it, as it comes in or as it leaves, in either direction. */
    public boolean concerns(Packet packet) {
        return original.sameTuple(packet)
                || last.sameTuple(packet)
                || original.answer().sameTuple(packet)
                || last.answer().sameTuple(packet);
    }

    /** An error about a packet that left translated, as it goes on to who sent it. */
    public Packet told(Packet error) {
        Packet about = java.util.Objects.requireNonNull(error.about());
        if (last.sameTuple(about)) {
            return error.to(original.source(), 0).withAbout(original);
        }
        return original.answer().sameTuple(about)
                ? error.to(last.destination(), 0).withAbout(last.answer())
                : error;
    }
}
