package dev.vethwork.lab.consent;

import dev.vethwork.explain.Finding;
import dev.vethwork.explain.Ground;
import dev.vethwork.explain.lint.Lint;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Topology;
import java.util.List;
import java.util.Set;

/** What can only be told once the machine may be read as root: its firewall. */
public final class HostFindings {
    private static final Set<String> CODES = Set.of("BRIDGE_FILTERED", "MACHINE_FIREWALL");

    private HostFindings() {}

    /** Findings about a host. @param read what is there, with the rules that only root may read */
    public static List<Finding> of(Topology topology, NetworkState read) {
        return Lint.check(topology, Ground.machine(read)).stream()
                .filter(f -> CODES.contains(f.code()))
                .toList();
    }
}
