package dev.vethwork.lab;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vethwork.explain.Finding;
import dev.vethwork.net.TargetKind;
import dev.vethwork.topology.Topology;
import java.util.List;
import java.util.stream.Collectors;

/** What a drawing needs and this machine's kernel is without, as the finding says: no list of names. */
public final class KernelLacks {
    private KernelLacks() {}

    public static List<Finding> of(Labs labs, Topology topology, TargetKind target) {
        return labs.grounds().lint(topology, target).stream()
                .filter(f -> f.code().equals("KERNEL_LACKS"))
                .toList();
    }

    /** Skips a test of a drawing that this kernel cannot hold, and says which and why. */
    public static void assumeNothing(Labs labs, Topology topology, TargetKind target) {
        List<Finding> lacks = of(labs, topology, target);
        assumeTrue(
                lacks.isEmpty(),
                () -> topology.name() + ": " + lacks.stream().map(Finding::message).distinct().collect(Collectors.joining(" ")));
    }
}
