package dev.vethwork.lab;

import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.lab.consent.Confirmation;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.inspect.LabStatus;
import dev.vethwork.net.TargetKind;
import dev.vethwork.waiting.Eventually;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Labs in sandboxes, all of which go at the end. */
abstract class SandboxLabs {
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

    /** Asks until it answers; each question waits for its answer by itself. */
    boolean answersSoon(String lab, String from, String to) throws Exception {
        return Eventually.comes(() -> labs.ping(lab, from, to, caller).answered());
    }
}
