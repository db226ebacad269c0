package dev.vethwork.engine.read;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.RouteTable;
import dev.vethwork.state.RouteEntry;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads {@code ip -N -j -d route show table all}, or the same with words for numbers. */
public final class Routes {
    private static final long V6_DEFAULT_METRIC = 1024;

    /** By the word that ip prints. */
    private static final Map<String, RouteEntry.Type> TYPES = Stream.of(RouteEntry.Type.values())
            .collect(Collectors.toMap(type -> type.name().toLowerCase(Locale.ROOT), Function.identity()));

    private Routes() {}

    public static List<RouteEntry> parse(List<JsonNode> objects) {
        List<RouteEntry> all = new ArrayList<>();
        boolean v6 = false;
        // Each interface has routes to the same few destinations of IPv6.
        Map<String, Prefix> known = new HashMap<>();
        for (JsonNode node : objects) {
            if (IpJson.isRoute(node)) {
                // v4 comes first; a default route without a gateway says nothing about its family but its place.
                v6 |= mentions(node, ":");
                route(node, v6, known).ifPresent(all::add);
            }
        }
        return all;
    }

    private static boolean mentions(JsonNode node, String sign) {
        return node.path("dst").asString("").contains(sign)
                || node.path("gateway").asString("").contains(sign)
                || node.path("prefsrc").asString("").contains(sign)
                || node.has("pref");
    }

    private static Optional<RouteEntry> route(JsonNode node, boolean v6, Map<String, Prefix> known) {
        RouteEntry.Type type = TYPES.get(Numbers.type(node.path("type").asString("unicast")));
        if (type == null) {
            return Optional.empty();
        }
        String to = node.path("dst").asString();
        return Optional.of(new RouteEntry(
                to.equals("default") ? (v6 ? Prefix.ALL_V6 : Prefix.ALL_V4) : known.computeIfAbsent(to, Prefix::parse),
                type,
                // The kernel has v6's thrown away by way of the loopback.
                throwsAway(type) ? List.of() : hops(node),
                node.path("metric").asLong(v6 ? V6_DEFAULT_METRIC : 0),
                address(node.path("prefsrc").asString("")),
                RouteTable.parse(node.path("table").asString("main")),
                Numbers.protocol(node.path("protocol").asString("boot")),
                Numbers.scope(node.path("scope").asString("global")),
                null));
    }

    private static boolean throwsAway(RouteEntry.Type type) {
        return type == RouteEntry.Type.BLACKHOLE
                || type == RouteEntry.Type.UNREACHABLE
                || type == RouteEntry.Type.PROHIBIT
                || type == RouteEntry.Type.THROW;
    }

    private static List<RouteEntry.Hop> hops(JsonNode node) {
        if (node.has("nexthops")) {
            List<RouteEntry.Hop> all = new ArrayList<>();
            node.path("nexthops").forEach(hop -> all.add(hop(hop)));
            return all;
        }
        return node.has("gateway") || node.has("via") || node.has("dev") ? List.of(hop(node)) : List.of();
    }

    private static RouteEntry.Hop hop(JsonNode node) {
        List<String> flags = IpJson.words(node.path("flags"));
        String gateway = node.path("gateway").asString(node.path("via").path("host").asString(""));
        return new RouteEntry.Hop(
                address(gateway),
                node.has("dev") ? node.path("dev").asString() : null,
                node.path("weight").asInt(1),
                flags.contains("dead") || flags.contains("linkdown"),
                flags.contains("onlink"));
    }

    private static @Nullable IPAddress address(String text) {
        return text.isEmpty() ? null : Addresses.parse(text);
    }
}
