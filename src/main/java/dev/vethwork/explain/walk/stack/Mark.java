package dev.vethwork.explain.walk.stack;

import dev.vethwork.net.PacketMark;

/**
 * The mark that a packet carries within one stack (SO_MARK in socket(7)).
 *
 * @param known whether it is known here what it is
 */
public record Mark(long value, boolean known) {
    public static final Mark NONE = new Mark(0, true);
    public static final Mark UNKNOWN = new Mark(0, false);

    /** After a rule that sets it (mark_tg in net/netfilter/xt_mark.c). */
    public Mark set(PacketMark by) {
        return known || by.mask() == PacketMark.ALL ? new Mark((value & ~by.mask()) ^ by.value(), true) : UNKNOWN;
    }
}
