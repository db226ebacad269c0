package dev.vethwork.explain.walk;

import dev.vethwork.explain.Cause;
import dev.vethwork.explain.walk.netfilter.Flow;
import dev.vethwork.explain.walk.netfilter.HopRules;
import dev.vethwork.explain.walk.stack.Stack;
import dev.vethwork.explain.walk.stack.Stacks;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.explain.walk.trip.Trip;
import dev.vethwork.net.Family;
import dev.vethwork.state.nft.NftChain.Hook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many stacks a packet may still pass: its sender says so (TTL, hop limit), and rules on its way. */
record HopLimit(Stacks stacks) {
    private static final int USUAL_V6 = 64;

    /** What rules of these hooks write. */
    static Trip written(Stacks stacks, Trip trip, Flow flow, List<Hook> hooks) {
        HopLimit limit = new HopLimit(stacks);
        boolean arriving = flow.out().isEmpty();
        Trip living = trip;
        for (HopRules.Written one : HopRules.of(flow, hooks)) {
            int left = limit.left(living, flow.stack(), arriving);
            int more = living.hops().more() + one.change().of(left) - left;
            living = living.living(new Trip.Hops(more, flow.stack().name(), one.rule()));
        }
        return living;
    }

    /** Why a stack passes it on no further; null where it does (ip_forward in net/ipv4/ip_forward.c). */
    @Nullable Stop spent(Trip trip, Stack stack, String device) {
        String writer = trip.hops().where();
        boolean counted = trip.packet().family() == Family.V4 || !trip.hops().rule().isEmpty();
        if (!counted || left(trip, stack, true) > 1) {
            return null;
        }
        String sender = trip.crossings().getFirst().namespace();
        Stop rule = trip.hops().rule().isEmpty()
                ? null
                : new Stop(Cause.TTL_EXCEEDED, writer, null, trip.packet(), null, trip.hops().rule());
        return new Stop(Cause.TTL_EXCEEDED, stack.name(), device, trip.packet(), null, sender, rule);
    }

    /** As a packet comes in, or as it leaves with one less. */
    private int left(Trip trip, Stack here, boolean arriving) {
        Stack sender = trip.crossings().isEmpty() ? here : stacks.of(trip.crossings().getFirst().namespace());
        int given = trip.packet().family() == Family.V4 ? sender.switches().timeToLive() : USUAL_V6;
        return given - trip.routed() + (arriving ? 1 : 0) + trip.hops().more();
    }
}
