package dev.vethwork.plan;

import dev.vethwork.state.NetworkState;
import java.util.Map;
import java.util.Set;

/**
 * A drawing as the state that it asks for.
 *
 * @param state every thing in it owned by the lab
 * @param elements the drawn element behind each thing, by its {@link #key}; what is not in it stands for itself
 * @param adopt names of namespaces that the lab may work in although somebody else has made them
 */
public record Compiled(String lab, NetworkState state, Map<String, String> elements, Set<String> adopt) {
    public Compiled {
        elements = Map.copyOf(elements);
        adopt = Set.copyOf(adopt);
    }

    public Compiled(String lab, NetworkState state, Map<String, String> elements) {
        this(lab, state, elements, Set.of());
    }

    /** The same, where the lab may work in these namespaces of somebody else's. */
    public Compiled adopting(Set<String> names) {
        return new Compiled(lab, state, elements, names);
    }

    /** Nothing at all: what a teardown asks for. */
    public static Compiled nothing(String lab) {
        return new Compiled(lab, NetworkState.EMPTY, Map.of());
    }

    /** Key of a namespace's interface; with an empty interface name, of the namespace itself. */
    public static String key(String namespace, String interfaceName) {
        return namespace + ":" + interfaceName;
    }

    /** The drawn element behind an interface (or, with an empty name, a namespace). */
    public String element(String namespace, String interfaceName) {
        String found = elements.get(key(namespace, interfaceName));
        if (found != null) {
            return found;
        }
        if (interfaceName.isEmpty()) {
            return namespace.isEmpty() ? "host" : namespace;
        }
        return namespace.isEmpty() ? interfaceName : namespace + ":" + interfaceName;
    }
}
