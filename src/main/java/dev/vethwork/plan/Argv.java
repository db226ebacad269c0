package dev.vethwork.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Commands as a person types them, for the root namespace or for another. */
final class Argv {
    /** What {@code ip link} understands, shortened to its first letters as well (ip/iplink.c in iproute2). */
    private static final List<String> LINK_WORDS = List.of(
            "up", "down", "name", "index", "link", "address", "broadcast", "brd", "txqueuelen", "txqlen", "qlen", "mtu",
            "xdp", "xdpgeneric", "xdpdrv", "xdpoffload", "netns", "multicast", "allmulticast", "promisc", "trailers", "arp",
            "carrier", "vf", "master", "vrf", "nomaster", "dynamic", "type", "alias", "group", "mode", "state",
            "numtxqueues", "numrxqueues", "addrgenmode", "link-netns", "link-netnsid", "protodown", "protodown_reason",
            "gso_max_size", "gso_max_segs", "gro_max_size", "gso_ipv4_max_size", "gro_ipv4_max_size", "parentdev",
            "netns-immutable", "dev", "help");

    private Argv() {}

    /** {@code ip -n red …}, or {@code ip …} in the root namespace. */
    static List<String> ip(String namespace, String... words) {
        return tool("ip", namespace, List.of(words));
    }

    static List<String> ip(String namespace, Collection<String> words) {
        return tool("ip", namespace, words);
    }

    /** {@code ip -n red link set veth-red …}; with {@code dev} before a name that it would take for a word of its own. */
    static List<String> link(String namespace, String verb, String name, String... rest) {
        List<String> words = new ArrayList<>(List.of("link", verb));
        words.addAll(device(name));
        words.addAll(List.of(rest));
        return ip(namespace, words);
    }

    /** An interface's name as {@code ip link} takes it: {@code eth0}, but {@code dev br}. */
    static List<String> device(String name) {
        boolean ambiguous = LINK_WORDS.stream().anyMatch(word -> word.startsWith(name));
        return ambiguous ? List.of("dev", name) : List.of(name);
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
