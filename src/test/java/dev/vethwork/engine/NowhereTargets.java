package dev.vethwork.engine;

import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.KernelPiece;
import dev.vethwork.state.NetworkState;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** No place for a lab: for tests of what is shown and done before anything is deployed. */
public class NowhereTargets implements Targets {
    @Override
    public List<Deployed> deployed() {
        return List.of();
    }

    @Override
    public Target open(String lab, TargetKind target, DocumentId document, Credentials credentials) throws TargetException {
        throw new TargetException(TargetException.Kind.MISSING, "there is no place here", "", "", "", null);
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
    public NetworkState machine() {
        return NetworkState.EMPTY;
    }
}
