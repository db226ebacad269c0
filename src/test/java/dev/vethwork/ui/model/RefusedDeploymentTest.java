package dev.vethwork.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.edit.Edits;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.lab.consent.Approval;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Topology;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a window shows when the kernel refuses a drawing. */
@NeedsSandbox
class RefusedDeploymentTest {
    private static final String LAB = "refused";
    /** Which no check of a drawing can know: kernels differ. */
    private static final SortedMap<String, String> NONE_SUCH = new TreeMap<>(Map.of("net.ipv4.none_such", "1"));

    private static final Topology REFUSED = Topology.empty(LAB)
            .withNode(Namespace.of("red")
                    .withStack(IpStack.DEFAULT.withSysctls(NONE_SUCH)));

    @TempDir
    Path home;

    private final Document document = new Document(REFUSED, null);
    private final DirectBackground background = new DirectBackground();
    private LocalTargets targets;
    private LabSession session;

    @BeforeEach
    void open() {
        targets = new LocalTargets(home.resolve("labs"));
        session = new LabSession(document, targets, background);
        session.setApproval(new Approval(home.resolve("state")));
        session.watch();
    }

    @AfterEach
    void takeDown() {
        if (session != null) {
            session.teardown();
            session.close();
        }
    }

    private void time() {
        for (int i = 0; i < 6; i++) {
            background.pass();
        }
    }

    @Test
    void leavesNoEmptyLabBehindAndNothingToTakeDown() {
        session.deploy();
        time();
        assertThat(session.problem().get()).isNotNull();
        assertThat(session.deployed().get()).isFalse();
        assertThat(session.drift().get().items()).isEmpty();
        assertThat(targets.find(LAB)).isEmpty();
    }

    @Test
    void canBeMendedAndTriedAgain() {
        session.deploy();
        time();
        document.apply(Edits.changeStack("red", s -> s.withSysctls(new TreeMap<>())));
        session.deploy();
        time();
        assertThat(session.problem().get()).isNull();
        assertThat(session.deployed().get()).isTrue();
    }

    @Test
    void leavesWhatWasDeployedBefore() {
        document.apply(Edits.changeStack("red", s -> s.withSysctls(new TreeMap<>())));
        session.deploy();
        time();
        document.undo();
        session.deploy();
        time();
        assertThat(session.problem().get()).isNotNull();
        assertThat(session.deployed().get()).isTrue();
        assertThat(session.observed().get().namespaces()).containsKey("red");
    }
}
