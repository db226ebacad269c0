package dev.vethwork.ui.shell;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.Targets;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.plan.Compiled;
import dev.vethwork.ui.model.LabSession;
import org.junit.jupiter.api.AfterEach;

/** A window with a real sandbox behind it. */
abstract class SandboxMenuBench extends MenuBench {
    static final String LAB = DRAWN.name();

    @Override
    public Targets targets() {
        return new LocalTargets(home.resolve("labs"));
    }

    LabSession session() {
        return shell.bench().session();
    }

    @AfterEach
    void takeDown() throws TargetException {
        try (Target left = targets().openExisting(LAB, Credentials.NONE).orElse(null)) {
            if (left != null) {
                left.apply(Compiled.nothing(LAB), RunListener.SILENT, new Cancellation());
            }
        }
    }
}
