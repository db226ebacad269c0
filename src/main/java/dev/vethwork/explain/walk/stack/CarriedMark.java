package dev.vethwork.explain.walk.stack;

import dev.vethwork.net.PacketMark;

/**
 * The mark that a packet carries within one stack (SO_MARK in socket(7)).
 *
 * @param known whether it is known here what it is
 */
public record CarriedMark(long value, boolean known) {
    public static final CarriedMark NONE = new CarriedMark(0, true);
    public static final CarriedMark UNKNOWN = new CarriedMark(0, false);

    /** After a rule that sets it (mark_tg in net/netfilter/xt_mark.c). */
    public CarriedMark set(PacketMark by) {
        return known || by.mask() == PacketMark.ALL ? new CarriedMark((value & ~by.mask()) ^ by.value(), true) : UNKNOWN;
    }
}
