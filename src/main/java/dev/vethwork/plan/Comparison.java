package dev.vethwork.plan;

import dev.vethwork.net.Names;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.Peer;
import dev.vethwork.state.kind.Loopback;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What shall be beside what is, and what becomes of each namespace and interface: the ground that the differences of
 * every kind stand on.
 */
public final class Comparison {
    private final Compiled desired;
    private final NetworkState whole;
    private final NetworkState observed;
    private final TargetTraits traits;
    private final SortedMap<String, NamespaceState> wanted;
    private final SortedSet<String> strangers;
    private final Map<String, NamespaceState> fresh = new HashMap<>();
    /** By name, as each is asked for often. */
    private final Map<String, NamespaceState> wantedByName;

    private final Map<String, NamespaceState> observedByName;
    private final Focus focus;
    private final Doomed doomed;

    public Comparison(Compiled desired, NetworkState observed, TargetTraits traits) {
        this.desired = desired;
        this.whole = observed;
        this.observed = Adopted.own(observed, desired.lab(), desired.adopt());
        this.traits = traits;
        this.focus = Focus.ALL;
        this.observedByName = new HashMap<>(this.observed.namespaces());
        this.wanted = new TreeMap<>();
        this.wantedByName = new HashMap<>();
        this.strangers = new TreeSet<>();
        want(NetworkState.ROOT);
        desired.state().namespaces().keySet().forEach(this::want);
        this.observed.namespaces().values().stream()
                .filter(there -> there.adopted() != null && isOurs(there))
                .forEach(there -> want(there.name()));
        this.doomed = new Doomed(this, this.observed);
    }

    /** The same kernel and another drawing, of which only what differs from the one before is looked at. */
    public Comparison(Compiled next, Comparison before, Focus differing) {
        this.desired = next;
        this.whole = before.whole;
        this.observed = before.observed;
        this.traits = before.traits;
        this.focus = differing;
        this.observedByName = before.observedByName;
        this.wanted = new TreeMap<>(before.wanted);
        this.wantedByName = new HashMap<>(before.wantedByName);
        this.strangers = new TreeSet<>(before.strangers);
        differing.namespaces().forEach(this::want);
        this.doomed = new Doomed(this, observed);
    }

    /** Finds what shall become of a namespace: what is drawn, or at least what is left of one that was adopted. */
    private void want(String name) {
        NamespaceState there = observedByName.get(name);
        NamespaceState drawn = drawn(name, there);
        boolean isRoot = name.equals(NetworkState.ROOT);
        boolean isStrangers = drawn != null && there != null && !isRoot && !isOurs(there);
        NamespaceState want = null;
        if (drawn != null && !isStrangers && (isRoot || lab().equals(drawn.owner()))) {
            want = Ownership.of(drawn, lab());
        } else if (isRoot) {
            want = NamespaceState.empty(name);
        } else if (there != null && there.adopted() != null && isOurs(there)) {
            want = Adopted.left(there);
        }
        if (isStrangers) {
            strangers.add(name);
        } else {
            strangers.remove(name);
        }
        if (want == null) {
            wanted.remove(name);
            wantedByName.remove(name);
        } else {
            wanted.put(name, want);
            wantedByName.put(name, want);
        }
    }

    /** What is drawn and was not there before the lab. */
    private @Nullable NamespaceState drawn(String name, @Nullable NamespaceState there) {
        NamespaceState drawn = desired.state().namespaces().get(name);
        NamespaceState given = whole.given().get(name);
        if (drawn == null || given == null) {
            return drawn;
        }
        // What stands for somebody behind the machine's card is in no namespace of the machine's.
        return there == null && drawn.equals(given) ? null : GivenBefore.without(drawn, given);
    }

    /** What stands on an interface that is there, in whatever namespace. */
    public Stream<Place> onTop(Place below) {
        return observed.namespaces().values().stream()
                .flatMap(there -> there.interfaces().values().stream()
                        .filter(upper -> upper.kind().standsOn(there.name(), new Peer(below.namespace(), below.name())))
                        .map(upper -> new Place(there.name(), upper.name())));
    }

    public String lab() {
        return desired.lab();
    }

    public TargetTraits traits() {
        return traits;
    }

    public String element(String namespace, String interfaceName) {
        return desired.element(namespace, interfaceName);
    }

    public String element(Place place) {
        return desired.element(place.namespace(), place.name());
    }

    /** The namespaces that shall be, the root namespace always among them, reduced to what a lab can own; those in focus. */
    public Iterable<NamespaceState> wanted() {
        return focus.isAll()
                ? wanted.values()
                : focus.namespaces().stream().map(wantedByName::get).filter(Objects::nonNull).toList();
    }

    /** The interfaces that shall be; those in focus. */
    public void forEachWanted(BiConsumer<Place, Interface> action) {
        for (NamespaceState namespace : wanted()) {
            for (Interface device : namespace.interfaces().values()) {
                Place place = new Place(namespace.name(), device.name());
                if (focus.has(place)) {
                    action.accept(place, device);
                }
            }
        }
    }

    public Optional<NamespaceState> wantedNamespace(String name) {
        return Optional.ofNullable(wantedByName.get(name));
    }

    public Optional<Interface> wanted(Place place) {
        return Optional.ofNullable(wantedByName.get(place.namespace()))
                .map(n -> n.interfaces().get(place.name()));
    }

    /** Names of wanted namespaces that are there and belong to somebody else. */
    public SortedSet<String> strangers() {
        return Collections.unmodifiableSortedSet(strangers);
    }

    /** Whether nothing at all is wanted. */
    public boolean isTeardown() {
        return desired.state().equals(NetworkState.EMPTY);
    }

    /** All that is in a namespace, where the lab has adopted it and it was read. */
    public Optional<NamespaceState> adopted(String namespace) {
        return whole.namespace(namespace).filter(there -> there.adopted() != null && isOurs(there));
    }

    /** Whether there is an interface of somebody else's in a namespace that the lab has adopted, out of the differences' sight. */
    public boolean isTheirs(Place place) {
        return adopted(place.namespace()).flatMap(there -> there.device(place.name())).isPresent()
                && before(place.namespace()).device(place.name()).isEmpty();
    }

    /** Those in focus. */
    public List<String> doomedNamespaces() {
        return doomed.namespaces().stream().filter(focus::hasNamespace).toList();
    }

    public boolean isDoomedNamespace(String name) {
        return doomed.namespaces().contains(name);
    }

    /** Interfaces that will not outlive the plan, together with the other ends of their cables; those in focus. */
    public List<Place> doomed() {
        return doomed.places().stream().filter(focus::has).toList();
    }

    public boolean isInFocus(Place place) {
        return focus.has(place);
    }

    public boolean isDoomed(Place place) {
        return doomed.places().contains(place);
    }

    /** A namespace as it is; as it will be once made, where it is not there yet. */
    public NamespaceState before(String namespace) {
        NamespaceState there = observedByName.get(namespace);
        if (there != null) {
            return there;
        }
        return fresh.computeIfAbsent(namespace, name -> NamespaceState.empty(name)
                .withOwner(lab())
                .with(Interface.of(Names.LOOPBACK, Loopback.INSTANCE, lab()).withUp(false))
                .withSysctls(observed.fresh()));
    }

    public boolean isNew(String namespace) {
        return !namespace.isEmpty() && !observedByName.containsKey(namespace);
    }

    public Optional<Interface> observed(Place place) {
        return Optional.ofNullable(observedByName.get(place.namespace()))
                .map(n -> n.interfaces().get(place.name()));
    }

    /** An interface that is there, or comes with its namespace, and stays. */
    public Optional<Interface> staying(Place place) {
        return doomed.places().contains(place)
                ? Optional.empty()
                : Optional.ofNullable(before(place.namespace()).interfaces().get(place.name()));
    }

    public boolean isOurs(NamespaceState there) {
        return lab().equals(there.owner());
    }

    /**
     * A sandbox's loopback is its lab's. An end in the root namespace that lost its mark is still ours by the cable whose other end is in our namespace; not by
     * one that was in it when that was adopted.
     */
    public boolean isOurs(Place place, Interface device) {
        if (!place.isInRoot() || lab().equals(device.owner()) || traits.rootIsOurs() && device.kind().isLoopback()) {
            return true;
        }
        Peer peer = device.peer();
        return device.owner() == null
                && peer != null
                && !peer.namespace().isEmpty()
                && observed.namespace(peer.namespace())
                        .filter(this::isOurs)
                        .filter(n -> n.adopted() == null || n.interfaces().containsKey(peer.interfaceName()))
                        // One of the machine's that is lent makes its other end no more ours.
                        .filter(n -> n.device(peer.interfaceName()).map(Interface::kind).filter(k -> !k.isCable()).isEmpty())
                        .isPresent();
    }
}
