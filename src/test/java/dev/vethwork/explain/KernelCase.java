package dev.vethwork.explain;

import dev.vethwork.topology.Topology;
import java.util.regex.Pattern;

/**
 * Something that does not work, and why.
 *
 * @param byHand what somebody types on the deployed lab before, empty for nothing
 * @param loses whether the kernel surely gives no answer
 * @param shown what the command that an explanation names has to print on the kernel
 */
record KernelCase(
        Topology lab, String from, String to, Probe probe, Cause cause, String byHand, boolean loses, Pattern shown) {
    static KernelCase of(Topology lab, String from, String to, Cause cause, String shown) {
        return new KernelCase(
                lab, from, to, Probe.PING, cause, "", true, Pattern.compile(shown, Pattern.DOTALL | Pattern.MULTILINE));
    }

    KernelCase asking(Probe value) {
        return new KernelCase(lab, from, to, value, cause, byHand, loses, shown);
    }

    KernelCase after(String typed) {
        return new KernelCase(lab, from, to, probe, cause, typed, loses, shown);
    }

    /** The kernel answers now and then. */
    KernelCase perhaps() {
        return new KernelCase(lab, from, to, probe, cause, byHand, false, shown);
    }
}
