package dev.vethwork.plan.incremental;

import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Elements;
import dev.vethwork.plan.Focus;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what an edit may have changed in the plan: what is wanted otherwise, and what is at the other ends of its cables. */
// Most tables are the very ones of before.
@SuppressWarnings("ReferenceEquality")
final class Edited {
    private final List<NetworkState> states;
    private final Set<String> parts = new HashSet<>();
    private final Set<Place> places = new HashSet<>();

    /** The interfaces that stand on others of the root namespace or of another one. */
    private final Map<Place, Set<Place>> stacked = new HashMap<>();

    private Edited(List<NetworkState> states) {
        this.states = states;
        states.forEach(state -> state.namespaces().values().forEach(this::stack));
    }

    /** What stands on something of its own namespace is looked at anyway, save in the root namespace. */
    private void stack(NamespaceState space) {
        space.interfaces().values().stream()
                .filter(device -> device.kind().isStacked())
                .forEach(device -> Place.under(space.name(), device)
                        .filter(below -> below.isInRoot() || !below.namespace().equals(space.name()))
                        .forEach(below -> stacked.computeIfAbsent(below, _ -> new HashSet<>())
                                .add(new Place(space.name(), device.name()))));
    }

    static Focus between(Compiled before, Compiled now, NetworkState observed) {
        Edited edited = new Edited(List.of(before.state(), now.state(), observed));
        edited.namespaces(before.state(), now.state());
        edited.elements(before.elements(), now.elements());
        edited.elements(now.elements(), before.elements());
        // Whether an interface stays hangs on what becomes of its peer, and of the peer that it has now.
        edited.spread();
        edited.spread();
        edited.masters();
        return new Focus(edited.parts);
    }

    private void namespaces(NetworkState before, NetworkState now) {
        Differing.keys(before.namespaces(), now.namespaces()).forEach(name -> namespace(
                name,
                before.namespaces().getOrDefault(name, NamespaceState.empty(name)),
                now.namespaces().getOrDefault(name, NamespaceState.empty(name))));
    }

    private void namespace(String name, NamespaceState was, NamespaceState is) {
        if (is.isRoot()) {
            Differing.keys(was.interfaces(), is.interfaces()).forEach(device -> add(new Place(name, device)));
        } else {
            parts.add(name);
            states.forEach(state -> state.namespace(name).ifPresent(this::addAll));
        }
    }

    private void elements(Elements some, Elements others) {
        some.byNamespace().forEach((namespace, elements) -> {
            Map<String, String> other = others.in(namespace);
            if (elements != other) {
                elements.forEach((device, element) -> {
                    if (!element.equals(other.get(device))) {
                        add(new Place(namespace, device));
                    }
                });
            }
        });
    }

    private void addAll(NamespaceState namespace) {
        namespace.interfaces().keySet().forEach(device -> add(new Place(namespace.name(), device)));
    }

    private void add(Place place) {
        parts.add(Focus.partOf(place));
        places.add(place);
    }

    private void spread() {
        for (Place place : List.copyOf(places)) {
            stacked.getOrDefault(place, Set.of()).forEach(this::add);
            for (Interface device : at(place)) {
                if (device.peer() != null) {
                    add(Place.of(device.peer()));
                }
                Place.under(place.namespace(), device).forEach(this::add);
                if (device.kind().takesMembers()) {
                    ports(place).forEach(this::add);
                }
            }
        }
    }

    /** A bridge is as large as its smallest port. Its other ports stay what they are. */
    private void masters() {
        for (Place place : places) {
            for (Interface device : at(place)) {
                if (device.master() != null) {
                    parts.add(Focus.partOf(new Place(place.namespace(), device.master())));
                }
            }
        }
    }

    private List<Place> ports(Place bridge) {
        return states.stream()
                .flatMap(state -> state.namespace(bridge.namespace()).stream())
                .map(NamespaceState::interfaces)
                .map(Map::values)
                .flatMap(Collection::stream)
                .filter(device -> bridge.name().equals(device.master()))
                .map(device -> new Place(bridge.namespace(), device.name()))
                .distinct()
                .toList();
    }

    private Collection<Interface> at(Place place) {
        List<Interface> found = new ArrayList<>(states.size());
        for (NetworkState state : states) {
            Stream.ofNullable(state.namespaces().get(place.namespace()))
                    .flatMap(n -> n.device(place.name()).stream())
                    .forEach(found::add);
        }
        return found;
    }
}
