package dev.vethwork.plan;

import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A drawing as the state that it asks for.
 *
 * @param state every thing in it owned by the lab
 * @param adopt names of namespaces that the lab may work in although somebody else has made them; with
 *     {@link NetworkState#ROOT} the lab takes what is drawn and there already in the root namespace for somebody else's
 * @param given what a drawing of these would ask for, as they were before the lab; see {@link NetworkState#given}
 */
public record Compiled(
        String lab,
        NetworkState state,
        Elements elements,
        Set<String> adopt,
        SortedMap<String, NamespaceState> given) {
    public Compiled {
        adopt = Set.copyOf(adopt);
        given = Collections.unmodifiableSortedMap(new TreeMap<>(given));
    }

    public Compiled(String lab, NetworkState state, Elements elements) {
        this(lab, state, elements, Set.of(), Collections.emptySortedMap());
    }

    /** The same, where the lab may work in these namespaces of somebody else's. */
    public Compiled adopting(Set<String> names) {
        return new Compiled(lab, state, elements, names, given);
    }

    /** The same, where this was there before. */
    public Compiled with(SortedMap<String, NamespaceState> before) {
        return new Compiled(lab, state, elements, adopt, before);
    }

    /** Without what was there before, which is not the lab's to need. */
    public Compiled without(SortedMap<String, NamespaceState> before) {
        return before.isEmpty() ? this : new Compiled(lab, GivenBefore.without(state, before), elements, adopt, given);
    }

    /** Nothing at all: what a teardown asks for. */
    public static Compiled nothing(String lab) {
        return new Compiled(lab, NetworkState.EMPTY, Elements.NONE);
    }

    /** The drawn element behind an interface (or, with an empty name, a namespace). */
    public String element(String namespace, String interfaceName) {
        return elements.of(namespace, interfaceName);
    }
}
