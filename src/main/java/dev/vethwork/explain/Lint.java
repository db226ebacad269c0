package dev.vethwork.explain;

import dev.vethwork.explain.lint.Drawing;
import dev.vethwork.explain.lint.LintRules;
import dev.vethwork.plan.KernelPiece;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Topology;
import java.util.List;
import java.util.Set;

/** Finds what a drawing will do wrong, before it is deployed. */
public final class Lint {
    private Lint() {}

    /**
     * Every finding, errors first.
     *
     * @param machine the machine's own root namespace, for clashes with what it uses; EMPTY where not known
     */
    public static List<Finding> check(Topology topology, NetworkState machine) {
        return check(topology, machine, Set.of());
    }

    /** @param missing what the machine's kernel is without */
    public static List<Finding> check(Topology topology, NetworkState machine, Set<KernelPiece> missing) {
        Drawing drawing = Drawing.of(topology, machine, missing);
        return Finding.sorted(LintRules.ALL.stream()
                .flatMap(rule -> rule.check(drawing).stream())
                .toList());
    }

    /** Those of the rule for addresses without a prefix length alone. */
    static List<Finding> missingPrefixes(Topology topology) {
        return LintRules.NO_PREFIX.check(Drawing.of(topology, NetworkState.EMPTY, Set.of()));
    }
}
