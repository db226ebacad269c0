package dev.vethwork.drift.machine;

import dev.vethwork.drift.machine.FlatRule.Target;
import dev.vethwork.net.Family;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.Netfilter.Chain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of a built-in chain with those of the chains that it leads to, one behind the other, each with all that is asked on
 * the way. A drawing knows no chains of somebody's own.
 */
final class ChainReader {
    /** More than anybody draws; chains that lead to each other twice at every step have no end otherwise. */
    private static final int MOST = 20_000;

    private static final int DEEPEST = 32;

    private static final Set<String> TELLING = Set.of("LOG", "NFLOG", "");
    private static final Map<String, Target> TARGETS = targets();

    private final Map<String, Chain> chains = new HashMap<>();
    private final Set<String> devices;
    private final String table;
    private final String command;
    private final String space;
    private final Account account;
    private final Set<String> told;
    private final List<FlatRule> flat = new ArrayList<>();
    private int steps;

    /** @param told what was said already: a chain may be led to from several places */
    ChainReader(
            Netfilter netfilter, Family family, String table, String space, Set<String> devices, Account account, Set<String> told) {
        netfilter.of(family).stream().filter(c -> c.table().equals(table)).forEach(c -> chains.put(c.name(), c));
        this.devices = devices;
        this.table = table;
        this.command = family == Family.V4 ? "iptables" : "ip6tables";
        this.space = space;
        this.account = account;
        this.told = told;
    }

    private static Map<String, Target> targets() {
        Map<String, Target> all = new HashMap<>();
        for (Target target : Target.values()) {
            all.put(target.name(), target);
        }
        return Map.copyOf(all);
    }

    List<FlatRule> rules(String builtIn) {
        flat.clear();
        read(builtIn, start(builtIn), 1, new HashSet<>());
        return List.copyOf(flat);
    }

    /** What the namespace sends itself came in by none of its interfaces, and what is for it leaves by none. */
    private static Condition start(String builtIn) {
        return switch (builtIn) {
            case "OUTPUT" -> Condition.NONE.withIn(Side.NOWHERE);
            case "PREROUTING", "INPUT" -> Condition.NONE.withOut(Side.NOWHERE);
            default -> Condition.NONE;
        };
    }

    private void read(String name, Condition before, double share, Set<String> within) {
        Chain chain = chains.get(name);
        if (chain == null || within.size() > DEEPEST || !within.add(name)) {
            return;
        }
        Condition now = before;
        String lost = "";
        for (Netfilter.Rule rule : chain.rules()) {
            String text = text(name, rule);
            if (++steps > MOST) {
                missing(text, "rule.many", MOST);
                break;
            }
            RuleText read = RuleText.of(rule.words(), devices);
            Optional<Condition> both = read.isNever() ? Optional.empty() : now.and(read.condition());
            if (both.isEmpty()) {
                continue;
            }
            if (read.isOfInvalid()) {
                left(text, "rule.invalid");
            } else if (TELLING.contains(read.target())) {
                left(text, "rule.tells");
            } else if (!read.unsaid().isEmpty()) {
                missing(text, "rule.match", read.unsaid());
                lost = read.target().equals("RETURN") ? text : lost;
            } else if (!lost.isEmpty()) {
                missing(text, "rule.behind", lost);
            } else if (read.target().equals("RETURN")) {
                if (read.condition().equals(Condition.NONE) && read.share() == 1) {
                    break;
                }
                if (!isOfOneSide(read.condition()) || read.share() < 1) {
                    missing(text, "rule.return");
                    lost = text;
                    continue;
                }
                Optional<Condition> rest = now.and(others(read.condition()));
                if (rest.isEmpty()) {
                    break;
                }
                now = rest.get();
            } else if (chains.containsKey(read.target()) && !TARGETS.containsKey(read.target())) {
                read(read.target(), both.get(), share * read.share(), within);
            } else if (TARGETS.containsKey(read.target())) {
                flat.add(new FlatRule(
                        both.get(), share * read.share(), TARGETS.get(read.target()), read.to(), text));
            } else {
                missing(text, "rule.target", read.target());
            }
        }
        within.remove(name);
    }

    private static boolean isOfOneSide(Condition turned) {
        return turned.isOnlyOfSides() && turned.in().isAny() != turned.out().isAny();
    }

    /** What is left for the rules behind one that turns back. */
    private Condition others(Condition turned) {
        return turned.in().isAny()
                ? Condition.NONE.withOut(turned.out().others(devices))
                : Condition.NONE.withIn(turned.in().others(devices));
    }

    String text(String chain, Netfilter.Rule rule) {
        return space + ": " + command + " -t " + table + " -A " + chain + " " + String.join(" ", rule.words());
    }

    private void missing(String text, String key, Object... arguments) {
        if (told.add(text)) {
            account.missing(text, key, arguments);
        }
    }

    private void left(String text, String key) {
        if (told.add(text)) {
            account.left(text, key);
        }
    }
}
