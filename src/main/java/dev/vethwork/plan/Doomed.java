package dev.vethwork.plan;

import dev.vethwork.plan.kind.LinkPlans;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;

/** What of a kernel will not outlive the plan: what is ours and no longer wanted, and what the kernel takes away with that. */
final class Doomed {
    private final Comparison comparison;
    private final SortedSet<String> namespaces = new TreeSet<>();
    private final NavigableSet<Place> places = new TreeSet<>();

    /** @param comparison which knows by now what is wanted, and what is ours */
    Doomed(Comparison comparison, NetworkState observed) {
        this.comparison = comparison;
        observed.namespaces().values().forEach(this::find);
        List<NamespaceState> stacked = observed.namespaces().values().stream()
                .filter(there -> there.isRoot() || comparison.isOurs(there))
                .filter(there -> there.interfaces().values().stream()
                        .anyMatch(device -> device.kind().isStacked()))
                .toList();
        while (stacked.stream().map(this::findOnTop).reduce(false, Boolean::logicalOr)) {
            // What stands on what is doomed now is doomed as well.
        }
    }

    SortedSet<String> namespaces() {
        return Collections.unmodifiableSortedSet(namespaces);
    }

    /** Interfaces, together with the other ends of their cables. */
    NavigableSet<Place> places() {
        return Collections.unmodifiableNavigableSet(places);
    }

    private void find(NamespaceState there) {
        boolean goes = !there.isRoot()
                && comparison.isOurs(there)
                && comparison.wantedNamespace(there.name()).isEmpty();
        if (goes) {
            namespaces.add(there.name());
        }
        if (!there.isRoot() && !comparison.isOurs(there)) {
            return;
        }
        for (Interface device : there.interfaces().values()) {
            Place place = new Place(there.name(), device.name());
            if (goes || (comparison.isOurs(place, device) && Ownership.isDeletable(device) && !isKept(place, device))) {
                places.add(place);
                if (device.peer() != null) {
                    places.add(Place.of(device.peer()));
                }
            }
        }
    }

    /** The kernel takes what stands on an interface away with it. @return whether there was any that nobody knew of */
    private boolean findOnTop(NamespaceState there) {
        boolean more = false;
        for (Interface device : there.interfaces().values()) {
            Place place = new Place(there.name(), device.name());
            boolean falls = device.kind().isStacked() && Place.under(there.name(), device).anyMatch(places::contains);
            more |= falls && comparison.isOurs(place, device) && places.add(place);
        }
        return more;
    }

    private boolean isKept(Place place, Interface device) {
        Interface want = comparison.wanted(place).orElse(null);
        return want != null && LinkPlans.isKept(want, device);
    }
}
