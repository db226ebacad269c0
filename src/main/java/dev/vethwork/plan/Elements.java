package dev.vethwork.plan;

import java.util.Map;

/**
 * The drawn elements behind the things of a compiled state.
 *
 * @param byNamespace by namespace and interface; with an empty interface name, that of the namespace itself. What is not in
 *     it stands for itself. The inner maps are not changed any more
 */
public record Elements(Map<String, Map<String, String>> byNamespace) {
    public static final Elements NONE = new Elements(Map.of());

    public Elements {
        byNamespace = Map.copyOf(byNamespace);
    }

    public Map<String, String> in(String namespace) {
        return byNamespace.getOrDefault(namespace, Map.of());
    }

    String of(String namespace, String interfaceName) {
        String found = in(namespace).get(interfaceName);
        if (found != null) {
            return found;
        }
        if (interfaceName.isEmpty()) {
            return namespace.isEmpty() ? "host" : namespace;
        }
        return namespace.isEmpty() ? interfaceName : namespace + ":" + interfaceName;
    }
}
