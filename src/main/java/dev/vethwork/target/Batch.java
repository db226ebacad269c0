package dev.vethwork.target;

import dev.vethwork.plan.Step;
import java.util.List;

/**
 * Consecutive steps that one tool takes at once.
 *
 * @param namespace where the tool runs; empty for the root namespace
 * @param payload what the tool reads
 */
record Batch(Kind kind, String namespace, List<Step> steps, String payload) {
    /** Which tool, and so which of the driver's verbs. */
    enum Kind {
        IP("ip"),
        TC("tc"),
        IPTABLES("iptables"),
        IP6TABLES("ip6tables"),
        SYSCTL("exec"),
        OVS("exec"),
        EXEC("exec"),
        SPAWN("spawn"),
        STOP("stop");

        private final String verb;

        Kind(String verb) {
            this.verb = verb;
        }

        String verb() {
            return verb;
        }
    }

    Batch {
        steps = List.copyOf(steps);
    }
}
