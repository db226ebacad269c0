package dev.vethwork.lab.consent;

import dev.vethwork.explain.Finding;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.failure.LabException.Exit;
import java.util.List;

/** What a drawing must pass before it is deployed. */
public final class Gate {
    private Gate() {}

    /** Refuses what the kernel would refuse. */
    public static void pass(List<Finding> findings) throws LabException {
        List<Finding> blocking = findings.stream().filter(Finding::blocking).toList();
        if (!blocking.isEmpty()) {
            Finding first = blocking.getFirst();
            String more = blocking.size() == 1 ? "" : " (and " + (blocking.size() - 1) + " more)";
            throw new LabException(
                    Exit.FINDINGS, first.element() + ": " + first.message() + more, first.fix(), first.element(), null);
        }
    }
}
