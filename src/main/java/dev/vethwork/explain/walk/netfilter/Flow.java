package dev.vethwork.explain.walk.netfilter;

import dev.vethwork.explain.walk.stack.CarriedMark;
import dev.vethwork.explain.walk.stack.Packet;
import dev.vethwork.explain.walk.stack.Stack;

/**
 * A packet as rules see it.
 *
 * @param in interface, empty where it began here
 * @param out interface, empty where it ends here or no route was chosen yet
 */
public record Flow(Stack stack, Packet packet, String in, String out, Tracking tracking, boolean bridged, CarriedMark mark) {
    public Flow(Stack stack, Packet packet, String in, String out, Tracking tracking, boolean bridged) {
        this(stack, packet, in, out, tracking, bridged, CarriedMark.NONE);
    }

    Flow marked(CarriedMark value) {
        return new Flow(stack, packet, in, out, tracking, bridged, value);
    }
}
