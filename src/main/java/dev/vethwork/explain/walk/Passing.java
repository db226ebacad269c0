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
 */
record Passing(Stack stack, String in, Packet original, Tracking tracking, Hooks hooks) {
    Flow leavingBy(Packet packet, String out) {
        return new Flow(stack, packet, in, out, tracking, false);
    }
}
