package dev.vethwork.lab;

import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.lab.consent.Confirmation;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.inspect.LabStatus;
import dev.vethwork.net.TargetKind;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Labs in sandboxes, all of which go at the end. */
abstract class SandboxLabs {
    private static final Duration CONVERGED = Duration.ofSeconds(40);

    @TempDir
    Path home;

    Labs labs;
    Caller caller;

    @BeforeEach
    void open() {
        labs = new Labs(new LocalTargets(home));
        caller = Caller.silent().withConfirmation(Confirmation.ALWAYS);
    }

    @AfterEach
    void takeDown() throws LabException {
        for (LabStatus lab : labs.status(caller)) {
            if (lab.lab().target().equals(TargetKind.SANDBOX)) {
                labs.destroy(lab.lab().lab(), caller);
            }
        }
    }

    boolean answersSoon(String lab, String from, String to) throws LabException {
        long end = System.nanoTime() + CONVERGED.toNanos();
        while (System.nanoTime() < end) {
            if (labs.ping(lab, from, to, caller).answered()) {
                return true;
            }
        }
        return false;
    }
}
