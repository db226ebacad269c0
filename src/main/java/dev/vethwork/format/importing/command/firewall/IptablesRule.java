package dev.vethwork.format.importing.command.firewall;

import dev.vethwork.format.importing.command.CommandEnd;
import dev.vethwork.format.importing.command.Context;
import dev.vethwork.format.importing.command.NetworkText;
import dev.vethwork.format.importing.command.Words;
import dev.vethwork.format.importing.machine.ImportedRules;
import dev.vethwork.net.PacketMark;
import dev.vethwork.topology.netfilter.Firewall;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A rule of iptables in any of its spellings, as the kernel would hold it: one, or one for each address of a list. */
final class IptablesRule {
    /** Extensions that are loaded by name and say nothing themselves. */
    private static final Set<String> LOADED = Set.of("tcp", "udp", "icmp", "comment");

    /** A share that is written as one of so many, or nearly. */
    private static final double NEARLY = 0.01;

    private final Context context;
    private final List<String> said = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> sources = new ArrayList<>();
    private final List<String> destinations = new ArrayList<>();
    private final List<String> options = new ArrayList<>();
    private boolean hasProtocol;
    private String target = "";
    private boolean back = true;
    private String to = "";
    private @Nullable PacketMark mark;
    private boolean portBeforeProtocol;
    private boolean toBeforeTarget;

    private IptablesRule(Context context) {
        this.context = context;
    }

    static ImportedRules.Rule read(Context context, Words words) {
        IptablesRule rule = new IptablesRule(context);
        rule.options(words);
        rule.remarks();
        Collections.sort(rule.said);
        return new ImportedRules.Rule(rule.said, rule.held(), context.refused());
    }

    /** The same without what is drawn of it, to find one that is there. */
    static List<String> said(Context context, Words words) {
        IptablesRule rule = new IptablesRule(context);
        rule.options(words);
        Collections.sort(rule.said);
        return rule.said;
    }

    private void options(Words words) {
        boolean negated = false;
        while (words.hasNext()) {
            String option = words.value("iptables");
            if (option.equals("!")) {
                negated = true;
                continue;
            }
            option(option, words, negated);
            negated = false;
        }
    }

    private void option(String option, Words words, boolean negatedBefore) {
        boolean negated = negatedBefore;
        if (words.peek().equals("!")) {
            words.next();
            negated = true;
        }
        switch (option) {
            case "-s", "--source", "--src" -> addresses(sources, "-s", words.value(option), negated);
            case "-d", "--destination", "--dst" -> addresses(destinations, "-d", words.value(option), negated);
            case "-p", "--protocol", "--proto" -> protocol(words.value(option), negated);
            case "-i", "--in-interface" -> ask(negated, "-i", words.value(option));
            case "-o", "--out-interface" -> ask(negated, "-o", words.value(option));
            case "--mode", "--packet" -> say(option, words.value(option), negated);
            case "--probability" -> share(option, say(option, words.value(option), negated), 1);
            case "--every" -> share(option, "1", Double.parseDouble(Integer.toString(words.number(option))));
            case "-m", "--match" -> {
                String name = words.value(option);
                if (!LOADED.contains(name)) {
                    asked.addAll(List.of("-m", name));
                }
            }
            case "--dport", "--destination-port", "--dports", "--destination-ports" -> {
                portBeforeProtocol |= !hasProtocol;
                ports("--dport", words.value(option), negated);
            }
            case "--sport", "--source-port", "--sports", "--source-ports" -> ports("--sport", words.value(option), negated);
            case "--state", "--ctstate" -> states(say(option, words.value(option), negated), negated);
            case "-j", "--jump", "-g", "--goto" -> {
                target = say("-j", words.value(option), negated);
                back = option.startsWith("-j") || option.equals("--jump");
                toBeforeTarget |= !to.isEmpty();
            }
            case "--to-destination", "--to-source", "--to-ports", "--to", "--to-port" -> to = say("--to", words.value(option), negated);
            case "--set-mark", "--set-xmark", "--or-mark", "--and-mark", "--xor-mark" -> {
                if (target.equals("MARK") || target.isEmpty()) {
                    mark = ImportedMark.of(option, say(option, words.value(option), negated));
                } else {
                    other(option, words, negated);
                }
            }
            case "--comment", "--reject-with", "--log-prefix", "--log-level" -> words.next();
            case "--random", "--random-fully", "--persistent", "-4", "-6", "-c", "--set-counters" -> {
                // How, not what.
            }
            default -> other(option, words, negated);
        }
    }

    /** Kept as it is written: whether a drawing can say it is asked once all of the rules are there. */
    private void other(String option, Words words, boolean negated) {
        List<String> all = new ArrayList<>(List.of(option));
        while (words.hasNext() && !words.peek().startsWith("-") && !words.peek().equals("!")) {
            all.add(words.value(option));
        }
        said.add((negated ? "! " : "") + String.join(" ", all));
        List<String> into = target.isEmpty() ? asked : options;
        if (negated) {
            into.add("!");
        }
        into.addAll(all);
    }

    private void ask(boolean negated, String option, String value) {
        say(option, value, negated);
        if (negated) {
            asked.add("!");
        }
        asked.addAll(List.of(option, value));
    }

    private String say(String option, String value, boolean negated) {
        said.add((negated ? "! " : "") + option + " " + value);
        return value;
    }

    /** One of so many, as rules have it that share what arrives among several. */
    private void share(String option, String part, double of) {
        double found;
        try {
            found = Double.parseDouble(part) / of;
        } catch (NumberFormatException e) {
            throw CommandEnd.failed("number", part, option);
        }
        if (!(found > 0 && found <= 1)) {
            throw CommandEnd.failed("number", part, option);
        }
        double one = 1.0 / Math.rint(1 / found);
        asked.addAll(List.of("--probability", String.format(Locale.ROOT, "%.11f", Math.abs(one - found) < NEARLY ? one : found)));
    }

    private void addresses(List<String> into, String option, String values, boolean negated) {
        say(option, values, negated);
        if (negated) {
            if (values.contains(",") || values.contains("-")) {
                throw CommandEnd.refused("match", "! " + option + " " + values);
            }
            asked.addAll(List.of("!", option, NetworkText.destination(values, null).text()));
            return;
        }
        for (String value : values.split(",")) {
            if (value.contains("-")) {
                into.add(value);
            } else if (!value.equals("0/0") && !value.equals("any")) {
                into.add(NetworkText.destination(value, null).text());
            }
        }
    }

    private void protocol(String value, boolean negated) {
        hasProtocol = true;
        String name = switch (value.toLowerCase(Locale.ROOT)) {
            case "tcp", "6" -> "tcp";
            case "udp", "17" -> "udp";
            case "icmp", "1" -> "icmp";
            case "ipv6-icmp", "icmpv6", "58" -> "ipv6-icmp";
            case "all", "0" -> "";
            default -> value;
        };
        say("-p", value, negated);
        if (!name.isEmpty()) {
            asked.addAll(negated ? List.of("!", "-p", name) : List.of("-p", name));
        }
    }

    private void ports(String option, String values, boolean negated) {
        say(option, values, negated);
        List<String> all = new ArrayList<>();
        for (String value : values.split(",")) {
            Integer known = value.matches("[0-9:]+") ? null : PortNames.port(value);
            all.add(known == null ? value : known.toString());
        }
        if (negated) {
            asked.add("!");
        }
        asked.addAll(List.of(all.size() > 1 ? option + "s" : option, String.join(",", all)));
    }

    private void states(String states, boolean negated) {
        String all = states.toUpperCase(Locale.ROOT);
        List<String> each = Arrays.asList(all.split(","));
        if (negated) {
            asked.add("!");
        } else if (each.equals(List.of("INVALID"))) {
            // No packet that is drawn belongs to nothing.
            context.remark("invalid");
        } else if (each.contains("ESTABLISHED") && each.contains("NEW") && !each.contains("INVALID")) {
            context.remark("states", states);
        }
        asked.addAll(List.of("--ctstate", all));
    }

    private void remarks() {
        if (portBeforeProtocol) {
            context.remark("portWithoutProtocol");
        }
        if (toBeforeTarget) {
            context.remark("toBeforeTarget");
        }
    }

    /** As {@code iptables-save} prints them. */
    private List<List<String>> held() {
        List<List<String>> all = new ArrayList<>();
        for (String source : orNone(sources)) {
            for (String destination : orNone(destinations)) {
                List<String> words = new ArrayList<>();
                if (!source.isEmpty()) {
                    words.addAll(List.of("-s", source));
                }
                if (!destination.isEmpty()) {
                    words.addAll(List.of("-d", destination));
                }
                words.addAll(asked);
                words.addAll(done());
                all.add(List.copyOf(words));
            }
        }
        return all;
    }

    private List<String> done() {
        if (target.isEmpty()) {
            return List.of();
        }
        List<String> words = new ArrayList<>(List.of(back ? "-j" : "-g", target));
        switch (target) {
            case "DNAT" -> words.addAll(List.of("--to-destination", translated()));
            case "SNAT" -> words.addAll(List.of("--to-source", translated()));
            case "MARK" -> words.addAll(mark == null ? List.of() : List.of("--set-xmark", mark.text()));
            case "REDIRECT" -> words.addAll(to.isEmpty() ? List.of() : List.of("--to-ports", to));
            default -> {
                // Says all by its name, or is looked at later.
            }
        }
        words.addAll(options);
        return words;
    }

    private String translated() {
        if (to.isEmpty()) {
            throw CommandEnd.failed("incomplete", target);
        }
        return to;
    }

    private static List<String> orNone(List<String> list) {
        return list.isEmpty() ? List.of("") : list;
    }

    static Firewall.@Nullable Chain builtIn(String chain) {
        for (Firewall.Chain each : Firewall.Chain.values()) {
            if (each.name().equals(chain)) {
                return each;
            }
        }
        return null;
    }
}
