package dev.vethwork.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.LabState;
import dev.vethwork.engine.Origin;
import dev.vethwork.engine.Recovered;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.Targets;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.KernelPiece;
import dev.vethwork.state.NetworkState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BrokenRunsTest {
    private final List<String> recovered = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    private BrokenRuns runs(LabState state, String problem) {
        return new BrokenRuns(new After(Optional.of(state), problem, recovered), new DirectBackground());
    }

    @Test
    void aRunThatWasBrokenOffIsOfferedByName() {
        runs(LabState.INTERRUPTED, "").find(labs -> said.addAll(labs), said::add);
        assertThat(said).containsExactly("ghost");
        assertThat(recovered).as("nothing is done unasked").isEmpty();
    }

    @Test
    void nothingIsOfferedWhereAllIsWell() {
        runs(LabState.DEPLOYED, "").find(labs -> said.addAll(labs), said::add);
        assertThat(said).isEmpty();
    }

    @Test
    void whatKeepsItFromLookingIsSaid() {
        new BrokenRuns(new After(Optional.empty(), "", recovered), new DirectBackground())
                .find(labs -> said.addAll(labs), said::add);
        assertThat(said).singleElement().asString().contains("/run/vethwork cannot be read");
    }

    @Test
    void recoveringPutsItInOrder() {
        runs(LabState.INTERRUPTED, "").recover(Credentials.NONE, said::add);
        assertThat(recovered).containsExactly("ghost");
        assertThat(said).containsExactly("");
    }

    @Test
    void whatCannotBePutInOrderIsSaid() {
        runs(LabState.INTERRUPTED, "no password").recover(Credentials.NONE, said::add);
        assertThat(said).singleElement().asString().contains("ghost", "no password");
    }

    private record After(Optional<LabState> state, String problem, List<String> recovered) implements Targets {
        @Override
        public List<Deployed> deployed() {
            if (state.isEmpty()) {
                throw new java.io.UncheckedIOException(new java.io.IOException("/run/vethwork cannot be read"));
            }
            return List.of(new Deployed("ghost", TargetKind.HOST, state.get(), Origin.UNKNOWN));
        }

        @Override
        public Target open(String lab, TargetKind target, DocumentId document, Credentials credentials) {
            throw new IllegalStateException("nothing is to be opened");
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
        public Recovered recover(String lab, Credentials credentials, RunListener listener, Cancellation cancellation)
                throws TargetException {
            if (!problem.isEmpty()) {
                throw new TargetException(TargetException.Kind.NOT_PERMITTED, problem, "give it", "", "", null);
            }
            recovered.add(lab);
            return Recovered.GONE;
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
}
