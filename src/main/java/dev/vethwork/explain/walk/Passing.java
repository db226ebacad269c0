package dev.vethwork.explain.walk;

import dev.vethwork.explain.walk.netfilter.Flow;
import dev.vethwork.explain.walk.netfilter.Hooks;
import dev.vethwork.explain.walk.netfilter.Tracking;
import dev.vethwork.explain.walk.stack.Packet;
import dev.vethwork.explain.walk.stack.Stack;

/**
 * A packet in a stack.
 *
 * @param in interface it came by, empty where it begins here
 * @param original as it came, before the stack translated anything
 * @param before the interface by which it was to leave until rules turned it elsewhere; empty where none did
 */
record Passing(Stack stack, String in, Packet original, Tracking tracking, Hooks hooks, String before) {
    /** Of one that comes in. */
    static Passing arriving(Stack stack, String in, Packet original, Tracking tracking, Hooks hooks) {
        return new Passing(stack, in, original, tracking, hooks, "");
    }

    /** As rules see it before it leaves: what turns it elsewhere does so among them (nf_hook_slow in net/netfilter/core.c). */
    Flow sentBy(Packet packet, String out) {
        return leavingBy(packet, before.isEmpty() ? out : before);
    }

    Flow leavingBy(Packet packet, String out) {
        return new Flow(stack, packet, in, out, tracking, false);
    }
}
