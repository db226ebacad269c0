package dev.vethwork.lab.consent;

import dev.vethwork.explain.Finding;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.failure.LabException.Exit;
import dev.vethwork.lab.failure.LabMessages;
import java.util.List;

/** What a drawing must pass before it is deployed. */
public final class Gate {
    private Gate() {}

    /** Refuses what the kernel would refuse. */
    public static void pass(List<Finding> findings) throws LabException {
        List<Finding> blocking = findings.stream().filter(Finding::blocking).toList();
        if (!blocking.isEmpty()) {
            Finding first = blocking.getFirst();
            String said = first.element() + ": " + first.message();
            String all = blocking.size() == 1
                    ? said
                    : LabMessages.of("gate.more", said, blocking.size() - 1).text();
            throw new LabException(
                    Exit.FINDINGS, all, first.fix(), first.element(), null);
        }
    }
}
