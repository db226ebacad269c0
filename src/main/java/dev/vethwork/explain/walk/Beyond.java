package dev.vethwork.explain.walk;

import dev.vethwork.explain.walk.trip.Crossing;
import dev.vethwork.explain.walk.trip.Trip;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.ProcessEntry;
import dev.vethwork.topology.Uplink;
import java.util.List;

/** What is beyond a way to the machine's network: nothing of it is known, save that answers come back by the same way. */
public final class Beyond {
    /** In place of a namespace's name; none can be called that. */
    public static final String NETWORK = "/";

    private Beyond() {}

    /** Whether what leaves a namespace by an interface goes there: the program that makes the way has to run. */
    static boolean isBehind(NamespaceState namespace, String device) {
        return device.equals(Uplink.DEVICE)
                && namespace.device(device).filter(d -> d.up()).isPresent()
                && namespace.processes().stream().anyMatch(ProcessEntry::isUplink);
    }

    static Trip leaves(Trip trip, String device) {
        return trip.across(new Crossing(NETWORK, device, "", "hop.beyond", "", null, null, List.of()))
                .arrivedAt(NETWORK);
    }
}
