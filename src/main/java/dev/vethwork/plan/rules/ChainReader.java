package dev.vethwork.plan.rules;

import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.RuleTable;
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
import org.jspecify.annotations.Nullable;

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
    private final Family family;
    private final Set<String> devices;
    private final RuleTable table;
    private final RuleTeller teller;
    private final List<FlatRule> flat = new ArrayList<>();
    /** Chains each of which lets through what it accepts, and no more: others judge it behind. */
    private final Set<String> alone;
    /** Those of a table of NAT that are left alone from there on, and those that a chain which judges alone lets through. */
    private List<Turned> passed = new ArrayList<>();
    /** How many of those it is in. */
    private int aloneIn;

    private boolean own;
    private int steps;

    /** What does not get to the rules behind a rule. */
    private record Turned(DrawnConditions asked, RulePlace place) {}

    ChainReader(
            Netfilter netfilter, Family family, RuleTable table, Set<String> devices, Set<String> alone, RuleTeller teller) {
        netfilter.of(family).stream().filter(c -> c.table() == table).forEach(c -> chains.put(c.name(), c));
        this.family = family;
        this.devices = devices;
        this.alone = alone;
        this.table = table;
        this.teller = teller;
    }

    List<FlatRule> rules(String builtIn) {
        flat.clear();
        passed.clear();
        own = builtIn.equals("OUTPUT") || builtIn.equals("INPUT");
        read(builtIn, start(builtIn), 1, new HashSet<>());
        return List.copyOf(flat);
    }

    /** What the namespace sends itself came in by none of its interfaces, and what is for it leaves by none. */
    private static DrawnConditions start(String builtIn) {
        return switch (builtIn) {
            case "OUTPUT" -> DrawnConditions.NONE.withIn(Ways.NOWHERE);
            case "PREROUTING", "INPUT" -> DrawnConditions.NONE.withOut(Ways.NOWHERE);
            default -> DrawnConditions.NONE;
        };
    }

    private void enter(String name, DrawnConditions before, double share, Set<String> within) {
        if (!alone.contains(name)) {
            read(name, before, share, within);
            return;
        }
        List<Turned> outside = passed;
        passed = new ArrayList<>(outside);
        aloneIn++;
        read(name, before, share, within);
        aloneIn--;
        passed = outside;
    }

    private void read(String name, DrawnConditions before, double share, Set<String> within) {
        Chain chain = chains.get(name);
        if (chain == null || !within.add(name)) {
            return;
        }
        List<Turned> turned = new ArrayList<>();
        String lost = "";
        for (Netfilter.Rule rule : chain.rules()) {
            RulePlace place = new RulePlace(family, table, name, rule.words());
            if (++steps > MOST) {
                teller.missing(place, RuleReason.MANY, MOST);
                break;
            }
            DrawnRuleText read = DrawnRuleText.of(rule.meaning(), devices, this::isAside);
            Optional<DrawnConditions> both = read.isNever() ? Optional.empty() : before.and(read.asked());
            boolean turns = read.target() instanceof Target.Return || isGoto(read.target()) || passes(read.target());
            String behind = "";
            for (Turned back : Stream.concat(turned.stream(), passed.stream()).toList()) {
                if (both.filter(back.asked()::covers).isPresent()) {
                    both = Optional.empty();
                } else if (both.flatMap(back.asked()::and).isPresent()) {
                    Optional<DrawnConditions> rest = both.get().minus(back.asked());
                    if (rest.isEmpty() && !turns) {
                        teller.missing(back.place(), RuleReason.RETURN);
                        behind = back.place().text();
                    }
                    both = rest.isEmpty() ? both : rest;
                }
            }
            if (both.isEmpty() || turns && isAside(read.asked().destination())) {
                continue;
            }
            boolean whole = read.share() == 1 && read.unsaid().isEmpty();
            if (read.isOfInvalid()) {
                teller.left(place, RuleReason.INVALID);
            } else if (isAside(read.target())) {
                teller.left(place, RuleReason.TELLS);
            } else if (!read.unsaid().isEmpty()) {
                teller.missing(place, RuleReason.MATCH, read.unsaid());
                lost = turns ? place.text() : lost;
            } else if (read.isOfNew() && !isNat() && !isAfterOthers(both.get())) {
                teller.missing(place, RuleReason.MATCH, "--ctstate NEW");
                lost = turns ? place.text() : lost;
            } else if (!lost.isEmpty()) {
                teller.missing(place, RuleReason.BEHIND, lost);
            } else if (turns && !whole) {
                teller.missing(place, RuleReason.RETURN);
                lost = place.text();
            } else if (!behind.isEmpty()) {
                teller.missing(place, RuleReason.BEHIND, behind);
            } else if (read.target() instanceof Target.Jump jump) {
                if (!chains.containsKey(jump.chain())) {
                    teller.missing(place, RuleReason.TARGET, jump.chain());
                } else if (within.size() > DEEPEST) {
                    teller.missing(place, RuleReason.DEEP, DEEPEST);
                } else {
                    enter(jump.chain(), both.get(), share * read.share(), within);
                }
            } else if (read.target() instanceof Target.Aside aside) {
                teller.missing(place, RuleReason.TARGET, aside.extension().name());
            } else if (read.target() instanceof Target.SetMark) {
                teller.missing(place, RuleReason.TARGET, "MARK");
            } else if (!turns) {
                flat.add(new FlatRule(both.get(), share * read.share(), read.target(), place));
            }
            if (turns && whole) {
                Turned back = new Turned(before.and(read.asked()).orElse(both.get()), place);
                (passes(read.target()) ? passed : turned).add(back);
            }
        }
        within.remove(name);
    }

    /** Whether of such packets none is left but those that begin a connection: a rule before has taken the others. */
    private boolean isAfterOthers(DrawnConditions asked) {
        return flat.stream()
                .filter(rule -> rule.share() == 1 && rule.asked().established())
                .anyMatch(rule -> rule.asked().withEstablished(false).covers(asked));
    }

    /** Whether no packet that comes here is for it: nobody translates what is for many, and no loopback address leaves. */
    private boolean isAside(@Nullable Prefix prefix) {
        return prefix != null
                && (isNat() && (prefix.address().isMulticast() || prefix.address().isMax())
                        || prefix.address().isLoopback() && !own);
    }

    private boolean isNat() {
        return table == RuleTable.NAT;
    }

    /** What is let through untouched is left alone by all rules behind, in whatever chain; or by those of a chain that judges alone. */
    private boolean passes(Target target) {
        return (isNat() || aloneIn > 0) && target instanceof Target.Accept;
    }

    private static boolean isGoto(Target target) {
        return target instanceof Target.Jump jump && !jump.back();
    }

    /** Whether it only looks at packets. */
    private static boolean isAside(Target target) {
        return target instanceof Target.Count
                || target instanceof Target.Aside aside && LOOKING.contains(aside.extension());
    }
}
