package dev.vethwork.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.edit.Edits;
import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.Targets;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.lab.Standing;
import dev.vethwork.lab.consent.Approval;
import dev.vethwork.plan.Compiled;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running lab belongs to the document that deployed it; a real sandbox behind two windows' sessions. */
@NeedsSandbox
class DocumentIdentityTest {
    private static final String LAB = "whose";
    private static final Topology DRAWN =
            Topology.empty(LAB).withNode(Namespace.of("red")).withNode(Namespace.of("blue"));

    @TempDir
    Path home;

    private final Document document = new Document(DRAWN, null);
    private final DirectBackground background = new DirectBackground();
    private LocalTargets targets;
    private LabSession session;

    @BeforeEach
    void deploy() {
        targets = new LocalTargets(home.resolve("labs"));
        session = session(document);
        session.deploy();
        time();
        assertThat(session.deployed().get()).as(String.valueOf(session.problem().get())).isTrue();
    }

    @AfterEach
    void takeDown() throws Exception {
        session.close();
        for (Targets.Deployed lab : targets.deployed()) {
            try (Target left = targets.openExisting(lab.lab(), Credentials.NONE).orElseThrow()) {
                left.apply(Compiled.nothing(lab.lab()), RunListener.SILENT, new Cancellation());
            }
        }
    }

    private LabSession session(Document of) {
        LabSession made = new LabSession(of, targets, background);
        made.setApproval(new Approval(home.resolve("state")));
        made.watch();
        return made;
    }

    private void time() {
        for (int i = 0; i < 8; i++) {
            background.pass();
        }
    }

    private DocumentId owner() {
        return targets.find(LAB).orElseThrow().document();
    }

    private boolean runs(String node) throws Exception {
        try (Target other = targets.openExisting(LAB, Credentials.NONE).orElseThrow()) {
            return other.observe(LAB).namespaces().containsKey(node);
        }
    }

    @Test
    void anEmptySheetOfTheSameNameLeavesTheRunningLabAloneAlthoughLiveWasOn() throws Exception {
        session.live().set(true);
        time();
        document.open(Topology.empty(LAB), null);
        assertThat(session.deployed().get()).as("at once").isFalse();
        time();
        assertThat(session.live().get()).isFalse();
        assertThat(session.deployed().get()).isFalse();
        assertThat(session.drift().get().items()).isEmpty();
        assertThat(session.standing().get()).isInstanceOf(Standing.Others.class);
        assertThat(runs("red") && runs("blue")).isTrue();
    }

    @Test
    void nothingOfTheDrawingBeforeIsShownOnceAnotherIsHere() {
        document.open(DRAWN.withName("another"), null);
        assertThat(session.deployed().get()).isFalse();
        assertThat(session.observed().get().namespaces()).isEmpty();
        assertThat(session.statuses().get().values()).containsOnly(Status.NOT_DEPLOYED);
        assertThat(session.drift().get().items()).isEmpty();
    }

    @Test
    void deployingAnotherDrawingOfTheNameChangesNothingUnlessItIsAgreedTo() throws Exception {
        Document other = new Document(Topology.empty(LAB).withNode(Namespace.of("green")), null);
        LabSession second = session(other);
        time();
        second.deploy();
        time();
        assertThat(second.problem().get()).isNotNull();
        assertThat(runs("red")).isTrue();
        assertThat(runs("green")).isFalse();
        second.deployOver(second.standing().get().others().orElseThrow());
        time();
        assertThat(second.problem().get()).isNull();
        assertThat(runs("green")).isTrue();
        assertThat(owner()).isEqualTo(other.identity().get());
        second.close();
    }

    @Test
    void aSheetThatIsSavedTakesItsRunningLabWithIt() {
        Path file = home.resolve("saved.vethwork.json");
        document.markSaved(document.now(), file);
        time();
        assertThat(owner()).isEqualTo(DocumentId.of(file));
        assertThat(session.deployed().get()).isTrue();
        assertThat(session.problem().get()).isNull();
    }

    @Test
    void itsLabIsItsOwnAgainAfterTheNameWasChangedAndChangedBack() throws Exception {
        document.apply(Edits.replace(DRAWN.withName("elsewhere")));
        time();
        assertThat(session.deployed().get()).isFalse();
        document.markSaved(document.now(), home.resolve("saved.vethwork.json"));
        time();
        document.apply(Edits.replace(DRAWN));
        time();
        assertThat(session.deployed().get()).isTrue();
        assertThat(runs("red")).isTrue();
    }

    @Test
    void takingOverMakesItThisDocumentsAndLeavesWhatRuns() throws Exception {
        Document other = new Document(Topology.empty(LAB).withNode(Namespace.of("green")), null);
        LabSession second = session(other);
        time();
        second.takeOver();
        time();
        assertThat(second.deployed().get()).isTrue();
        assertThat(second.drift().get().items()).as("it is as it was deployed").isEmpty();
        assertThat(runs("red")).isTrue();
        assertThat(session.deployed().get()).as("it is not the other's any more").isFalse();
        second.close();
    }

    @Test
    void lookingShowsWhatRunsAndCanDoNothingToIt() throws Exception {
        Document other = new Document(Topology.empty(LAB).withNode(Namespace.of("red")), null);
        LabSession second = session(other);
        time();
        assertThat(second.observed().get().namespaces()).isEmpty();
        second.look();
        time();
        assertThat(second.onlyLooking().get()).isTrue();
        assertThat(second.observed().get().namespaces()).containsKeys("red", "blue");
        assertThat(second.deployed().get()).isFalse();
        second.live().set(true);
        other.apply(Edits.addNode(Namespace.of("green"), new Position(0, 0)));
        second.teardown();
        time();
        assertThat(runs("red") && runs("blue")).isTrue();
        assertThat(runs("green")).isFalse();
        second.close();
    }
}
