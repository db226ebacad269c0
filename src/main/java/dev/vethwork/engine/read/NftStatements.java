package dev.vethwork.engine.read;

import dev.vethwork.state.nft.NftField;
import dev.vethwork.state.nft.NftStatement;
import dev.vethwork.state.nft.NftStatement.Choice;
import dev.vethwork.state.nft.NftStatement.Draw;
import dev.vethwork.state.nft.NftStatement.Match;
import dev.vethwork.state.nft.NftStatement.Passing;
import dev.vethwork.state.nft.NftStatement.Translate;
import dev.vethwork.state.nft.NftStatement.Unknown;
import dev.vethwork.state.nft.NftStatement.Untrack;
import dev.vethwork.state.nft.NftStatement.Verdict;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the parts of rules of {@code nft -j} (libnftables-json(5)). */
final class NftStatements {
    private static final Map<String, Verdict.Kind> VERDICTS = Map.of(
            "accept", Verdict.Kind.ACCEPT,
            "drop", Verdict.Kind.DROP,
            "reject", Verdict.Kind.REJECT,
            "return", Verdict.Kind.RETURN,
            "continue", Verdict.Kind.CONTINUE,
            "jump", Verdict.Kind.JUMP,
            "goto", Verdict.Kind.GOTO);
    private static final Set<String> PASSING =
            Set.of("counter", "limit", "log", "quota", "comment", "flow", "ct helper", "secmark", "last");

    private final Function<String, @Nullable JsonNode> sets;

    /** @param sets the named sets and maps of the table */
    NftStatements(Function<String, @Nullable JsonNode> sets) {
        this.sets = sets;
    }

    NftStatement read(JsonNode object) {
        String word = object.propertyNames().stream().findFirst().orElse("");
        JsonNode value = object.path(word);
        if (VERDICTS.containsKey(word)) {
            return verdict(word, value);
        }
        return switch (word) {
            case "match" -> match(value);
            case "vmap" -> choice(value);
            case "masquerade" -> new Translate(Translate.Kind.MASQUERADE, null, null);
            case "snat" -> translate(Translate.Kind.SOURCE, value);
            case "dnat" -> translate(Translate.Kind.DESTINATION, value);
            case "mangle" -> written(value);
            case "notrack" -> new Untrack();
            // A rate is taken to be kept, as what was asked is one packet.
            default -> PASSING.contains(word) ? new Passing() : new Unknown(!word.equals("xt"));
        };
    }

    private static Verdict verdict(String word, JsonNode value) {
        return new Verdict(
                Objects.requireNonNull(VERDICTS.get(word)), value.path("target").asString(""));
    }

    private static NftStatement written(JsonNode mangle) {
        NftStatement mark = NftMarks.mark(mangle);
        return mark == null ? new Passing() : mark;
    }

    private NftStatement match(JsonNode match) {
        String operator = match.path("op").asString("");
        if (operator.equals("==") || operator.equals("!=")) {
            NftStatement marked = NftMarks.match(match.path("left"), operator.equals("!="), match.path("right"));
            if (marked != null) {
                return marked;
            }
        }
        NftStatement flagged = NftTcpFlags.match(match.path("left"), operator, match.path("right"));
        if (flagged != null) {
            return flagged;
        }
        NftField field = NftFields.of(match.path("left"));
        return switch (operator) {
            case "==", "in" -> new Match(field, false, NftValues.of(right(match.path("right"))));
            case "!=" -> new Match(field, true, NftValues.of(right(match.path("right"))));
            default -> new Match(NftField.UNKNOWN, false, List.of());
        };
    }

    /** A named set is what it holds. */
    private JsonNode right(JsonNode value) {
        JsonNode set = value.isString() && value.asString().startsWith("@") ? sets.apply(value.asString().substring(1)) : null;
        return set == null ? value : set.path("elem");
    }

    private NftStatement choice(JsonNode vmap) {
        JsonNode data = right(vmap.path("data"));
        JsonNode key = vmap.path("key");
        List<Choice.Way> ways = new ArrayList<>();
        for (JsonNode pair : data.isArray() ? data : data.path("set")) {
            String word = pair.path(1).propertyNames().stream().findFirst().orElse("");
            if (!VERDICTS.containsKey(word)) {
                return new Unknown(true);
            }
            ways.add(new Choice.Way(NftValues.ofEach(pair.path(0)), verdict(word, pair.path(1).path(word))));
        }
        return key.path("numgen").isObject()
                ? draw(key.path("numgen"), ways.stream().<NftStatement>map(Choice.Way::verdict).toList())
                : new Choice(NftFields.ofEach(key), ways);
    }

    /** A number that nothing is said of lets the packet go on. */
    private static NftStatement draw(JsonNode numgen, List<NftStatement> ways) {
        List<NftStatement> all = new ArrayList<>(ways);
        if (numgen.path("mod").asInt(0) > ways.size()) {
            all.add(new Verdict(Verdict.Kind.CONTINUE, ""));
        }
        return new Draw(all);
    }

    private NftStatement translate(Translate.Kind kind, JsonNode to) {
        JsonNode port = to.path("port");
        JsonNode addr = to.path("addr");
        JsonNode map = addr.path("map");
        if (map.path("key").path("numgen").isObject() && (port.isMissingNode() || port.isInt())) {
            return drawn(kind, map, port);
        }
        IPAddress address = addr.isString() ? NftJson.address(addr.asString()) : null;
        // By another map, or a range: any of several.
        boolean clear = (addr.isMissingNode() || address != null) && (port.isMissingNode() || port.isInt());
        return clear ? new Translate(kind, address, number(port)) : new Unknown(true);
    }

    private NftStatement drawn(Translate.Kind kind, JsonNode map, JsonNode port) {
        JsonNode data = right(map.path("data"));
        List<NftStatement> ways = new ArrayList<>();
        for (JsonNode pair : data.isArray() ? data : data.path("set")) {
            JsonNode both = pair.path(1).path("concat");
            IPAddress address = NftJson.address(both.isArray() ? both.path(0).asString("") : pair.path(1).asString(""));
            JsonNode chosen = both.isArray() ? both.path(1) : port;
            if (address == null || !(chosen.isInt() || chosen.isMissingNode())) {
                return new Unknown(true);
            }
            ways.add(new Translate(kind, address, number(chosen)));
        }
        return ways.isEmpty() ? new Unknown(true) : draw(map.path("key").path("numgen"), ways);
    }

    private static @Nullable Integer number(JsonNode port) {
        return port.isInt() ? Integer.valueOf(port.asInt()) : null;
    }

    /** The fields of {@code match} and {@code vmap}. */
    private static final class NftFields {
        private static final Map<String, NftField> PAYLOADS = Map.ofEntries(
                Map.entry("ip saddr", NftField.SOURCE_V4),
                Map.entry("ip daddr", NftField.DESTINATION_V4),
                Map.entry("ip6 saddr", NftField.SOURCE_V6),
                Map.entry("ip6 daddr", NftField.DESTINATION_V6),
                Map.entry("tcp sport", NftField.TCP_SOURCE_PORT),
                Map.entry("tcp dport", NftField.TCP_DESTINATION_PORT),
                Map.entry("udp sport", NftField.UDP_SOURCE_PORT),
                Map.entry("udp dport", NftField.UDP_DESTINATION_PORT),
                Map.entry("th sport", NftField.SOURCE_PORT),
                Map.entry("th dport", NftField.DESTINATION_PORT),
                Map.entry("icmp type", NftField.ICMP_TYPE),
                Map.entry("icmpv6 type", NftField.ICMPV6_TYPE),
                Map.entry("ip protocol", NftField.PROTOCOL_V4),
                Map.entry("ip6 nexthdr", NftField.PROTOCOL_V6),
                Map.entry("ether type", NftField.ETHER_TYPE));
        private static final Map<String, NftField> METAS = Map.of(
                "iif", NftField.IN,
                "iifname", NftField.IN,
                "oif", NftField.OUT,
                "oifname", NftField.OUT,
                "l4proto", NftField.PROTOCOL,
                "nfproto", NftField.FAMILY,
                "protocol", NftField.ETHER_TYPE,
                "skuid", NftField.USER,
                "skgid", NftField.GROUP);

        private NftFields() {}

        private static NftField reverse(JsonNode flags) {
            Set<String> of = StreamSupport.stream(flags.spliterator(), false)
                    .map(flag -> flag.asString(""))
                    .collect(Collectors.toSet());
            return of.equals(Set.of("saddr", "iif"))
                    ? NftField.REVERSE_PATH
                    : of.equals(Set.of("saddr", "mark", "iif")) ? NftField.MARKED_REVERSE_PATH : NftField.UNKNOWN;
        }

        /** Of those that are looked at together, each. */
        static List<NftField> ofEach(JsonNode key) {
            JsonNode parts = key.path("concat");
            return parts.isArray()
                    ? StreamSupport.stream(parts.spliterator(), false).map(NftFields::of).toList()
                    : List.of(of(key));
        }

        static NftField of(JsonNode left) {
            NftField mark = NftMarks.field(left);
            if (mark != null) {
                return mark;
            }
            JsonNode payload = left.path("payload");
            JsonNode fib = left.path("fib");
            if (payload.isObject()) {
                String name = payload.path("protocol").asString("") + " " + payload.path("field").asString("");
                return PAYLOADS.getOrDefault(name, NftField.UNKNOWN);
            }
            if (fib.path("result").asString("").equals("type") && fib.path("flags").size() == 1) {
                return fib.path("flags").path(0).asString("").equals("saddr") ? NftField.SOURCE_TYPE : NftField.DESTINATION_TYPE;
            }
            if (fib.path("result").asString("").equals("oif")) {
                return reverse(fib.path("flags"));
            }
            switch (left.path("ct").path("key").asString("")) {
                case "state" -> {
                    return NftField.STATE;
                }
                case "status" -> {
                    return NftField.STATUS;
                }
                default -> {
                    // Another key, or none of conntrack's.
                }
            }
            return METAS.getOrDefault(left.path("meta").path("key").asString("").toLowerCase(Locale.ROOT), NftField.UNKNOWN);
        }
    }
}
