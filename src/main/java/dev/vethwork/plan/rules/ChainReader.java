package dev.vethwork.plan.rules;

import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.RuleTable;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.Netfilter.Chain;
import dev.vethwork.state.netfilter.RuleTarget;
import dev.vethwork.topology.netfilter.RateLimit;
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

    private static final Set<RuleTarget.Extension> LOOKING =
            EnumSet.of(RuleTarget.Extension.LOG, RuleTarget.Extension.NFLOG, RuleTarget.Extension.TRACE, RuleTarget.Extension.CHECKSUM);

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

    /** What gets to a rule. @param asked empty for nothing @param behind the rule that keeps off what no drawing can say; empty for none */
    private record Reached(Optional<DrawnConditions> asked, String behind) {}

    /** Which of the packets get to a chain. @param limit no more of them than that; null for all */
    private record Part(double share, @Nullable RateLimit limit) {
        private static final Part ALL = new Part(1, null);

        /** Null for a limit within another. */
        private @Nullable Part and(DrawnRuleText rule) {
            return limit != null && rule.limit() != null ? null : new Part(share * rule.share(), limit == null ? rule.limit() : limit);
        }
    }

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
        read(builtIn, start(builtIn), Part.ALL, new HashSet<>());
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

    private void enter(String name, DrawnConditions before, Part share, Set<String> within) {
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

    private void read(String name, DrawnConditions before, Part share, Set<String> within) {
        Chain chain = chains.get(name);
        if (chain == null || !within.add(name)) {
            return;
        }
        Level level = new Level(before, share, within);
        for (Netfilter.Rule rule : chain.rules()) {
            RulePlace place = new RulePlace(family, table, name, rule.words());
            if (++steps > MOST) {
                teller.missing(place, RuleReason.MANY, MOST);
                break;
            }
            level.read(DrawnRuleText.of(rule.meaning(), devices, this::isAside), place);
        }
        within.remove(name);
    }

    /** A chain as it is read, on one way to it. */
    private final class Level {
        private final DrawnConditions before;
        private final Part share;
        private final Set<String> within;
        private final List<Turned> turned = new ArrayList<>();
        /** The rule that turned back in a way which no drawing says; empty for none. */
        private String lost = "";

        private Level(DrawnConditions before, Part share, Set<String> within) {
            this.before = before;
            this.share = share;
            this.within = within;
        }

        private void read(DrawnRuleText rule, RulePlace place) {
            boolean turns = rule.target() instanceof RuleTarget.Return || isGoto(rule.target()) || passes(rule.target());
            Reached reached = reached(rule, turns);
            if (reached.asked().isEmpty() || turns && isAside(rule.asked().destination())) {
                return;
            }
            DrawnConditions asked = reached.asked().get();
            boolean whole = rule.isWhole();
            if (!isTold(rule, place, asked, turns && !whole ? place.text() : "", turns) && !isBehind(reached, place)) {
                take(rule, place, asked, turns);
            }
            if (turns && whole) {
                Turned back = new Turned(before.and(rule.asked()).orElse(asked), place);
                (passes(rule.target()) ? passed : turned).add(back);
            }
        }

        /** What gets to a rule past those that turned back before it. */
        private Reached reached(DrawnRuleText rule, boolean turns) {
            Optional<DrawnConditions> both = rule.isNever() ? Optional.empty() : before.and(isNat() ? rule.asked().withBegins(false) : rule.asked());
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
            return new Reached(both, behind);
        }

        /**
         * Whether it is left out, and why is told.
         *
         * @param half that it turns back only some of those that it is for; empty where it does not
         */
        private boolean isTold(DrawnRuleText rule, RulePlace place, DrawnConditions asked, String half, boolean turns) {
            if (rule.isOfInvalid()) {
                teller.left(place, RuleReason.INVALID);
            } else if (isAside(rule.target())) {
                teller.left(place, RuleReason.TELLS);
            } else if (!rule.unsaid().isEmpty()) {
                teller.missing(place, RuleReason.MATCH, rule.unsaid());
                lost = turns ? place.text() : lost;
            } else if (rule.isOfNew() && !isNat() && !isAfterOthers(asked)) {
                teller.missing(place, RuleReason.MATCH, "--ctstate NEW");
                lost = turns ? place.text() : lost;
            } else if (!lost.isEmpty()) {
                teller.missing(place, RuleReason.BEHIND, lost);
            } else if (!half.isEmpty()) {
                teller.missing(place, RuleReason.RETURN);
                lost = half;
            } else {
                return false;
            }
            return true;
        }

        private boolean isBehind(Reached reached, RulePlace place) {
            if (!reached.behind().isEmpty()) {
                teller.missing(place, RuleReason.BEHIND, reached.behind());
            }
            return !reached.behind().isEmpty();
        }

        private void take(DrawnRuleText rule, RulePlace place, DrawnConditions asked, boolean turns) {
            Part both = share.and(rule);
            if (both == null) {
                teller.missing(place, RuleReason.MATCH, "--limit");
                return;
            }
            switch (rule.target()) {
                case RuleTarget.Jump jump -> jump(jump.chain(), place, asked, both);
                case RuleTarget.Aside aside -> teller.missing(place, RuleReason.TARGET, aside.extension().name());
                case RuleTarget.Spread spread -> teller.missing(place, RuleReason.TARGET, spread.what().name());
                case RuleTarget.SetMark _ when !isMangle() -> teller.missing(place, RuleReason.TARGET, "MARK");
                default -> {
                    if (!turns) {
                        flat.add(new FlatRule(asked, both.share(), both.limit(), rule.target(), place));
                    }
                }
            }
        }

        private void jump(String chain, RulePlace place, DrawnConditions asked, Part itsShare) {
            if (!chains.containsKey(chain)) {
                teller.missing(place, RuleReason.TARGET, chain);
            } else if (within.size() > DEEPEST) {
                teller.missing(place, RuleReason.DEEP, DEEPEST);
            } else {
                enter(chain, asked, itsShare, within);
            }
        }
    }

    /** Whether of such packets none is left but those that begin a connection: a rule before has taken the others. */
    private boolean isAfterOthers(DrawnConditions asked) {
        return flat.stream()
                .filter(rule -> rule.isWhole() && rule.asked().established())
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

    private boolean isMangle() {
        return table == RuleTable.MANGLE;
    }

    /** What is let through untouched is left alone by all rules behind, in whatever chain; or by those of a chain that judges alone. */
    private boolean passes(RuleTarget target) {
        return (isNat() || isMangle() || aloneIn > 0) && target instanceof RuleTarget.Accept;
    }

    private static boolean isGoto(RuleTarget target) {
        return target instanceof RuleTarget.Jump jump && !jump.back();
    }

    /** Whether it only looks at packets. */
    private static boolean isAside(RuleTarget target) {
        return target instanceof RuleTarget.Count
                || target instanceof RuleTarget.Aside aside && LOOKING.contains(aside.extension());
    }
}
