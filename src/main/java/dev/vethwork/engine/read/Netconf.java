package dev.vethwork.engine.read;

import dev.vethwork.plan.compile.DeviceSetting;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Reads {@code ip -j netconf}: the few settings that the kernel tells of by netlink, so that who reads interfaces anyway needs
 * no further program for them.
 */
public final class Netconf {
    private static final String FORWARDING = "forwarding";
    private static final String RP_FILTER = "rp_filter";

    /** By another name what IPv4 forwards for all. */
    private static final String IP_FORWARD = "net.ipv4.ip_forward";

    private static final Map<String, String> FAMILIES = Map.of("inet", "net.ipv4.conf", "inet6", "net.ipv6.conf");

    /** As ip words them, where the file has a number. */
    private static final Map<String, String> FILTERS = Map.of("off", "0", "strict", "1", "loose", "2");

    private Netconf() {}

    /** Whether it tells of the setting of this dotted name. */
    public static boolean tells(String setting) {
        return setting.equals(IP_FORWARD)
                || DeviceSetting.of(setting)
                        .filter(s -> FAMILIES.containsValue(s.family()))
                        .filter(s -> s.key().equals(FORWARDING) || (s.isV4() && s.key().equals(RP_FILTER)))
                        .isPresent();
    }

    /** The settings among the objects, by dotted name. */
    public static SortedMap<String, String> parse(List<JsonNode> objects) {
        TreeMap<String, String> settings = new TreeMap<>();
        for (JsonNode node : objects) {
            String family = FAMILIES.get(node.path("family").asString(""));
            if (family != null && node.has("interface")) {
                add(family + "." + node.path("interface").asString("") + ".", node, settings);
            }
        }
        String all = settings.get(FAMILIES.get("inet") + ".all." + FORWARDING);
        if (all != null) {
            settings.put(IP_FORWARD, all);
        }
        return settings;
    }

    private static void add(String device, JsonNode node, Map<String, String> settings) {
        if (node.has(FORWARDING)) {
            settings.put(device + FORWARDING, node.path(FORWARDING).asBoolean(false) ? "1" : "0");
        }
        String filter = FILTERS.get(node.path(RP_FILTER).asString(""));
        if (filter != null) {
            settings.put(device + RP_FILTER, filter);
        }
    }
}
