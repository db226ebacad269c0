package dev.vethwork.explain.walk;

import dev.vethwork.explain.walk.Verdict.Kind;
import dev.vethwork.state.Netfilter;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs a packet through the chains of a stack. */
final class Rules {
    private static final int DEEPEST = 16;
    private static final Set<String> PASSING = Set.of(
            "LOG", "MARK", "CONNMARK", "TRACE", "NFLOG", "TCPMSS", "CT", "NOTRACK", "CHECKSUM", "TOS", "DSCP", "SET");

    private Rules() {}

    /** Every filtering table of a hook in the kernel's order; the first that stops it wins. */
    static Verdict filter(Flow flow, String hook) {
        for (String table : List.of("raw", "mangle", "filter", "security")) {
            Verdict verdict = run(flow, table, hook);
            if (verdict.stops()) {
                return verdict;
            }
        }
        return Verdict.of(Kind.ACCEPT, hook, List.of());
    }

    /** One built-in chain with its policy. */
    static Verdict run(Flow flow, String table, String hook) {
        Optional<Netfilter.Chain> chain =
                flow.stack().state().netfilter().chain(flow.packet().family(), table, hook);
        if (chain.isEmpty()) {
            return Verdict.of(Kind.ACCEPT, hook, List.of());
        }
        return run(flow, table, chain.get(), 0, 0);
    }

    /** What follows a chain's last rule: its policy, or for a chain that was jumped to the next rule of the caller. */
    private static Verdict end(Netfilter.Chain chain, int depth) {
        Kind kind = depth > 0 ? Kind.CONTINUE : "DROP".equals(chain.policy()) ? Kind.DROP : Kind.ACCEPT;
        return Verdict.of(kind, chain.name(), List.of());
    }

    private static Verdict run(Flow flow, String table, Netfilter.Chain chain, int from, int depth) {
        for (int i = from; i < chain.rules().size(); i++) {
            List<String> words = chain.rules().get(i).words();
            RuleMatch.Answer answer = RuleMatch.of(flow, words);
            if (answer == RuleMatch.Answer.NO) {
                continue;
            }
            Verdict taken = target(flow, table, chain, words, depth);
            if (answer == RuleMatch.Answer.UNKNOWN) {
                Verdict passed = run(flow, table, chain, i + 1, depth);
                boolean same = taken.kind() == Kind.CONTINUE || taken.kind() == passed.kind();
                return same ? passed : Verdict.of(Kind.UNKNOWN, chain.name(), words);
            }
            if (isReturn(words)) {
                return end(chain, depth);
            }
            if (taken.kind() != Kind.CONTINUE) {
                return taken;
            }
        }
        return end(chain, depth);
    }

    private static boolean isReturn(List<String> words) {
        return option(words, "-j").equals("RETURN");
    }

    private static Verdict target(
            Flow flow, String table, Netfilter.Chain chain, List<String> words, int depth) {
        String jump = option(words, "-j");
        String target = jump.isEmpty() ? option(words, "-g") : jump;
        Kind kind =
                switch (target) {
                    case "ACCEPT" -> Kind.ACCEPT;
                    case "DROP" -> Kind.DROP;
                    case "REJECT" -> Kind.REJECT;
                    case "MASQUERADE" -> Kind.MASQUERADE;
                    case "SNAT" -> Kind.SNAT;
                    case "DNAT" -> Kind.DNAT;
                    case "RETURN", "" -> Kind.CONTINUE;
                    default -> PASSING.contains(target) ? Kind.CONTINUE : Kind.UNKNOWN;
                };
        if (kind == Kind.UNKNOWN) {
            Optional<Netfilter.Chain> user =
                    flow.stack().state().netfilter().chain(flow.packet().family(), table, target);
            if (user.isPresent() && depth < DEEPEST) {
                return run(flow, table, user.get(), 0, depth + 1);
            }
        }
        String to = kind == Kind.DNAT ? option(words, "--to-destination") : option(words, "--to-source");
        return new Verdict(kind, chain.name(), words, to);
    }

    private static String option(List<String> words, String name) {
        int at = words.indexOf(name);
        return at >= 0 && at + 1 < words.size() ? words.get(at + 1) : "";
    }
}
