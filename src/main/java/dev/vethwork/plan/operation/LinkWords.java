package dev.vethwork.plan.operation;

import dev.vethwork.net.Addresses;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;

/** Commands of {@code ip link}. */
final class LinkWords {
    /** What {@code ip link} understands, shortened to its first letters as well (ip/iplink.c in iproute2). */
    private static final List<String> KNOWN = List.of(
            "up", "down", "name", "index", "link", "address", "broadcast", "brd", "txqueuelen", "txqlen", "qlen", "mtu",
            "xdp", "xdpgeneric", "xdpdrv", "xdpoffload", "netns", "multicast", "allmulticast", "promisc", "trailers", "arp",
            "carrier", "vf", "master", "vrf", "nomaster", "dynamic", "type", "alias", "group", "mode", "state",
            "numtxqueues", "numrxqueues", "addrgenmode", "link-netns", "link-netnsid", "protodown", "protodown_reason",
            "gso_max_size", "gso_max_segs", "gro_max_size", "gso_ipv4_max_size", "gro_ipv4_max_size", "parentdev",
            "netns-immutable", "dev", "help");

    private LinkWords() {}

    /** {@code link set veth-red …}; with {@code dev} before a name that it would take for a word of its own. */
    static List<String> of(String verb, String name, String... rest) {
        List<String> words = new ArrayList<>(List.of("link", verb));
        if (KNOWN.stream().anyMatch(word -> word.startsWith(name))) {
            words.add("dev");
        }
        words.add(name);
        words.addAll(List.of(rest));
        return words;
    }

    /** Whom frames go to that are for nobody known. */
    static ToolCommand remote(String verb, Place place, IPAddress remote) {
        return new ToolCommand(
                Tool.BRIDGE,
                place.namespace(),
                List.of("fdb", verb, "00:00:00:00:00:00", "dst", Addresses.text(remote), "dev", place.name()));
    }

    /** {@code ip -n red link set veth-red …}. */
    static ToolCommand set(Place place, String... rest) {
        return ToolCommand.ip(place.namespace(), of("set", place.name(), rest));
    }
}
