package dev.vethwork.target;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The inode of each namespace, which tells it from a later one of the same name. */
record Inodes(SortedMap<String, Long> byName) {
    private static final String NETNS = "/run/netns/";

    Inodes {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    /** Lines {@code INODE /run/netns/NAME}; any other path is the root namespace's. */
    static Inodes parse(String text) {
        TreeMap<String, Long> all = new TreeMap<>();
        for (String line : text.split("\n")) {
            int blank = line.indexOf(' ');
            if (blank > 0) {
                String path = line.substring(blank + 1);
                String name = path.startsWith(NETNS) ? path.substring(NETNS.length()) : "";
                all.put(name, Long.parseLong(line.substring(0, blank)));
            }
        }
        return new Inodes(all);
    }

    /** Those with a name. */
    Set<String> names() {
        TreeMap<String, Long> named = new TreeMap<>(byName);
        named.remove("");
        return named.keySet();
    }

    /** Whether the namespace of this name is the one that was remembered; 0 where it was only about to be made. */
    boolean agree(String name, long remembered) {
        Long inode = byName.get(name);
        return inode != null && (remembered == 0 || remembered == inode);
    }
}
