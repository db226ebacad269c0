package dev.vethwork.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.LabState;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.Targets;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.lab.consent.Approval;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.KernelPiece;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the window shows of a lab on a machine that comes and goes. */
@NeedsSandbox
class AwayTest {
    private static final Topology DRAWN = Topology.empty("away").withNode(Namespace.of("red"));

    @TempDir
    Path home;

    private final Document document = new Document(DRAWN, null);
    private final DirectBackground background = new DirectBackground();
    private Comes targets;

    @BeforeEach
    void deploy() {
        targets = new Comes(new LocalTargets(home.resolve("labs")));
        LabSession session = session();
        session.deploy();
        time();
        session.close();
        targets.away = true;
    }

    @AfterEach
    void takeDown() throws Exception {
        try (Target left = targets.here.openExisting("away", Credentials.NONE).orElseThrow()) {
            left.apply(Compiled.nothing("away"), RunListener.SILENT, new Cancellation());
        }
    }

    private LabSession session() {
        LabSession made = new LabSession(document, targets, background);
        made.setApproval(new Approval(home.resolve("state")));
        made.watch();
        return made;
    }

    private void time() {
        for (int i = 0; i < 8; i++) {
            background.pass();
        }
    }

    @Test
    void aMachineThatCannotBeReachedIsSaidAndItsLabShowsOnceItCan() {
        LabSession session = session();
        time();
        assertThat(session.standing().get().isUnreachable()).isTrue();
        assertThat(session.deployed().get()).isFalse();
        targets.away = false;
        time();
        assertThat(session.standing().get().isUnreachable()).isFalse();
        assertThat(session.deployed().get()).isTrue();
        session.close();
    }

    /** Places that cannot be reached at times. */
    private static final class Comes implements Targets {
        private final LocalTargets here;
        private boolean away;

        Comes(LocalTargets here) {
            this.here = here;
        }

        @Override
        public List<Deployed> deployed() {
            return here.deployed().stream()
                    .map(lab -> away ? new Deployed(lab.lab(), lab.target(), LabState.UNREACHABLE, lab.origin()) : lab)
                    .toList();
        }

        @Override
        public Target open(String lab, TargetKind target, DocumentId document, Credentials credentials)
                throws TargetException {
            return here.open(lab, target, document, credentials);
        }

        @Override
        public Optional<Target> openExisting(String lab, Credentials credentials) throws TargetException {
            if (away) {
                throw new TargetException(TargetException.Kind.LOST, "the machine cannot be reached", "wait", "", "", null);
            }
            return here.openExisting(lab, credentials);
        }

        @Override
        public Optional<List<String>> enter(String lab, String namespace) {
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
}
