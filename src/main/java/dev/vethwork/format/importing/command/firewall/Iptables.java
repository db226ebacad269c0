package dev.vethwork.format.importing.command.firewall;

import dev.vethwork.format.importing.command.CommandEnd;
import dev.vethwork.format.importing.command.Context;
import dev.vethwork.format.importing.command.Outcome;
import dev.vethwork.format.importing.command.ScriptCommand;
import dev.vethwork.format.importing.command.Words;
import dev.vethwork.format.importing.machine.ImportedRules;
import dev.vethwork.format.importing.machine.ImportedRules.Chain;
import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.net.Family;
import dev.vethwork.topology.netfilter.Firewall;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** {@code iptables} and {@code ip6tables}. */
public final class Iptables implements ScriptCommand {
    private static final Set<String> TABLES = Set.of("filter", "nat", "mangle", "raw", "security");
    /** Chains that one table or the other has from its beginning. */
    private static final Set<String> HOOKS = Set.of("PREROUTING", "INPUT", "FORWARD", "OUTPUT", "POSTROUTING");

    /** Of these no drawing holds a rule. */
    private static final Set<String> UNDRAWN = Set.of("raw", "security");

    private static final Set<String> SHOWS = Set.of("-L", "--list", "-S", "--list-rules", "-Z", "--zero", "-V", "--version", "-h");

    private final Family family;

    public Iptables(Family family) {
        this.family = family;
    }

    @Override
    public Outcome run(Call call, Context context) {
        List<String> words = new ArrayList<>(call.words().subList(1, call.words().size()));
        String table = table(words);
        words.removeIf(w -> w.equals("-w") || w.equals("--wait") || w.equals("-n") || w.equals("-v") || w.equals("--verbose")
                || w.equals("--line-numbers") || w.equals("-nvL") && words.size() > 100);
        if (words.stream().anyMatch(w -> SHOWS.contains(w) || w.matches("-[nvxL]{2,}"))) {
            return Outcome.shown("");
        }
        return command(table, words, context);
    }

    private static String table(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if ((word.equals("-t") || word.equals("--table")) && i + 1 < words.size()) {
                String table = words.get(i + 1);
                words.subList(i, i + 2).clear();
                return known(table);
            }
            if (word.startsWith("--table=")) {
                words.remove(i);
                return known(word.substring(8));
            }
        }
        return "filter";
    }

    private static String known(String table) {
        if (!TABLES.contains(table)) {
            throw CommandEnd.failed("table", table);
        }
        return table;
    }

    private static final List<String> VERBS = List.of(
            "-A", "--append", "-I", "--insert", "-D", "--delete", "-R", "--replace", "-C", "--check", "-F", "--flush", "-X",
            "--delete-chain", "-N", "--new-chain", "-P", "--policy", "-E", "--rename-chain");

    private Outcome command(String table, List<String> words, Context context) {
        int at = 0;
        while (at < words.size() && !VERBS.contains(words.get(at))) {
            at++;
        }
        if (at == words.size()) {
            throw CommandEnd.failed("incomplete", "iptables");
        }
        String verb = words.remove(at);
        boolean named = at < words.size() && !words.get(at).startsWith("-");
        String name = named ? words.remove(at) : "";
        int number = 0;
        if (named && at < words.size() && words.get(at).matches("[0-9]{1,6}")) {
            number = Integer.parseInt(words.remove(at));
        }
        return act(new Chain(family, table, name), verb, number, words, context);
    }

    private Outcome act(Chain chain, String verb, int number, List<String> words, Context context) {
        ImportedRules rules = context.space().netfilter();
        String element = element(context, chain);
        return switch (verb) {
            case "-A", "--append" -> {
                context.machine().commit();
                there(rules, chain).add(rule(chain, words, context));
                yield Outcome.done(element);
            }
            case "-I", "--insert" -> {
                context.machine().commit();
                ImportedRules.Rule rule = rule(chain, words, context);
                List<ImportedRules.Rule> all = there(rules, chain);
                all.add(Math.clamp(number - 1L, 0, all.size()), rule);
                yield Outcome.done(element);
            }
            case "-R", "--replace" -> {
                List<ImportedRules.Rule> all = rules.rules(chain);
                if (number < 1 || number > all.size()) {
                    throw CommandEnd.failed("ruleNumber", number);
                }
                all.set(number - 1, rule(chain, words, context));
                yield Outcome.done(element);
            }
            case "-C", "--check" -> new Outcome.Shown(
                    find(rules, chain, IptablesRule.said(context, new Words(words))) < 0 ? 1 : 0, "");
            case "-D", "--delete" -> {
                List<String> said = number > 0 ? List.of() : IptablesRule.said(context, new Words(words));
                int place = number > 0 ? number - 1 : find(rules, chain, said);
                if (place < 0 || place >= rules.rules(chain).size()) {
                    throw CommandEnd.nothing("nothing", String.join(" ", words));
                }
                ImportedRules.Rule gone = rules.rules(chain).get(place);
                context.machine().takeBack(element, () -> rules.rules(chain).remove(gone), context.removed());
                yield Outcome.waits();
            }
            case "-F", "--flush" -> {
                context.machine().takeBack(
                        element,
                        () -> {
                            if (chain.name().isEmpty()) {
                                rules.flush(family, chain.table());
                            } else {
                                rules.rules(chain).clear();
                            }
                        },
                        context.removed());
                yield Outcome.waits();
            }
            case "-X", "--delete-chain" -> {
                context.machine().takeBack(element, () -> rules.remove(chain), context.removed());
                yield Outcome.waits();
            }
            case "-N", "--new-chain" -> {
                rules.rules(chain);
                yield Outcome.done(element);
            }
            case "-P", "--policy" -> policy(chain, words, context);
            default -> Outcome.refused("match", verb);
        };
    }

    /** Rules go into a chain that is there. */
    private static List<ImportedRules.Rule> there(ImportedRules rules, Chain chain) {
        if (!rules.has(chain)) {
            if (UNDRAWN.contains(chain.table()) || HOOKS.contains(chain.name())) {
                throw CommandEnd.refused("rules", chain.table());
            }
            throw CommandEnd.failed("chain", chain.name(), chain.table());
        }
        return rules.rules(chain);
    }

    private static int find(ImportedRules rules, Chain chain, List<String> said) {
        List<ImportedRules.Rule> all = rules.rules(chain);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).words().equals(said)) {
                return i;
            }
        }
        return -1;
    }

    private static ImportedRules.Rule rule(Chain chain, List<String> words, Context context) {
        if (UNDRAWN.contains(chain.table())) {
            throw CommandEnd.refused("rules", chain.table());
        }
        return IptablesRule.read(context, new Words(words));
    }

    private static Outcome policy(Chain chain, List<String> words, Context context) {
        Firewall.Chain known = IptablesRule.builtIn(chain.name());
        String policy = words.isEmpty() ? "" : words.getFirst().toUpperCase(Locale.ROOT);
        if (!policy.equals("ACCEPT") && !policy.equals("DROP")) {
            throw CommandEnd.failed("policy", policy);
        }
        if (known == null || !chain.table().equals("filter")) {
            return policy.equals("ACCEPT") ? Outcome.passed("default") : Outcome.refused("target", policy);
        }
        if (policy.equals("ACCEPT")) {
            if (context.machine().isCleaning()) {
                context.machine()
                        .takeBack(
                                element(context, chain),
                                () -> context.space().netfilter().drops(chain.family()).remove(known),
                                context.removed());
                return Outcome.waits();
            }
            context.space().netfilter().drops(chain.family()).remove(known);
        } else {
            context.machine().commit();
            context.space().netfilter().drops(chain.family()).add(known);
        }
        return Outcome.done(element(context, chain));
    }

    private static String element(Context context, Chain chain) {
        return (context.space().isRoot() ? "host" : context.space().name()) + " " + chain.name();
    }
}
