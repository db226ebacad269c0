package dev.vethwork.drift.machine;

import dev.vethwork.net.Family;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.Netfilter.Chain;
import dev.vethwork.state.netfilter.Target;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules of a built-in chain with those of the chains that it leads to, one behind the other, each with all that is asked on
 * the way. A drawing knows no chains of somebody's own.
 */
final class ChainReader {
    /** More than anybody draws; chains that lead to each other twice at every step have no end otherwise. */
    private static final int MOST = 20_000;

    private static final int DEEPEST = 32;

    private static final Set<Target.Extension> LOOKING =
            EnumSet.of(Target.Extension.LOG, Target.Extension.NFLOG, Target.Extension.TRACE, Target.Extension.CHECKSUM);

    private final Map<String, Chain> chains = new HashMap<>();
    private final Set<String> devices;
    private final String table;
    private final String command;
    private final String space;
    private final Account account;
    private final Set<String> told;
    private final List<FlatRule> flat = new ArrayList<>();
    /** Those of a table of NAT that are left alone from there on. */
    private final List<Turned> passed = new ArrayList<>();

    private int steps;

    /** What does not get to the rules behind a rule. */
    private record Turned(Asked asked, String text) {}

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

    List<FlatRule> rules(String builtIn) {
        flat.clear();
        passed.clear();
        read(builtIn, start(builtIn), 1, new HashSet<>());
        return List.copyOf(flat);
    }

    /** What the namespace sends itself came in by none of its interfaces, and what is for it leaves by none. */
    private static Asked start(String builtIn) {
        return switch (builtIn) {
            case "OUTPUT" -> Asked.NONE.withIn(Ways.NOWHERE);
            case "PREROUTING", "INPUT" -> Asked.NONE.withOut(Ways.NOWHERE);
            default -> Asked.NONE;
        };
    }

    private void read(String name, Asked before, double share, Set<String> within) {
        Chain chain = chains.get(name);
        if (chain == null || within.size() > DEEPEST || !within.add(name)) {
            return;
        }
        List<Turned> turned = new ArrayList<>();
        String lost = "";
        for (Netfilter.Rule rule : chain.rules()) {
            String text = text(name, rule);
            if (++steps > MOST) {
                missing(text, "rule.many", MOST);
                break;
            }
            DrawnRuleText read = DrawnRuleText.of(rule.meaning(), devices, isNat());
            Optional<Asked> both = read.isNever() ? Optional.empty() : before.and(read.asked());
            boolean turns = read.target() instanceof Target.Return || isGoto(read.target()) || passes(read.target());
            String behind = "";
            for (Turned back : Stream.concat(turned.stream(), passed.stream()).toList()) {
                if (both.filter(back.asked()::covers).isPresent()) {
                    both = Optional.empty();
                } else if (both.flatMap(back.asked()::and).isPresent()) {
                    Optional<Asked> rest = both.get()
                            .minus(back.asked(), devices)
                            .filter(left -> isNat() || !left.isNegated());
                    if (rest.isEmpty() && !turns) {
                        missing(back.text(), "rule.return");
                        behind = back.text();
                    }
                    both = rest.isEmpty() ? both : rest;
                }
            }
            if (both.isEmpty()) {
                continue;
            }
            boolean whole = read.share() == 1 && read.unsaid().isEmpty();
            if (read.isOfInvalid()) {
                left(text, "rule.invalid");
            } else if (isAside(read.target())) {
                left(text, "rule.tells");
            } else if (!read.unsaid().isEmpty()) {
                missing(text, "rule.match", read.unsaid());
                lost = turns ? text : lost;
            } else if (!lost.isEmpty()) {
                missing(text, "rule.behind", lost);
            } else if (turns && !whole) {
                missing(text, "rule.return");
                lost = text;
            } else if (!behind.isEmpty()) {
                missing(text, "rule.behind", behind);
            } else if (read.target() instanceof Target.Jump jump) {
                if (!chains.containsKey(jump.chain())) {
                    missing(text, "rule.target", jump.chain());
                } else {
                    read(jump.chain(), both.get(), share * read.share(), within);
                }
            } else if (read.target() instanceof Target.Aside aside) {
                missing(text, "rule.target", aside.extension().name());
            } else if (read.target() instanceof Target.SetMark) {
                missing(text, "rule.target", "MARK");
            } else if (!turns) {
                flat.add(new FlatRule(both.get(), share * read.share(), read.target(), text));
            }
            if (turns && whole) {
                Turned back = new Turned(before.and(read.asked()).orElse(both.get()), text);
                (passes(read.target()) ? passed : turned).add(back);
            }
        }
        within.remove(name);
    }

    /** What a drawing of NAT leaves alone it names; its firewall names nobody that a rule is not for. */
    private boolean isNat() {
        return table.equals("nat");
    }

    /** What is let through untouched is left alone by all rules behind, in whatever chain. */
    private boolean passes(Target target) {
        return isNat() && target instanceof Target.Accept;
    }

    private static boolean isGoto(Target target) {
        return target instanceof Target.Jump jump && !jump.back();
    }

    /** Whether it only looks at packets. */
    private static boolean isAside(Target target) {
        return target instanceof Target.Count
                || target instanceof Target.Aside aside && LOOKING.contains(aside.extension());
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
