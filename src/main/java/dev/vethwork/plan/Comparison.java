package dev.vethwork.plan;

import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What shall be beside what is, and what becomes of each namespace and interface: the ground that the differences of
 * every kind stand on.
 */
final class Comparison {
    private final Compiled desired;
    private final NetworkState whole;
    private final NetworkState observed;
    private final TargetTraits traits;
    private final SortedMap<String, NamespaceState> wanted = new TreeMap<>();
    private final SortedSet<String> strangers = new TreeSet<>();
    private final SortedSet<String> doomedNamespaces = new TreeSet<>();
    private final SortedSet<Place> doomed = new TreeSet<>();
    private final Map<Place, Interface> wantedInterfaces = new HashMap<>();
    private final Map<String, NamespaceState> fresh = new HashMap<>();
    /** Each is asked for often. */
    private final Map<String, NamespaceState> byName;

    Comparison(Compiled desired, NetworkState observed, TargetTraits traits) {
        this.desired = desired;
        this.whole = observed;
        this.observed = Adopted.own(observed, desired.lab(), desired.adopt());
        this.traits = traits;
        this.byName = new HashMap<>(this.observed.namespaces());
        for (NamespaceState namespace : desired.state().namespaces().values()) {
            NamespaceState there = this.observed.namespaces().get(namespace.name());
            if (there != null && !namespace.isRoot() && !isOurs(there)) {
                strangers.add(namespace.name());
            } else if (namespace.isRoot() || lab().equals(namespace.owner())) {
                wanted.put(namespace.name(), Ours.of(namespace, lab()));
            }
        }
        wanted.putIfAbsent(NetworkState.ROOT, NamespaceState.empty(NetworkState.ROOT));
        this.observed.namespaces().values().stream()
                .filter(there -> there.adopted() != null && isOurs(there))
                .forEach(there -> wanted.putIfAbsent(there.name(), Adopted.left(there)));
        wanted.values().forEach(n -> n.interfaces().values().forEach(i ->
                wantedInterfaces.put(new Place(n.name(), i.name()), i)));
        findDoomed();
    }

    private void findDoomed() {
        for (NamespaceState there : observed.namespaces().values()) {
            boolean goes = !there.isRoot() && isOurs(there) && !wanted.containsKey(there.name());
            if (goes) {
                doomedNamespaces.add(there.name());
            }
            if (!there.isRoot() && !isOurs(there)) {
                continue;
            }
            for (Interface device : there.interfaces().values()) {
                Place place = new Place(there.name(), device.name());
                if (goes || (isOurs(place, device) && Ours.isDeletable(device) && !isKept(place, device))) {
                    doomed.add(place);
                    if (device.peer() != null) {
                        doomed.add(Place.of(device.peer()));
                    }
                }
            }
        }
    }

    private boolean isKept(Place place, Interface device) {
        Interface want = wantedInterfaces.get(place);
        return want != null
                && want.kind() == device.kind()
                && (want.kind() != Interface.Kind.VETH || want.peer() == null || want.peer().equals(device.peer()));
    }

    String lab() {
        return desired.lab();
    }

    TargetTraits traits() {
        return traits;
    }

    String element(String namespace, String interfaceName) {
        return desired.element(namespace, interfaceName);
    }

    String element(Place place) {
        return desired.element(place.namespace(), place.name());
    }

    /** The namespaces that shall be, the root namespace always among them, reduced to what a lab can own. */
    Iterable<NamespaceState> wanted() {
        return wanted.values();
    }

    Optional<Interface> wanted(Place place) {
        return Optional.ofNullable(wantedInterfaces.get(place));
    }

    /** Names of wanted namespaces that are there and belong to somebody else. */
    SortedSet<String> strangers() {
        return Collections.unmodifiableSortedSet(strangers);
    }

    /** Whether nothing at all is wanted. */
    boolean isTeardown() {
        return desired.state().equals(NetworkState.EMPTY);
    }

    /** All that is in a namespace, where the lab has adopted it and it was read. */
    Optional<NamespaceState> adopted(String namespace) {
        return whole.namespace(namespace).filter(there -> there.adopted() != null && isOurs(there));
    }

    SortedSet<String> doomedNamespaces() {
        return Collections.unmodifiableSortedSet(doomedNamespaces);
    }

    /** Interfaces that will not outlive the plan, together with the other ends of their cables. */
    SortedSet<Place> doomed() {
        return Collections.unmodifiableSortedSet(doomed);
    }

    boolean isDoomed(Place place) {
        return doomed.contains(place);
    }

    /** A namespace as it is; as it will be once made, where it is not there yet. */
    NamespaceState before(String namespace) {
        NamespaceState there = byName.get(namespace);
        if (there != null) {
            return there;
        }
        return fresh.computeIfAbsent(namespace, name -> NamespaceState.empty(name)
                .withOwner(lab())
                .with(Interface.of("lo", Interface.Kind.LOOPBACK, lab()).withUp(false))
                .withSysctls(observed.fresh()));
    }

    boolean isNew(String namespace) {
        return !namespace.isEmpty() && !observed.namespaces().containsKey(namespace);
    }

    Optional<Interface> observed(Place place) {
        return observed.namespace(place.namespace())
                .map(n -> n.interfaces().get(place.name()));
    }

    /** An interface that is there, or comes with its namespace, and stays. */
    Optional<Interface> staying(Place place) {
        return doomed.contains(place)
                ? Optional.empty()
                : Optional.ofNullable(before(place.namespace()).interfaces().get(place.name()));
    }

    boolean isOurs(NamespaceState there) {
        return lab().equals(there.owner());
    }

    /**
     * An end in the root namespace that lost its mark is still ours by the cable whose other end is in our namespace; not by
     * one that was in it when that was adopted.
     */
    boolean isOurs(Place place, Interface device) {
        if (!place.isInRoot() || lab().equals(device.owner())) {
            return true;
        }
        Interface.Peer peer = device.peer();
        return device.owner() == null
                && peer != null
                && !peer.namespace().isEmpty()
                && observed.namespace(peer.namespace())
                        .filter(this::isOurs)
                        .filter(n -> n.adopted() == null || n.interfaces().containsKey(peer.interfaceName()))
                        .isPresent();
    }
}
