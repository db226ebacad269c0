package dev.vethwork.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Commands as a person types them, for the root namespace or for another. */
final class Argv {
    private Argv() {}

    /** {@code ip -n red …}, or {@code ip …} in the root namespace. */
    static List<String> ip(String namespace, String... words) {
        return tool("ip", namespace, List.of(words));
    }

    static List<String> ip(String namespace, Collection<String> words) {
        return tool("ip", namespace, words);
    }

    /** {@code tc -n red …}, or {@code tc …} in the root namespace. */
    static List<String> tc(String namespace, Collection<String> words) {
        return tool("tc", namespace, words);
    }

    /** {@code ip netns exec red …}, or the words themselves in the root namespace. */
    static List<String> in(String namespace, Collection<String> words) {
        List<String> argv = new ArrayList<>();
        if (!namespace.isEmpty()) {
            argv.addAll(List.of("ip", "netns", "exec", namespace));
        }
        argv.addAll(words);
        return argv;
    }

    private static List<String> tool(String tool, String namespace, Collection<String> words) {
        List<String> argv = new ArrayList<>();
        argv.add(tool);
        if (!namespace.isEmpty()) {
            argv.add("-n");
            argv.add(namespace);
        }
        argv.addAll(words);
        return argv;
    }
}
