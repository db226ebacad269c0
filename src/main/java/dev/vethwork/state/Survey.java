package dev.vethwork.state;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A whole machine as it was read, whoever has made what is on it.
 *
 * @param machine its host name
 * @param whole whether it was read as root; others may look into no namespace and see no rules
 * @param spaces what else is known of each namespace of the state but the root namespace, by the same names
 * @param unread what could not be read, in the kernel's or a tool's words
 */
public record Survey(
        String machine, boolean whole, NetworkState state, SortedMap<String, Space> spaces, List<String> unread) {
    /** By what a namespace is found. */
    public enum Kind {
        /** It has a name below /run/netns. */
        NAMED,
        /** A file elsewhere keeps it. */
        KEPT,
        /** A process is in it, and nothing else keeps it. */
        OF_PROCESS
    }

    /**
     * A namespace.
     *
     * @param path by which it was entered
     * @param process the name of a process in it, empty where it has a name
     * @param container whose it is, as its control group tells: {@code docker 3f2a…}; empty for none
     */
    public record Space(Kind kind, String path, String process, String container) {}

    public Survey {
        spaces = Collections.unmodifiableSortedMap(new TreeMap<>(spaces));
        unread = List.copyOf(unread);
    }
}
