package dev.vethwork.ui.shell;

import dev.vethwork.drift.machine.RecordedMachine;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.NowhereTargets;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.observe.SurveyReader;
import dev.vethwork.net.TargetKind;
import dev.vethwork.state.Survey;
import java.util.Optional;

/** Nowhere to deploy: drawings can be made and planned all the same. */
public final class NoTargets extends NowhereTargets {
    @Override
    public Target open(String lab, TargetKind target, DocumentId document, Credentials credentials) throws TargetException {
        throw new TargetException(
                TargetException.Kind.MISSING, "labs cannot be deployed here", "start the program on Linux", "", "", null);
    }

    @Override
    public String snapshot(Credentials credentials) {
        return RecordedMachine.snapshot();
    }

    @Override
    public Optional<Survey> survey(String snapshot) {
        return SurveyReader.read(snapshot);
    }
}
