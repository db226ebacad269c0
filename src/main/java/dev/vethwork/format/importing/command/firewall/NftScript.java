package dev.vethwork.format.importing.command.firewall;

import dev.vethwork.format.importing.command.CommandEnd;
import dev.vethwork.format.importing.command.Context;
import dev.vethwork.format.importing.command.Outcome;
import dev.vethwork.format.importing.command.Words;
import dev.vethwork.format.importing.machine.ImportedRules;
import dev.vethwork.format.importing.machine.ImportedRules.Chain;
import dev.vethwork.net.BadValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A text of nft's, from its first statement to its last; what is refused does not keep the rest from being read. */
final class NftScript {
    private static final Set<String> FAMILIES = Set.of("ip", "ip6", "inet", "bridge", "arp", "netdev");
    private static final Set<String> HANDLES = Set.of("handle", "position", "index");

    private final NftText text;
    private final Context context;
    private final Map<String, String> defined = new HashMap<>();
    private final Map<String, List<String>> sets = new HashMap<>();
    private final List<Refusal> refused = new ArrayList<>();
    private int statements;
    private Outcome last = Outcome.passed("shows");

    NftScript(NftText text, Context context) {
        this.text = text;
        this.context = context;
    }

    /** @param part the statement */
    private record Refusal(String part, Outcome outcome) {}

    /** That of the only statement; of many each that is refused is told of by itself. */
    Outcome outcome() {
        if (refused.size() == 1 && statements <= 1) {
            return refused.getFirst().outcome();
        }
        refused.forEach(each -> context.part(each.part()).isRefused(each.outcome()));
        return last;
    }

    void all() {
        while (text.hasNext()) {
            if (!text.skip(NftText.END) && !text.skip("}")) {
                top(text.next());
            }
        }
    }

    private void top(String word) {
        switch (word) {
            case "table" -> table(family(), text.next(), true);
            case "add", "create" -> object(text.next(), true);
            case "insert" -> object(text.next(), false);
            case "flush", "delete", "destroy" -> remove(text.next());
            case "define", "redefine" -> define();
            case "include" -> {
                String file = String.join(" ", text.statement());
                refuse("include " + file, Outcome.refused("script", file));
            }
            case "list", "monitor", "describe", "reset" -> text.statement();
            default -> {
                text.statement();
                refuse(word, Outcome.failed("argument", word));
            }
        }
    }

    private void define() {
        List<String> words = text.statement();
        int equals = words.indexOf("=");
        if (equals == 1) {
            String value = String.join(" ", words.subList(2, words.size()));
            defined.put(words.getFirst(), value);
        }
    }

    private String family() {
        return FAMILIES.contains(text.peek()) ? text.next() : "ip";
    }

    private void object(String what, boolean atTheEnd) {
        switch (what) {
            case "table" -> table(family(), text.next(), false);
            case "chain" -> {
                NftPlace place = new NftPlace(family(), text.next(), text.next());
                chain(place);
            }
            case "rule" -> {
                NftPlace place = new NftPlace(family(), text.next(), text.next());
                rule(place, text.statement(), atTheEnd);
            }
            case "set", "element" -> {
                family();
                text.next();
                set(text.next());
            }
            default -> {
                // Without a word for what, it is a rule.
                text.statement();
                refuse(what, Outcome.refused("match", "nft " + what));
            }
        }
    }

    private void table(String family, String name, boolean block) {
        if (!text.skip("{")) {
            last = Outcome.done(element(new NftPlace(family, name, "")));
            return;
        }
        while (text.hasNext() && !text.skip("}")) {
            String word = text.next();
            switch (word) {
                case "chain" -> chain(new NftPlace(family, name, text.next()));
                case "set" -> set(text.next());
                case "map", "counter", "quota", "limit", "flowtable", "ct", "secmark", "synproxy" -> {
                    while (text.hasNext() && !text.skip("{")) {
                        text.next();
                    }
                    text.block();
                }
                default -> {
                    if (!word.equals(NftText.END)) {
                        text.statement();
                    }
                }
            }
        }
        if (block) {
            text.skip(NftText.END);
        }
    }

    private void set(String name) {
        if (!text.skip("{")) {
            return;
        }
        List<String> words = text.block();
        int elements = words.indexOf("{");
        List<String> values = elements >= 0 ? words.subList(elements + 1, words.lastIndexOf("}")) : words.contains("type") ? List.of() : words;
        List<String> all = new ArrayList<>(sets.getOrDefault(name, List.of()));
        values.stream().filter(w -> !w.equals(",") && !w.equals(NftText.END)).forEach(all::add);
        // What was flushed before goes first.
        context.machine().commit();
        sets.put(name, List.copyOf(all));
        context.space().netfilter().sets().put(name, List.copyOf(all));
    }

    private void chain(NftPlace place) {
        last = Outcome.done(element(place));
        context.space().netfilter().rules(place.chain());
        if (!text.skip("{")) {
            return;
        }
        while (text.hasNext() && !text.skip("}")) {
            if (text.skip(NftText.END)) {
                continue;
            }
            List<String> words = text.statement();
            if (words.isEmpty()) {
                continue;
            }
            switch (words.getFirst()) {
                case "type" -> base(place, words);
                case "policy" -> policy(place, words.getLast());
                case "comment" -> {
                    // For the reader.
                }
                default -> rule(place, words, true);
            }
        }
    }

    /** Where the packets come to a chain: it stands behind what is in that place already. */
    private void base(NftPlace place, List<String> words) {
        int hook = words.indexOf("hook");
        String type = words.size() > 1 ? words.get(1) : "";
        String where = hook >= 0 && hook + 1 < words.size() ? words.get(hook + 1).toUpperCase(Locale.ROOT) : "";
        String table = table(type, where);
        if (table.isEmpty() || !Set.of("ip", "ip6", "inet").contains(place.family())) {
            place.refuse(context.space().netfilter());
            return;
        }
        context.machine().commit();
        context.space().netfilter().hook(place.chain(), new Chain(place.kernel(), table, where), NftPriority.of(words));
    }

    /** The table of iptables whose place such a chain has; empty where no drawing has it. */
    private static String table(String type, String hook) {
        return switch (type) {
            case "filter" -> IptablesRule.builtIn(hook) != null ? type : hook.equals("PREROUTING") ? "mangle" : "";
            case "route" -> hook.equals("OUTPUT") ? "mangle" : "";
            case "nat" -> Set.of("PREROUTING", "POSTROUTING", "OUTPUT", "INPUT").contains(hook) ? type : "";
            default -> "";
        };
    }

    private void policy(NftPlace place, String policy) {
        ImportedRules.Hook hook = context.space().netfilter().hooks().get(place.chain());
        if (policy.equals("drop") && hook != null && hook.place().table().equals("filter")) {
            context.machine().commit();
            context.space().netfilter().drop(place.chain());
        } else if (policy.equals("drop")) {
            refuse("policy drop", Outcome.refused("target", "policy drop"));
        }
    }

    private void rule(NftPlace place, List<String> written, boolean atTheEnd) {
        String part = String.join(" ", written);
        statements++;
        try {
            List<String> words = plain(written);
            ImportedRules rules = context.space().netfilter();
            if (place.isRefused(rules)) {
                throw CommandEnd.refused("rules", place.family() + " " + place.table() + " " + place.name());
            }
            List<List<String>> held = new ArrayList<>();
            for (List<String> each : NftTranslation.read(words, rules.sets())) {
                IptablesRule.read(context.part(part), new Words(each)).held().forEach(rule -> held.add(place.within(rule)));
            }
            context.machine().commit();
            List<ImportedRules.Rule> chain = rules.rules(place.chain());
            chain.add(atTheEnd ? chain.size() : 0, new ImportedRules.Rule(words, held, context.part(part).refused()));
            last = Outcome.done(element(place));
        } catch (CommandEnd stop) {
            if (stop.outcome() instanceof Outcome.Passed) {
                last = stop.outcome();
            } else {
                refuse(part, stop.outcome());
            }
        } catch (BadValue bad) {
            refuse(part, Outcome.failed("value", bad.said(), bad.remedySaid()));
        }
    }

    /** With what was defined in place of its names, and without where it is to stand. */
    private List<String> plain(List<String> written) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            String word = written.get(i);
            if (i == 0 && HANDLES.contains(word)) {
                i++;
            } else if (word.startsWith("$") && defined.containsKey(word.substring(1))) {
                NftText value = new NftText(defined.getOrDefault(word.substring(1), ""));
                while (value.hasNext()) {
                    all.add(value.next());
                }
            } else {
                all.add(word);
            }
        }
        return all;
    }

    private void remove(String what) {
        ImportedRules rules = context.space().netfilter();
        switch (what) {
            case "ruleset" -> {
                text.statement();
                later("ruleset", rules::clear);
            }
            case "table" -> {
                NftPlace place = new NftPlace(family(), text.next(), "");
                text.statement();
                later(element(place), () -> rules.removeTable(place.chain().table()));
            }
            case "chain" -> {
                NftPlace place = new NftPlace(family(), text.next(), text.next());
                text.statement();
                later(element(place), () -> rules.rules(place.chain()).clear());
            }
            default -> {
                text.statement();
                refuse("delete " + what, Outcome.refused("match", "nft delete " + what));
            }
        }
    }

    private void later(String element, Runnable removal) {
        context.machine().takeBack(element, removal, context.removed());
        last = Outcome.waits();
    }

    private void refuse(String part, Outcome outcome) {
        refused.add(new Refusal(part, outcome));
    }

    private String element(NftPlace place) {
        String where = context.space().isRoot() ? "host" : context.space().name();
        return (where + " " + place.table() + " " + place.name()).strip();
    }
}
