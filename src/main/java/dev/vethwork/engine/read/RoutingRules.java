package dev.vethwork.engine.read;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.Family;
import dev.vethwork.net.FlowSelector;
import dev.vethwork.net.PacketMark;
import dev.vethwork.net.PortSpan;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.ProtocolNumber;
import dev.vethwork.net.RouteTable;
import dev.vethwork.net.TypeOfService;
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
    private static final String IP_PROTOCOL = "ipproto";

    private static final Set<String> KNOWN = Set.of(
            "priority", "not", "src", "srclen", "dst", "dstlen", "iif", "iif_detached", "oif", "oif_detached", "fwmark",
            "fwmask", "table", "suppress_prefixlen", "action", "protocol", "l3mdev", "goto", "nop", "tos", IP_PROTOCOL, "sport", "sport_start",
            "sport_end", "dport", "dport_start", "dport_end");

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
        FlowSelector selector = FlowSelector.ANY;
        try {
            selector = selector(node);
        } catch (BadValue unreadable) {
            unknown.add(IP_PROTOCOL + " " + node.path(IP_PROTOCOL).asString(""));
        }
        Action action = table == null || node.has("goto") ? action(node) : Action.LOOKUP;
        return new RoutingRuleEntry(
                family,
                node.path("priority").asLong(),
                node.has("not"),
                prefix(node, "src", family),
                prefix(node, "dst", family),
                text(node, "iif"),
                text(node, "oif"),
                mark(node),
                selector,
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

    private static FlowSelector selector(JsonNode node) {
        String protocol = node.path(IP_PROTOCOL).asString("");
        return new FlowSelector(
                node.has("tos") ? TypeOfService.parse(node.path("tos").asString()) : null,
                // With numbers for words it is "ipproto-6".
                protocol.isEmpty() ? null : ProtocolNumber.parse(protocol.replaceFirst("^ipproto-", "")),
                ports(node, "sport"),
                ports(node, "dport"));
    }

    private static @Nullable PortSpan ports(JsonNode node, String field) {
        if (node.has(field)) {
            return PortSpan.parse(node.path(field).asString());
        }
        return node.has(field + "_start")
                ? new PortSpan(node.path(field + "_start").asInt(), node.path(field + "_end").asInt())
                : null;
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
