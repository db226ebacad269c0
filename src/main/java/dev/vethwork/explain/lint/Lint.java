package dev.vethwork.explain.lint;

import dev.vethwork.explain.Finding;
import dev.vethwork.explain.Ground;

import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.topology.Topology;
import java.util.List;

/** Finds what a drawing will do wrong, before it is deployed. */
public final class Lint {
    private Lint() {}

    /** Every finding about a drawing that is to be deployed there, errors first. */
    public static List<Finding> check(Topology topology, Ground ground) {
        DrawnFacts drawing = DrawnFacts.of(topology, ground);
        return Finding.sorted(LintRules.ALL.stream()
                .flatMap(rule -> rule.check(drawing).stream())
                .toList());
    }

    /** Those of the rule for bridges in a loop alone. */
    public static List<Finding> rings(Topology topology) {
        return LintRules.BRIDGE_LOOP.check(DrawnFacts.of(topology, Ground.UNKNOWN));
    }

    /** Those of the rule for addresses without a prefix length alone. */
    public static List<Finding> missingPrefixes(Topology topology) {
        return LintRules.NO_PREFIX.check(DrawnFacts.of(topology, Ground.UNKNOWN));
    }
}
