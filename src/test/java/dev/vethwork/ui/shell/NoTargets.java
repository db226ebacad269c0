package dev.vethwork.ui.shell;

import dev.vethwork.state.NetworkState;
import dev.vethwork.target.Credentials;
import dev.vethwork.target.Target;
import dev.vethwork.target.TargetException;
import dev.vethwork.target.Targets;
import java.util.List;
import java.util.Optional;

/** Nowhere to deploy: drawings can be made and planned all the same. */
public final class NoTargets implements Targets {
    @Override
    public List<Deployed> deployed() {
        return List.of();
    }

    @Override
    public Target open(String lab, String target, String file, Credentials credentials) throws TargetException {
        throw new TargetException(
                TargetException.Kind.MISSING, "labs cannot be deployed here", "start the program on Linux");
    }

    @Override
    public Optional<Target> openExisting(String lab, Credentials credentials) {
        return Optional.empty();
    }

    @Override
    public NetworkState machine() {
        return NetworkState.EMPTY;
    }
}
