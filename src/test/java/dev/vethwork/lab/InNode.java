package dev.vethwork.lab;

import dev.vethwork.engine.CommandResult;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.waiting.Eventually;
import java.util.List;

/** Commands inside nodes of running labs. */
public final class InNode {
    private InNode() {}

    public static CommandResult run(Labs labs, String lab, String node, List<String> argv, Caller caller) throws LabException {
        try (LabConnection connection = labs.connect()) {
            return connection.nodes().exec(lab, labs.observe(lab, caller).namespaceOf(node), argv, Eventually.LONGEST, caller);
        }
    }
}
