package dev.vethwork.plan;

import dev.vethwork.state.NetworkState;
import java.util.Set;

/**
 * A drawing as the state that it asks for.
 *
 * @param state every thing in it owned by the lab
 * @param adopt names of namespaces that the lab may work in although somebody else has made them
 */
public record Compiled(String lab, NetworkState state, Elements elements, Set<String> adopt) {
    public Compiled {
        adopt = Set.copyOf(adopt);
    }

    public Compiled(String lab, NetworkState state, Elements elements) {
        this(lab, state, elements, Set.of());
    }

    /** The same, where the lab may work in these namespaces of somebody else's. */
    public Compiled adopting(Set<String> names) {
        return new Compiled(lab, state, elements, names);
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
