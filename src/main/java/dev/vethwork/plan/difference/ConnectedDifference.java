package dev.vethwork.plan.difference;

import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.plan.Comparison;
import dev.vethwork.plan.Drafts;
import dev.vethwork.plan.Ownership;
import dev.vethwork.plan.PlanMessages;
import dev.vethwork.plan.Stage;
import dev.vethwork.plan.operation.AddConnectedRoute;
import dev.vethwork.plan.operation.DeleteConnectedRoute;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.plan.operation.RouteWords;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.RouteEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Routes that the kernel made for addresses and that somebody took away since. The kernel makes them once, as the address or
 * the interface comes: while both stay, nothing but a route brings them back.
 */
public final class ConnectedDifference extends NamespaceComparison {
    private ConnectedDifference(Comparison comparison, Drafts drafts, NamespaceState wanted) {
        super(comparison, drafts, wanted);
    }

    public static void find(Comparison comparison, Drafts drafts) {
        for (NamespaceState wanted : comparison.wanted()) {
            ConnectedDifference difference = new ConnectedDifference(comparison, drafts, wanted);
            wanted.interfaces().values().stream().filter(Interface::up).forEach(difference::want);
        }
    }

    private void want(Interface device) {
        Place place = new Place(wanted.name(), device.name());
        comparison.staying(place)
                .filter(there -> there.up() && comparison.isOurs(place, there))
                .filter(there -> !there.kind().isLoopback())
                .filter(_ -> !Handover.of(comparison, place, device).interrupts())
                .ifPresent(there -> want(place, device, there));
    }

    private void want(Place place, Interface device, Interface there) {
        List<Prefix> fresh = AddressChange.of(device, there).restore();
        Set<Prefix> seen = new HashSet<>();
        // The first of a subnet is the one that its route prefers.
        for (Prefix address : there.addresses()) {
            boolean stays = device.addresses().contains(address) && !fresh.contains(address);
            if (stays && bringsRoute(there, address) && seen.add(address.network()) && isMissing(place, address)) {
                add(place, address);
            }
        }
    }

    /** The address itself is in the table of what is local as long as it is in use. */
    private boolean bringsRoute(Interface there, Prefix address) {
        return !address.isHost()
                && !Ownership.mayBeKernelMade(there, address)
                && before.routes().stream()
                        .anyMatch(route -> route.type() == RouteEntry.Type.LOCAL
                                && route.to().address().equals(address.address())
                                && isStraight(route, there.name()));
    }

    private boolean isMissing(Place place, Prefix address) {
        if (isElsewhere(place)) {
            return false;
        }
        return before.routes().stream()
                        .filter(route -> isOfSubnet(route, address))
                        .noneMatch(route -> isStraight(route, place.name()))
                && wanted.routes().stream()
                        .filter(route -> isOfSubnet(route, address))
                        .allMatch(route -> isStraight(route, place.name()));
    }

    /** The member of a VRF has its routes in that one's table. */
    private boolean isElsewhere(Place place) {
        return comparison.staying(place)
                .map(Interface::master)
                .flatMap(before::device)
                .flatMap(master -> master.kind().routesOfMembers())
                .isPresent();
    }

    private static boolean isOfSubnet(RouteEntry route, Prefix address) {
        return route.table().isMain()
                && route.to().equals(address.network())
                && route.metric() == metric(address);
    }

    private static boolean isStraight(RouteEntry route, String device) {
        return route.hops().size() == 1
                && route.hops().getFirst().via() == null
                && device.equals(route.hops().getFirst().device());
    }

    private static long metric(Prefix address) {
        return address.family() == Family.V4 ? 0 : RouteWords.CONNECTED_V6_METRIC;
    }

    private void add(Place place, Prefix address) {
        Prefix network = address.network();
        // Another interface of the same subnet has a route of its own, beside which this one goes.
        boolean alone = before.routes().stream().noneMatch(route -> isOfSubnet(route, address));
        drafts.step(Stage.CONNECTED, new AddConnectedRoute(place, address, !alone))
                .on(comparison.element(place))
                .undo(new DeleteConnectedRoute(place, address))
                .because(PlanMessages.of("route.connected", PlanMessages.who(wanted.name()), network.text(), place.name()));
    }
}
