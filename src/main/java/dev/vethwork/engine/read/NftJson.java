package dev.vethwork.engine.read;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.BadValue;
import dev.vethwork.state.nft.NftChain;
import dev.vethwork.state.nft.NftRule;
import dev.vethwork.state.nft.NftRuleset;
import dev.vethwork.state.nft.NftStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads what {@code nft -j list ruleset} prints, with the rules' words as {@code nft -a list ruleset} prints them. */
public final class NftJson {
    /** What is printed where the tool is not installed. */
    private static final String MISSING = "missing";

    private static final Pattern TABLE = Pattern.compile("table (\\S+) (\\S+) \\{.*");
    private static final Pattern RULE = Pattern.compile("\\s+(.*\\S) # handle ([0-9]+)");
    private static final Set<String> BUILT_IN = Set.of("PREROUTING", "INPUT", "FORWARD", "OUTPUT", "POSTROUTING");

    private record Table(String family, String name) {}

    private record Place(Table table, String chain) {}

    private final Map<Place, JsonNode> chains = new LinkedHashMap<>();
    private final Map<Place, List<JsonNode>> rules = new HashMap<>();
    private final Map<Place, JsonNode> sets = new HashMap<>();
    private final Map<Table, Map<Integer, String>> texts;

    private NftJson(String text) {
        this.texts = texts(text);
    }

    /**
     * All but what iptables shows by itself.
     *
     * @param text a line of JSON, then the ruleset in words
     * @param shown whether iptables shows a table: {@code ip filter}
     */
    public static NftRuleset parse(String text, Predicate<String> shown) {
        if (text.isBlank()) {
            return NftRuleset.NONE;
        }
        if (text.strip().equals(MISSING)) {
            return NftRuleset.UNREAD;
        }
        int end = text.indexOf('\n');
        String json = end < 0 ? text : text.substring(0, end);
        try {
            NftJson reader = new NftJson(end < 0 ? "" : text.substring(end));
            JsonTree.read(json).path("nftables").forEach(reader::take);
            return new NftRuleset(true, reader.chains(shown));
        } catch (JacksonException e) {
            // A line that was cut or is no JSON tells nothing.
            return NftRuleset.UNREAD;
        }
    }

    private static Map<Table, Map<Integer, String>> texts(String text) {
        Map<Table, Map<Integer, String>> all = new HashMap<>();
        Map<Integer, String> now = new HashMap<>();
        for (String line : text.split("\n")) {
            Matcher table = TABLE.matcher(line);
            Matcher rule = RULE.matcher(line);
            if (table.matches()) {
                now = all.computeIfAbsent(new Table(table.group(1), table.group(2)), t -> new HashMap<>());
            } else if (rule.matches()) {
                now.put(Integer.parseInt(rule.group(2)), rule.group(1));
            }
        }
        return all;
    }

    private void take(JsonNode object) {
        JsonNode chain = object.path("chain");
        JsonNode rule = object.path("rule");
        JsonNode set = object.has("set") ? object.path("set") : object.path("map");
        if (chain.isObject()) {
            chains.put(place(chain, chain.path("name").asString("")), chain);
        } else if (rule.isObject()) {
            rules.computeIfAbsent(place(rule, rule.path("chain").asString("")), p -> new ArrayList<>())
                    .add(rule);
        } else if (set.isObject()) {
            sets.put(place(set, set.path("name").asString("")), set);
        }
    }

    private static Place place(JsonNode object, String name) {
        return new Place(
                new Table(object.path("family").asString(""), object.path("table").asString("")), name);
    }

    private List<NftChain> chains(Predicate<String> shown) {
        return chains.entrySet().stream()
                .filter(c -> !isShown(c.getKey().table(), shown))
                .map(c -> chain(c.getKey(), c.getValue()))
                .toList();
    }

    private boolean isShown(Table table, Predicate<String> shown) {
        return shown.test(table.family() + " " + table.name())
                && chains.keySet().stream().anyMatch(c -> c.table().equals(table) && BUILT_IN.contains(c.chain()));
    }

    private NftChain chain(Place place, JsonNode chain) {
        return new NftChain(
                NftChain.Family.valueOf(place.table().family().toUpperCase(Locale.ROOT)),
                place.table().name(),
                place.chain(),
                hook(chain.path("hook").asString("")),
                type(chain.path("type").asString("")),
                chain.path("prio").asInt(0),
                chain.path("policy").asString("").equals("drop"),
                rules.getOrDefault(place, List.of()).stream().map(r -> rule(place, r)).toList());
    }

    private static NftChain.Type type(String name) {
        return switch (name) {
            case "nat" -> NftChain.Type.NAT;
            case "route" -> NftChain.Type.ROUTE;
            default -> NftChain.Type.FILTER;
        };
    }

    private static NftChain.@Nullable Hook hook(String name) {
        return name.isEmpty() ? null : NftChain.Hook.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private NftRule rule(Place place, JsonNode rule) {
        NftStatements reader = new NftStatements(name -> sets.get(new Place(place.table(), name)));
        List<NftStatement> statements = new ArrayList<>();
        rule.path("expr").forEach(each -> statements.add(reader.read(each)));
        String text = texts.getOrDefault(place.table(), Map.of()).get(rule.path("handle").asInt(0));
        return new NftRule(statements, text == null ? rule.path("expr").toString() : text);
    }

    static inet.ipaddr.@Nullable IPAddress address(String text) {
        try {
            return Addresses.parse(text);
        } catch (BadValue other) {
            return null;
        }
    }
}
