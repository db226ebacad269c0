package dev.vethwork.lab.consent;

import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.Ground;
import dev.vethwork.explain.Lint;
import dev.vethwork.topology.Topology;
import java.util.List;
import java.util.Set;

/** What can only be told once the machine may be read as root: its firewall. */
public final class HostFindings {
    private static final Set<String> CODES = Set.of("BRIDGE_FILTERED", "MACHINE_FIREWALL");

    private HostFindings() {}

    /** Findings about an open host; none for a sandbox, whose firewall is the lab's own. */
    public static List<Finding> of(Topology topology, Target target) throws TargetException {
        if (target.traits().rootIsOurs()) {
            return List.of();
        }
        return Lint.check(topology, Ground.machine(target.observeRoot(topology.name()))).stream()
                .filter(f -> CODES.contains(f.code()))
                .toList();
    }
}
