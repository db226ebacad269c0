package dev.vethwork.explain.walk.stack;

import dev.vethwork.net.PacketMark;

/**
 * The mark that a packet carries within one stack (SO_MARK in socket(7)), and that of its connection.
 *
 * @param known whether it is known here what it is
 * @param kept that of its connection (CONNMARK in iptables-extensions(8))
 * @param keptKnown whether that is known here
 */
public record CarriedMark(long value, boolean known, long kept, boolean keptKnown) {
    public static final CarriedMark NONE = new CarriedMark(0, true, 0, true);
    public static final CarriedMark UNKNOWN = new CarriedMark(0, false, 0, false);

    /** Whether the packet itself is marked as there, and surely so. */
    public boolean equalsOfPacket(CarriedMark other) {
        return known && other.known && value == other.value;
    }

    /** The packet's own, with what its connection keeps. */
    public CarriedMark ofPacket(CarriedMark connection) {
        return new CarriedMark(value, known, connection.kept, connection.keptKnown);
    }

    /** After a rule that sets it (mark_tg in net/netfilter/xt_mark.c). */
    public CarriedMark set(PacketMark by) {
        boolean clear = known || by.mask() == PacketMark.ALL;
        return clear
                ? new CarriedMark((value & ~by.mask()) ^ by.value(), true, kept, keptKnown)
                : new CarriedMark(0, false, kept, keptKnown);
    }

    /** After a rule that sets the connection's (connmark_tg_shift in net/netfilter/xt_connmark.c). */
    public CarriedMark keep(PacketMark by) {
        boolean clear = keptKnown || by.mask() == PacketMark.ALL;
        return clear
                ? new CarriedMark(value, known, (kept & ~by.mask()) ^ by.value(), true)
                : new CarriedMark(value, known, 0, false);
    }

    /** After a rule that gives the connection the packet's. */
    public CarriedMark saved() {
        return new CarriedMark(value, known, value, known);
    }

    /** After a rule that gives the packet the connection's. */
    public CarriedMark restored() {
        return new CarriedMark(kept, keptKnown, kept, keptKnown);
    }
}
