package dev.vethwork.lab;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vethwork.explain.Finding;
import dev.vethwork.net.TargetKind;
import dev.vethwork.topology.Topology;
import java.util.List;
import java.util.stream.Collectors;

/** What a drawing needs and this machine is without, as the findings say: no list of names. */
public final class KernelLacks {
    private KernelLacks() {}

    public static List<Finding> of(Labs labs, Topology topology, TargetKind target) {
        return labs.grounds().lint(topology, target).stream()
                .filter(f -> f.code().equals("KERNEL_LACKS"))
                .toList();
    }

    /** Skips a test of a drawing that this machine cannot hold, and says which and why. */
    public static void assumeNothing(Labs labs, Topology topology, TargetKind target) {
        List<Finding> lacks = labs.grounds().lint(topology, target).stream()
                .filter(f -> f.code().equals("KERNEL_LACKS") || f.code().equals("PROGRAM_LACKS"))
                .toList();
        assumeTrue(
                lacks.isEmpty(),
                () -> topology.name() + ": " + lacks.stream().map(Finding::message).distinct().collect(Collectors.joining(" ")));
    }
}
