package dev.vethwork.engine.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What tells each namespace from a later one of the same name. */
public record Inodes(SortedMap<String, Identity> byName) {
    private static final String NETNS = "/run/netns/";

    /**
     * A namespace's own number, and when it was given a name: the kernel gives a number that became free to the next
     * namespace that is made.
     */
    public record Identity(long inode, String since) {
        /** As the registry keeps it. */
        String text() {
            return inode + " " + since;
        }
    }

    public Inodes {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    /** Lines {@code INODE SINCE /run/netns/NAME}; any other path is the root namespace's. */
    public static Inodes parse(String text) {
        TreeMap<String, Identity> all = new TreeMap<>();
        for (String line : text.split("\n")) {
            String[] words = line.split(" ", 3);
            if (words.length == 3) {
                String name = words[2].startsWith(NETNS) ? words[2].substring(NETNS.length()) : "";
                all.put(name, new Identity(Long.parseLong(words[0]), words[1]));
            }
        }
        return new Inodes(all);
    }

    /** Whether a registry, as anybody may read it, knows the namespace that has this name now. */
    public static boolean isOurs(Path registry, String namespace) {
        try {
            String known = Registry.parse(Files.readString(registry)).namespaces().get(namespace);
            Path there = Path.of(NETNS + namespace);
            FileTime since = (FileTime) Files.getAttribute(there, "unix:ctime");
            Instant time = since.toInstant();
            String text = Files.getAttribute(there, "unix:ino") + " "
                    + String.format(Locale.ROOT, "%d.%09d", time.getEpochSecond(), time.getNano());
            return text.equals(known);
        } catch (IOException e) {
            return false;
        }
    }

    /** Those with a name. */
    public Set<String> names() {
        TreeMap<String, Identity> named = new TreeMap<>(byName);
        named.remove("");
        return named.keySet();
    }

    /** Whether the namespace of this name is the one that was remembered. */
    boolean agree(String name, String remembered) {
        Identity now = byName.get(name);
        return now != null && remembered.equals(now.text());
    }

    /** Those of the remembered ones that are still there, as they are now. */
    public SortedMap<String, String> settle(Map<String, String> remembered) {
        TreeMap<String, String> all = new TreeMap<>();
        remembered.forEach((name, identity) -> {
            if (agree(name, identity)) {
                all.put(name, Objects.requireNonNull(byName.get(name)).text());
            }
        });
        return all;
    }
}
