package dev.vethwork.explain.walk;

import dev.vethwork.net.PacketMark;

/**
 * The mark that a packet carries within one stack (SO_MARK in socket(7)).
 *
 * @param known whether it is known here what it is
 */
record Mark(long value, boolean known) {
    static final Mark NONE = new Mark(0, true);
    static final Mark UNKNOWN = new Mark(0, false);

    /** After a rule that sets it (xt_mark_target in net/netfilter/xt_mark.c). */
    Mark set(PacketMark by) {
        return known || by.mask() == PacketMark.ALL ? new Mark((value & ~by.mask()) ^ by.value(), true) : UNKNOWN;
    }

    RuleMatch.Answer isTakenBy(PacketMark asked) {
        return !known ? RuleMatch.Answer.UNKNOWN : asked.takes(value) ? RuleMatch.Answer.YES : RuleMatch.Answer.NO;
    }
}
