package dev.vethwork.engine.read;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.Family;
import dev.vethwork.net.PacketMark;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.RouteTable;
import dev.vethwork.state.RoutingRuleEntry;
import dev.vethwork.state.RoutingRuleEntry.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads {@code ip -N -j -d rule}, or the same with words for numbers. */
public final class RoutingRules {
    private static final Set<String> KNOWN = Set.of(
            "priority", "not", "src", "srclen", "dst", "dstlen", "iif", "iif_detached", "oif", "oif_detached", "fwmark",
            "fwmask", "table", "suppress_prefixlen", "action", "protocol", "l3mdev");

    /** In the place of a table: that of the packet's VRF. */
    private static final String L3MDEV = "l3mdev";

    private RoutingRules() {}

    public static List<RoutingRuleEntry> parse(List<JsonNode> objects, Family family) {
        return objects.stream()
                .filter(IpJson::isRoutingRule)
                .map(node -> rule(node, family))
                .toList();
    }

    private static RoutingRuleEntry rule(JsonNode node, Family family) {
        RouteTable table = node.has("table") ? RouteTable.parse(node.path("table").asString()) : null;
        List<String> unknown = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!KNOWN.contains(field.getKey())) {
                unknown.add(field.getKey() + " " + field.getValue().asString(""));
            }
        }
        Action action = table == null ? action(node) : Action.LOOKUP;
        return new RoutingRuleEntry(
                family,
                node.path("priority").asLong(),
                node.has("not"),
                prefix(node, "src", family),
                prefix(node, "dst", family),
                text(node, "iif"),
                text(node, "oif"),
                mark(node),
                action,
                table,
                node.path("suppress_prefixlen").asInt(-1),
                unknown,
                Numbers.protocol(node.path("protocol").asString("unspec")),
                null);
    }

    private static Action action(JsonNode node) {
        if (node.has(L3MDEV)) {
            return Action.L3MDEV;
        }
        String word = Numbers.type(node.path("action").asString("")).toUpperCase(Locale.ROOT);
        for (Action action : Action.values()) {
            if (action.name().equals(word)) {
                return action;
            }
        }
        return Action.OTHER;
    }

    private static @Nullable Prefix prefix(JsonNode node, String field, Family family) {
        String text = node.path(field).asString("all");
        if (text.equals("all")) {
            return null;
        }
        int whole = family == Family.V4 ? 32 : 128;
        return new Prefix(Addresses.parse(text), node.path(field + "len").asInt(whole));
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.has(field) ? node.path(field).asString() : null;
    }

    private static @Nullable PacketMark mark(JsonNode node) {
        try {
            String mask = node.has("fwmask") ? "/" + node.path("fwmask").asString() : "";
            return node.has("fwmark") ? PacketMark.parse(node.path("fwmark").asString() + mask) : null;
        } catch (BadValue unreadable) {
            return null;
        }
    }
}
