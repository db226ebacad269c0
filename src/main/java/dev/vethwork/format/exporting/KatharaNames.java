package dev.vethwork.format.exporting;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names that Kathara takes, each for one thing alone. */
final class KatharaNames {
    private static final int LONGEST = 30;

    /** Those that it has for itself. */
    private final Set<String> taken = new HashSet<>(Set.of("shared", "_test"));

    /** Lower-case letters, digits and underscores. */
    String device(String node) {
        return free(node.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_"));
    }

    /** Letters, digits and underscores. */
    String domain(String bridge) {
        return free(bridge.replaceAll("[^A-Za-z0-9_]", "_"));
    }

    private String free(String wanted) {
        String name = cut(wanted, LONGEST);
        for (int i = 2; !taken.add(name); i++) {
            String tail = "_" + i;
            name = cut(wanted, LONGEST - tail.length()) + tail;
        }
        return name;
    }

    private static String cut(String name, int longest) {
        return name.length() > longest ? name.substring(0, longest) : name;
    }
}
