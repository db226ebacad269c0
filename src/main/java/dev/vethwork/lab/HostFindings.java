package dev.vethwork.lab;

import dev.vethwork.explain.Finding;
import dev.vethwork.explain.Lint;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.topology.Topology;
import java.util.List;

/** What can only be told once the machine may be read as root: its firewall. */
public final class HostFindings {
    private static final String CODE = "BRIDGE_FILTERED";

    private HostFindings() {}

    /** Findings about an open host; none for a sandbox, whose firewall is the lab's own. */
    public static List<Finding> of(Topology topology, Target target) throws TargetException {
        if (target.traits().rootIsOurs()) {
            return List.of();
        }
        return Lint.check(topology, target.observe(topology.name())).stream()
                .filter(f -> f.code().equals(CODE))
                .toList();
    }
}
