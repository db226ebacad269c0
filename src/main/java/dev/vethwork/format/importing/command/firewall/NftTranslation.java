package dev.vethwork.format.importing.command.firewall;

import dev.vethwork.format.importing.command.CommandEnd;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A rule of nft in the words of iptables, which says the same of what a drawing holds: one, or one for each of what it lists. */
final class NftTranslation {
    private static final Map<String, String> VERDICTS =
            Map.of("accept", "ACCEPT", "drop", "DROP", "reject", "REJECT", "return", "RETURN", "queue", "NFQUEUE");

    private static final Set<String> ALONE = Set.of("random", "fully-random", "persistent", "notrack", "continue");

    /** What a statement counts or writes down, with a word behind it. */
    private static final Set<String> WRITES = Set.of("prefix", "level", "group", "flags", "snaplen", "queue-threshold", "packets", "bytes");

    /** Messages of ICMP that iptables calls otherwise. */
    private static final Map<String, String> MESSAGES = Map.of(
            "nd-neighbor-solicit", "neighbour-solicitation", "nd-neighbor-advert", "neighbour-advertisement",
            "nd-router-solicit", "router-solicitation", "nd-router-advert", "router-advertisement", "nd-redirect", "redirect");

    private final Map<String, List<String>> sets;
    private final List<String> words;
    private int place;
    private List<List<String>> rules = new ArrayList<>(List.of(List.of()));
    private boolean limited;
    private final Map<List<String>, List<String>> verdictsBy = new LinkedHashMap<>();

    private NftTranslation(List<String> words, Map<String, List<String>> sets) {
        this.words = words;
        this.sets = sets;
    }

    /** @param sets lists that have a name */
    static List<List<String>> read(List<String> words, Map<String, List<String>> sets) {
        NftTranslation rules = new NftTranslation(words, new HashMap<>(sets));
        while (rules.place < words.size()) {
            rules.statement(rules.next());
        }
        return rules.all();
    }

    private List<List<String>> all() {
        if (limited && rules.size() * Math.max(1, verdictsBy.size()) > 1) {
            // One limit for all of them would be one for each.
            throw CommandEnd.refused("match", "limit");
        }
        if (verdictsBy.isEmpty()) {
            return rules;
        }
        List<List<String>> all = new ArrayList<>();
        for (List<String> rule : rules) {
            verdictsBy.forEach((match, verdict) -> all.add(joined(joined(rule, match), verdict)));
        }
        return all;
    }

    private String next() {
        if (place >= words.size()) {
            throw CommandEnd.failed("incomplete", words.isEmpty() ? "nft" : words.getLast());
        }
        return words.get(place++);
    }

    private String peek() {
        return place < words.size() ? words.get(place) : "";
    }

    private boolean skip(String word) {
        boolean there = peek().equals(word);
        place += there ? 1 : 0;
        return there;
    }

    private void statement(String word) {
        String verdict = VERDICTS.get(word);
        if (verdict != null) {
            add(List.of("-j", verdict));
            place = skip("with") ? words.size() : place;
            return;
        }
        switch (word) {
            case "ip", "ip6" -> address(next());
            case "iif", "iifname" -> matches(List.of("-i"), values(word));
            case "oif", "oifname" -> matches(List.of("-o"), values(word));
            case "meta" -> meta(next());
            case "mark" -> meta(word);
            case "tcp", "udp", "th" -> port(word, next());
            case "icmp", "icmpv6" -> icmp(word, next());
            case "ct" -> tracked(next());
            case "limit" -> limit();
            case "counter", "log" -> written();
            case "comment" -> next();
            case "masquerade" -> translate("MASQUERADE");
            case "snat" -> translate("SNAT");
            case "dnat" -> translate("DNAT");
            case "redirect" -> add(List.of("-j", "REDIRECT"));
            case "jump", "goto" -> add(List.of("-j", next()));
            default -> {
                if (!ALONE.contains(word)) {
                    throw CommandEnd.refused("match", String.join(" ", words.subList(place - 1, Math.min(words.size(), place + 2))));
                }
            }
        }
    }

    private void address(String field) {
        switch (field) {
            case "saddr" -> lists("-s", values(field));
            case "daddr" -> lists("-d", values(field));
            case "protocol", "nexthdr" -> matches(List.of("-p"), values(field));
            default -> throw CommandEnd.refused("match", "ip " + field);
        }
    }

    private void meta(String field) {
        switch (field) {
            case "iif", "iifname" -> matches(List.of("-i"), values(field));
            case "oif", "oifname" -> matches(List.of("-o"), values(field));
            case "l4proto", "protocol" -> matches(List.of("-p"), protocols(values(field)));
            case "nfproto" -> values(field);
            case "mark" -> mark();
            default -> throw CommandEnd.refused("match", "meta " + field);
        }
    }

    /** A mark that is written, or asked for. */
    private void mark() {
        if (!skip("set")) {
            matches(List.of("-m", "mark", "--mark"), values("mark"));
            return;
        }
        String mark = next();
        if (place < words.size() && !mark.matches("[0-9]+|0[xX][0-9A-Fa-f]+")) {
            throw CommandEnd.refused("match", "mark set " + String.join(" ", words.subList(place - 1, words.size())));
        }
        add(List.of("-j", "MARK", "--set-xmark", mark));
    }

    /** Those of the network are of no protocol above it. */
    private static Values protocols(Values values) {
        return new Values(
                values.not(), values.all().stream().map(v -> v.equals("ip") || v.equals("ip6") ? "all" : v).toList());
    }

    private void port(String protocol, String field) {
        if (!protocol.equals("th")) {
            add(List.of("-p", protocol));
        }
        switch (field) {
            case "dport" -> {
                if (peek().equals("vmap")) {
                    choices("--dport");
                    return;
                }
                lists("--dport", values(field));
            }
            case "sport" -> lists("--sport", values(field));
            default -> throw CommandEnd.refused("match", protocol + " " + field);
        }
    }

    private void icmp(String protocol, String field) {
        Values values = values(field);
        if (!field.equals("type") || values.not()) {
            throw CommandEnd.refused("match", protocol + " " + field + " " + String.join(",", values.all()));
        }
        boolean six = protocol.equals("icmpv6");
        add(List.of("-p", six ? "ipv6-icmp" : "icmp"));
        matches(
                List.of(six ? "--icmpv6-type" : "--icmp-type"),
                new Values(false, values.all().stream().map(type -> MESSAGES.getOrDefault(type, type)).toList()));
    }

    /** {@code limit rate 5/second burst 10 packets}. */
    private void limit() {
        String rate = skip("rate") ? next() : "";
        if (!rate.matches("[0-9]+/[a-z]+")) {
            throw CommandEnd.refused("match", ("limit rate " + rate).strip());
        }
        List<String> match = new ArrayList<>(List.of("-m", "limit", "--limit", rate));
        if (skip("burst")) {
            match.addAll(List.of("--limit-burst", next()));
            if (!skip("packets")) {
                throw CommandEnd.refused("match", "limit rate " + rate + " burst");
            }
        }
        add(match);
        limited = true;
    }

    private void tracked(String field) {
        if (!field.equals("state")) {
            throw CommandEnd.refused("match", "ct " + field);
        }
        if (peek().equals("vmap")) {
            choices("--ctstate");
            return;
        }
        Values values = values(field);
        if (values.not()) {
            throw CommandEnd.refused("match", "ct state !=");
        }
        add(List.of("-m", "conntrack", "--ctstate", states(values.all())));
    }

    private static String states(List<String> all) {
        return String.join(",", all).toUpperCase(Locale.ROOT);
    }

    /** {@code vmap { established : accept, invalid : drop }}: a verdict for each value. */
    private void choices(String option) {
        place++;
        Map<String, List<String>> byTarget = new LinkedHashMap<>();
        if (!skip("{")) {
            throw CommandEnd.refused("match", "vmap " + peek());
        }
        while (!skip("}")) {
            String value = next();
            if (value.endsWith(":")) {
                value = value.substring(0, value.length() - 1);
            } else if (!skip(":")) {
                throw CommandEnd.refused("match", "vmap " + value);
            }
            String verdict = next();
            String target = verdict.equals("jump") || verdict.equals("goto") ? next() : VERDICTS.getOrDefault(verdict, "");
            if (target.isEmpty()) {
                throw CommandEnd.refused("match", "vmap " + verdict);
            }
            byTarget.computeIfAbsent(target, t -> new ArrayList<>()).add(value);
            skip(",");
        }
        byTarget.forEach((target, values) -> verdictsBy.put(
                List.of(option, option.equals("--ctstate") ? states(values) : String.join(",", values)), List.of("-j", target)));
    }

    private void written() {
        while (WRITES.contains(peek())) {
            place += 2;
        }
    }

    private void translate(String target) {
        List<String> all = new ArrayList<>(List.of("-j", target));
        if (peek().equals("ip") || peek().equals("ip6")) {
            place++;
        }
        if (skip("to")) {
            String to = next();
            if (to.equals("{") || peek().equals("map") || to.equals("numgen") || to.equals("jhash")) {
                throw CommandEnd.refused("match", "to " + to);
            }
            if (to.startsWith(":")) {
                throw CommandEnd.refused("match", "to " + to);
            }
            all.addAll(List.of(target.equals("SNAT") ? "--to-source" : "--to-destination", to));
        }
        add(all);
    }

    /** What a field is compared with. */
    private record Values(boolean not, List<String> all) {}

    private Values values(String field) {
        boolean not = skip("!=");
        if (!not) {
            skip("==");
        }
        String first = next();
        if (first.startsWith("@")) {
            List<String> named = sets.getOrDefault(first.substring(1), List.of());
            if (named.isEmpty()) {
                throw CommandEnd.refused("match", field + " " + first);
            }
            return new Values(not, named);
        }
        List<String> all = new ArrayList<>();
        if (first.equals("{")) {
            while (!skip("}")) {
                all.add(next());
                skip(",");
            }
            return new Values(not, all);
        }
        all.add(first);
        while (skip(",")) {
            all.add(next());
        }
        return new Values(not, all);
    }

    /** An option that takes a list. */
    private void lists(String option, Values values) {
        List<String> match = new ArrayList<>(values.not() ? List.of("!") : List.of());
        match.addAll(List.of(option, String.join(",", values.all())));
        add(match);
    }

    /** An option that takes one word: a rule for each. */
    private void matches(List<String> option, Values values) {
        if (values.not() && values.all().size() > 1) {
            throw CommandEnd.refused("match", "!= { " + String.join(", ", values.all()) + " }");
        }
        List<List<String>> more = new ArrayList<>();
        for (List<String> rule : rules) {
            for (String value : values.all()) {
                List<String> match = new ArrayList<>(values.not() ? List.of("!") : List.of());
                match.addAll(option);
                match.add(value.replace('*', '+'));
                more.add(joined(rule, match));
            }
        }
        rules = more;
    }

    private void add(List<String> match) {
        rules = new ArrayList<>(rules.stream().map(rule -> joined(rule, match)).toList());
    }

    private static List<String> joined(List<String> a, List<String> b) {
        List<String> all = new ArrayList<>(a);
        all.addAll(b);
        return List.copyOf(all);
    }
}
