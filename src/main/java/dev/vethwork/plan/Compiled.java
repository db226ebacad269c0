package dev.vethwork.plan;

import dev.vethwork.state.NetworkState;
import java.util.Map;

/**
 * A drawing as the state that it asks for.
 *
 * @param state every thing in it owned by the lab
 * @param elements the drawn element behind each thing, by its {@link #key}; what is not in it stands for itself
 */
public record Compiled(String lab, NetworkState state, Map<String, String> elements) {
    public Compiled {
        elements = Map.copyOf(elements);
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
