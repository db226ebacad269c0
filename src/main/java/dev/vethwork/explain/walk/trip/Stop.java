package dev.vethwork.explain.walk.trip;

import dev.vethwork.explain.Cause;
import dev.vethwork.explain.walk.stack.Packet;
import dev.vethwork.explain.walk.stack.Stack;
import inet.ipaddr.IPAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where a packet ended that should not have.
 *
 * @param namespace whose stack, or whose interface, ended it
 * @param device the interface that matters, null where none does
 * @param nextHop the neighbour it was on its way to, null before a route was found
 * @param detail a rule, a route, an owner: what the message shows
 * @param behind where that ended which should have told the sender; null for all else
 */
public record Stop(
        Cause cause,
        String namespace,
        @Nullable String device,
        Packet packet,
        @Nullable IPAddress nextHop,
        String detail,
        @Nullable Stop behind) {
    public Stop(
            Cause cause,
            String namespace,
            @Nullable String device,
            Packet packet,
            @Nullable IPAddress nextHop,
            String detail) {
        this(cause, namespace, device, packet, nextHop, detail, null);
    }

    public static Stop at(Stack stack, Cause cause, @Nullable String device, Packet packet, String detail) {
        return new Stop(cause, stack.name(), device, packet, null, detail);
    }

    public Stop because(Cause other) {
        return new Stop(other, namespace, device, packet, nextHop, detail, behind);
    }
}
