package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.Origin;
import dev.vethwork.engine.Recovered;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.driver.DriverShell;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Topology;
import dev.vethwork.waiting.Eventually;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several programs on one machine, for which a sandbox stands in, and each waits for its turn. */
@NeedsSandbox
class TurnTest {
    @TempDir
    Path home;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final CountDownLatch waits = new CountDownLatch(1);
    private Holder machine;
    private DriverShell worker;

    @BeforeEach
    void open() throws Exception {
        LabNotes notes = new LabNotes(home.resolve("machine"));
        notes.create();
        machine = Sandbox.start(notes, new Expected());
        worker = Sandbox.shell(machine);
    }

    @AfterEach
    void end() {
        worker.close();
        machine.end();
    }

    private LabTarget target(String lab) throws TargetException {
        return new LabTarget(Sandbox.shell(machine), new HostPlace(true), lab, DocumentId.unknown());
    }

    private final RunListener listener = new RunListener() {
        @Override
        public void warned(String element, String message, String remedy) {}

        @Override
        public void waiting(String sentence) {
            said.add(sentence);
            waits.countDown();
        }
    };

    private void works(String lab) throws TargetException {
        assertThat(worker.call("lock", lab).succeeded()).isTrue();
        assertThat(worker.call("lock-machine", lab, "30\n").succeeded()).isTrue();
    }

    private void isDone() throws TargetException {
        worker.call("unlock", "theirs");
    }

    private static Compiled wanted(Target target) {
        return TopologyCompiler.compile(Topology.empty("mine").withNode(Bridge.of("br-mine")), target.traits());
    }

    private CompletableFuture<Boolean> inTheBackground(Target target, Compiled desired, Cancellation cancellation) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                target.apply(desired, listener, cancellation);
                return true;
            } catch (TargetException e) {
                throw new java.util.concurrent.CompletionException(e);
            }
        });
    }

    @Test
    void aDeploymentSaysForWhichLabItWaitsAndGoesOnWhenThatIsDone() throws Exception {
        works("theirs");
        try (LabTarget mine = target("mine")) {
            CompletableFuture<Boolean> deployed = inTheBackground(mine, wanted(mine), new Cancellation());
            assertThat(waits.await(Eventually.SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(said).singleElement().asString().contains("waiting", "theirs");
            assertThat(deployed).isNotDone();
            isDone();
            assertThat(deployed.get(Eventually.SECONDS, TimeUnit.SECONDS)).isTrue();
            mine.apply(Compiled.nothing("mine"), listener, new Cancellation());
        }
    }

    @Test
    void aTeardownWaitsForWhoeverWorksOnItsLab() throws Exception {
        try (LabTarget mine = target("mine")) {
            mine.apply(wanted(mine), listener, new Cancellation());
            assertThat(worker.call("lock", "mine").succeeded()).isTrue();
            CompletableFuture<Boolean> gone =
                    inTheBackground(mine, Compiled.nothing("mine"), new Cancellation());
            assertThat(waits.await(Eventually.SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(said).singleElement().asString().contains("working on the lab mine");
            worker.call("unlock", "mine");
            assertThat(gone.get(Eventually.SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void whoWaitsMayThinkBetterOfItAndNothingWasDone() throws Exception {
        works("theirs");
        Cancellation cancellation = new Cancellation();
        try (LabTarget mine = target("mine")) {
            CompletableFuture<Boolean> deployed = inTheBackground(mine, wanted(mine), cancellation);
            assertThat(waits.await(Eventually.SECONDS, TimeUnit.SECONDS)).isTrue();
            cancellation.cancel();
            assertThatThrownBy(() -> deployed.get(Eventually.SECONDS, TimeUnit.SECONDS))
                    .rootCause()
                    .isInstanceOfSatisfying(TargetException.class, e -> {
                        assertThat(e.kind()).isEqualTo(TargetException.Kind.CANCELLED);
                        assertThat(e).hasMessageContaining("before anything was done");
                    });
            assertThat(mine.observe("mine").root().interfaces()).doesNotContainKey("br-mine");
        }
        isDone();
    }

    @Test
    void aRecoverySaysForWhomItWaitsAndMayBeThoughtBetterOf() throws Exception {
        works("theirs");
        Cancellation cancellation = new Cancellation();
        try (LabTarget mine = target("mine")) {
            CompletableFuture<Recovered> recovered = CompletableFuture.supplyAsync(() -> {
                try {
                    return mine.recover(listener, cancellation);
                } catch (TargetException e) {
                    throw new java.util.concurrent.CompletionException(e);
                }
            });
            assertThat(waits.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(said).singleElement().asString().contains("waiting", "theirs");
            cancellation.cancel();
            assertThatThrownBy(() -> recovered.get(20, TimeUnit.SECONDS))
                    .rootCause()
                    .isInstanceOfSatisfying(
                            TargetException.class, e -> assertThat(e.kind()).isEqualTo(TargetException.Kind.CANCELLED));
        }
        isDone();
    }

    /** Both found no lab of that name, and nobody was asked. */
    @Test
    void whoWaitedWhileAnotherMadeALabOfThatNameDoesNotChangeIt() throws Exception {
        DocumentId first = DocumentId.of(home.resolve("first.vethwork.json"));
        DocumentId second = DocumentId.of(home.resolve("second.vethwork.json"));
        LabPlace place = new Noting();
        try (LabTarget theirs = new LabTarget(Sandbox.shell(machine), place, "mine", first);
                LabTarget mine = new LabTarget(Sandbox.shell(machine), place, "mine", second)) {
            theirs.apply(wanted(theirs), listener, new Cancellation());

            Compiled other = TopologyCompiler.compile(
                    Topology.empty("mine").withNode(Bridge.of("br-other")), mine.traits());
            assertThatThrownBy(() -> mine.apply(other, listener, new Cancellation()))
                    .isInstanceOf(TargetException.class)
                    .hasMessageContaining("meanwhile");

            assertThat(theirs.observe("mine").root().interfaces()).containsKey("br-mine").doesNotContainKey("br-other");
            theirs.apply(Compiled.nothing("mine"), listener, new Cancellation());
        }
    }

    /** As on the machine itself, whose notes are read where the program runs, which in a sandbox are not to be seen. */
    private static final class Noting implements LabPlace {
        private final LabPlace host = new HostPlace(true);
        private Origin noted = Origin.UNKNOWN;

        @Override
        public TargetTraits traits(Set<String> tools) {
            return host.traits(tools);
        }

        @Override
        public boolean rootIsOurs() {
            return host.rootIsOurs();
        }

        @Override
        public List<String> enter() {
            return host.enter();
        }

        @Override
        public boolean goesUnused() {
            return host.goesUnused();
        }

        @Override
        public boolean leave() {
            return host.leave();
        }

        @Override
        public Origin origin(String lab) {
            return noted;
        }

        @Override
        public void note(DriverShell shell, String lab, Origin origin) {
            noted = origin;
        }
    }
}
