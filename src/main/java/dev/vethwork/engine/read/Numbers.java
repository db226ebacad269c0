package dev.vethwork.engine.read;

import java.util.Map;

/**
 * What {@code ip -N} gives by number, which a machine's own names in {@code /etc/iproute2} cannot spoil: protocols and scopes
 * of routes, types of routes and rules (include/uapi/linux/rtnetlink.h, fib_rules.h). What has no name here stays a number.
 */
final class Numbers {
    private static final Map<String, String> PROTOCOLS = Map.ofEntries(
            Map.entry("0", "unspec"),
            Map.entry("1", "redirect"),
            Map.entry("2", "kernel"),
            Map.entry("3", "boot"),
            Map.entry("4", "static"),
            Map.entry("8", "gated"),
            Map.entry("9", "ra"),
            Map.entry("11", "zebra"),
            Map.entry("12", "bird"),
            Map.entry("14", "xorp"),
            Map.entry("16", "dhcp"),
            Map.entry("42", "babel"),
            Map.entry("99", "openr"),
            Map.entry("186", "bgp"),
            Map.entry("187", "isis"),
            Map.entry("188", "ospf"),
            Map.entry("189", "rip"),
            Map.entry("192", "eigrp"));

    private static final Map<String, String> SCOPES =
            Map.of("0", "global", "200", "site", "253", "link", "254", "host", "255", "nowhere");

    private static final Map<String, String> TYPES = Map.of(
            "1", "unicast", "2", "local", "3", "broadcast", "4", "anycast", "5", "multicast", "6", "blackhole", "7",
            "unreachable", "8", "prohibit", "9", "throw");

    private Numbers() {}

    static String protocol(String text) {
        return PROTOCOLS.getOrDefault(text, text);
    }

    static String scope(String text) {
        return SCOPES.getOrDefault(text, text);
    }

    static String type(String text) {
        return TYPES.getOrDefault(text, text);
    }
}
