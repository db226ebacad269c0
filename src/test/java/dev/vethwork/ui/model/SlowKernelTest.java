package dev.vethwork.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.edit.Edits;
import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.Change;
import dev.vethwork.engine.Changed;
import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.LabState;
import dev.vethwork.engine.Origin;
import dev.vethwork.engine.Recovered;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.Targets;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.KernelPiece;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.Step;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.planner.Planner;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.Topology;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SlowKernelTest {
    /** Something to do, and who hears of it. */
    private record Work<T>(Callable<? extends T> what, Consumer<? super T> done, Consumer<? super Exception> failed) {
        Runnable late() {
            try {
                T result = what.call();
                return () -> done.accept(result);
            } catch (Exception e) {
                return () -> failed.accept(e);
            }
        }
    }

    /** Work waits until the test lets it be done, in any order. */
    private static final class Slow implements Background {
        private final Deque<Work<?>> work = new ArrayDeque<>();
        private final DirectBackground direct = new DirectBackground();

        @Override
        public <T> void submit(Callable<? extends T> what, Consumer<? super T> done, Consumer<? super Exception> failed) {
            work.add(new Work<>(what, done, failed));
        }

        @Override
        public Pending after(Duration delay, Runnable action) {
            return direct.after(delay, action);
        }

        @Override
        public void onWindow(Runnable action) {
            action.run();
        }

        void first() {
            work.removeFirst().late().run();
        }

        /** Does the first now; what came of it is heard of when the answer is run. */
        Runnable firstHeardLater() {
            return work.removeFirst().late();
        }

        void all() {
            while (!work.isEmpty()) {
                first();
                direct.pass();
            }
        }

        void last() {
            work.removeLast().late().run();
        }
    }

    /** Runs what it is asked to and says that it took a while. */
    private static final class Obedient implements Target {
        private NetworkState kernel = NetworkState.EMPTY;
        private String remembered = "";
        private Origin origin = Origin.UNKNOWN;
        /** What each change was planned on. */
        private final List<NetworkState> known = new ArrayList<>();
        /** Whether each run was asked to stop before it began. */
        private final List<Boolean> cancelled = new ArrayList<>();

        @Override
        public TargetTraits traits() {
            return TargetTraits.SANDBOX;
        }

        @Override
        public NetworkState observe(String lab) {
            return kernel;
        }

        @Override
        public NetworkState observe(String lab, Set<String> namespaces) {
            return kernel;
        }

        @Override
        public Plan apply(Compiled desired, RunListener listener, Cancellation cancellation) {
            cancelled.add(cancellation.isCancelled());
            Plan plan = Planner.plan(desired, kernel, traits());
            listener.planned(plan);
            for (Step step : plan.steps()) {
                listener.started(step);
                listener.done(step, Duration.ofMillis(2));
            }
            kernel = desired.state();
            return plan;
        }

        @Override
        public Changed change(Change change, RunListener listener, Cancellation cancellation) {
            known.add(change.known());
            return new Changed(apply(change.desired(), listener, cancellation), kernel);
        }

        @Override
        public Optional<Set<String>> changes(Set<String> namespaces) {
            return Optional.empty();
        }

        @Override
        public void remember(String lab, String drawing) {
            remembered = drawing;
        }

        @Override
        public String recall(String lab) {
            return remembered;
        }

        @Override
        public void belong(String lab, DocumentId document) {
            origin = new Origin(document, null);
        }

        @Override
        public Recovered recover(RunListener listener, Cancellation cancellation) {
            return Recovered.GONE;
        }

        @Override
        public CommandResult execute(String lab, String namespace, List<String> argv, Duration timeout) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<String> enter(String lab, String namespace) {
            return List.of();
        }

        @Override
        public void close() {}
    }

    private final Obedient obedient = new Obedient();

    private final Targets targets = new Targets() {
        @Override
        public List<Deployed> deployed() {
            return obedient.kernel.namespaces().isEmpty()
                    ? List.of()
                    : List.of(new Deployed("lab", TargetKind.SANDBOX, LabState.DEPLOYED, obedient.origin));
        }

        @Override
        public Optional<List<String>> enter(String lab, String namespace) {
            return Optional.empty();
        }

        @Override
        public Target open(String lab, TargetKind target, DocumentId document, Credentials credentials) {
            return obedient;
        }

        @Override
        public Optional<Target> openExisting(String lab, Credentials credentials) {
            return obedient.kernel.namespaces().isEmpty() ? Optional.empty() : Optional.of(obedient);
        }

        @Override
        public Set<KernelPiece> missing() {
            return Set.of();
        }

        @Override
        public NetworkState machine() {
            return NetworkState.EMPTY;
        }
    };

    private static final Topology SERVED = Topology.empty("lab").withNode(Namespace.of("red").withStack(
            IpStack.DEFAULT.withServices(List.of(new Service("nap", "sleep 3600", false, false)))));

    private List<String> running(NetworkState state) {
        return state.namespaces().get("red").processes().stream()
                .map(p -> String.valueOf(p.service()))
                .toList();
    }

    private LabSession deployed(Slow background) {
        return deployed(background, new Document(SERVED, null));
    }

    private LabSession deployed(Slow background, Document document) {
        LabSession session = new LabSession(document, targets, background);
        session.setConfirmation(question -> true);
        background.all();
        session.deploy();
        background.all();
        assertThat(session.deployed().get()).isTrue();
        return session;
    }

    @Test
    void whoSaysNoIsNotToldOfAFailure() {
        Slow background = new Slow();
        Topology circle = Topology.empty("lab")
                .withNode(Bridge.of("s1"))
                .withNode(Bridge.of("s2"))
                .withCable(Cable.of(CableEnd.of("s1", "a1"), CableEnd.of("s2", "a2")))
                .withCable(Cable.of(CableEnd.of("s1", "b1"), CableEnd.of("s2", "b2")));
        LabSession session = new LabSession(new Document(circle, null), targets, background);
        List<String> asked = new ArrayList<>();
        session.setConfirmation(question -> !asked.add(question.message().text()));
        background.all();
        session.deploy();
        background.all();
        assertThat(asked).hasSize(1);
        assertThat(session.problem().get()).isNull();
        assertThat(session.deployed().get()).isFalse();
        assertThat(session.log()).last().matches(line -> line.text().contains("not confirmed"), "the log tells it");
    }

    @Test
    void whoAsksForMoreWhileADeploymentRunsCanStillStopThat() {
        Slow background = new Slow();
        LabSession session = new LabSession(new Document(SERVED, null), targets, background);
        session.setConfirmation(question -> true);
        background.all();
        session.deploy();
        session.deploy();
        session.cancel();
        background.all();
        assertThat(obedient.cancelled).containsExactly(true);
    }

    @Test
    void anActionThatFollowsAnotherAtOnceWaitsForItAndKnowsWhatItDid() {
        Slow background = new Slow();
        LabSession session = deployed(background);
        session.stopService("red", "nap");
        session.startService("red", "nap");
        session.stopService("red", "nap");
        background.all();
        assertThat(obedient.known).extracting(this::running).containsExactly(List.of("nap"), List.of(), List.of("nap"));
        assertThat(running(session.observed().get())).isEmpty();
    }

    @Test
    void aTeardownThatIsAskedForWhileSomethingElseRunsComesRightAfterIt() {
        Slow background = new Slow();
        LabSession session = deployed(background);
        session.stopService("red", "nap");
        session.teardown();
        session.teardown();
        background.all();
        assertThat(session.deployed().get()).isFalse();
        assertThat(session.busy().get()).isFalse();
    }

    @Test
    void aDeploymentThatIsAskedForDuringAChangeComesRightAfterIt() {
        Slow background = new Slow();
        Document document = new Document(SERVED, null);
        LabSession session = deployed(background, document);
        session.stopService("red", "nap");
        assertThat(session.busy().get()).isTrue();
        assertThat(session.deploying().get()).isFalse();
        document.apply(Edits.addNode(Namespace.of("late"), new Position(0, 0)));
        session.deploy();
        background.all();
        assertThat(session.observed().get().namespaces()).containsKey("late");
        assertThat(session.busy().get()).isFalse();
        assertThat(session.deploying().get()).isFalse();
    }

    @Test
    void aReadingThatBeganBeforeAChangeIsNotShownAfterIt() {
        Slow background = new Slow();
        LabSession session = deployed(background);
        session.watch();
        while (!background.work.isEmpty()) {
            background.first();
        }
        background.direct.pass();
        Runnable old = background.firstHeardLater();
        session.unwatch();
        session.stopService("red", "nap");
        background.all();
        old.run();
        background.all();
        assertThat(running(session.observed().get())).isEmpty();
        session.startService("red", "nap");
        background.all();
        assertThat(obedient.known).extracting(this::running).containsExactly(List.of("nap"), List.of());
    }

    @Test
    void whatWaitsForATurnIsForgottenWhereAnotherDrawingIsOpened() {
        Slow background = new Slow();
        Document document = new Document(SERVED, null);
        LabSession session = new LabSession(document, targets, background);
        session.setConfirmation(question -> true);
        background.all();
        session.deploy();
        background.all();
        session.stopService("red", "nap");
        session.startService("red", "nap");
        document.open(Topology.empty("other"), null);
        background.all();
        assertThat(obedient.known).hasSize(1);
    }

    @Test
    void whatRanStaysInSightWhileTheKernelIsReadAnew() {
        Slow background = new Slow();
        Document document = new Document(Topology.empty("lab").withNode(Namespace.of("red")), null);
        LabSession session = new LabSession(document, targets, background);
        background.first();
        session.deploy();
        background.first();
        background.direct.pass();
        // The plan from before the run is thought through sooner than the kernel is read.
        background.last();
        assertThat(session.steps()).isNotEmpty().allMatch(s -> s.state() == StepState.State.DONE);
        assertThat(session.deployed().get()).as("nothing is seen yet").isFalse();
        assertThat(session.reading().get()).as("what is all done is not said to be not there").isTrue();
        background.all();
        assertThat(session.reading().get()).isFalse();
    }

    @Test
    void whatRanStaysInSightUntilTheDrawingNeedsMore() {
        Slow background = new Slow();
        Document document = new Document(Topology.empty("lab").withNode(Namespace.of("red")), null);
        LabSession session = new LabSession(document, targets, background);
        background.all();
        session.deploy();
        background.all();
        assertThat(session.deployed().get()).isTrue();
        assertThat(session.steps()).isNotEmpty().allMatch(s -> s.state() == StepState.State.DONE);
        document.apply(Edits.addNode(Namespace.of("blue"), new Position(0, 0)));
        background.all();
        assertThat(session.steps()).isNotEmpty().allMatch(s -> s.step().element().equals("blue"));
    }

    @Test
    void anEditIsPlannedAtOnceAndWhatComesMeanwhileRightAfter() {
        Slow background = new Slow();
        Document document = new Document(Topology.empty("lab"), null);
        LabSession session = new LabSession(document, targets, background);
        background.all();
        for (String name : List.of("red", "blue", "green")) {
            document.apply(Edits.addNode(Namespace.of(name), new Position(0, 0)));
        }
        assertThat(background.work).hasSize(1);
        background.first();
        assertThat(background.work).hasSize(1);
        background.first();
        assertThat(background.work).isEmpty();
        assertThat(session.steps()).extracting(s -> s.step().namespace()).contains("red", "blue", "green");
    }
}
