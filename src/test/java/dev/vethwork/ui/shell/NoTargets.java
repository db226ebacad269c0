package dev.vethwork.ui.shell;

import dev.vethwork.drift.machine.RecordedMachine;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.Targets;
import dev.vethwork.engine.observe.SurveyReader;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.KernelPiece;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.Survey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Nowhere to deploy: drawings can be made and planned all the same. */
public final class NoTargets implements Targets {
    @Override
    public List<Deployed> deployed() {
        return List.of();
    }

    @Override
    public Target open(String lab, TargetKind target, DocumentId document, Credentials credentials) throws TargetException {
        throw new TargetException(
                TargetException.Kind.MISSING, "labs cannot be deployed here", "start the program on Linux");
    }

    @Override
    public Optional<List<String>> enter(String lab, String namespace) {
        return Optional.empty();
    }

    @Override
    public Optional<Target> openExisting(String lab, Credentials credentials) {
        return Optional.empty();
    }

    @Override
    public Set<KernelPiece> missing() {
        return Set.of();
    }

    @Override
    public String snapshot(Credentials credentials) {
        return RecordedMachine.snapshot();
    }

    @Override
    public Optional<Survey> survey(String snapshot) {
        return SurveyReader.read(snapshot);
    }

    @Override
    public NetworkState machine() {
        return NetworkState.EMPTY;
    }
}
