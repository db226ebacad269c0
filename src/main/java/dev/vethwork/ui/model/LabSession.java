package dev.vethwork.ui.model;

import dev.vethwork.explain.Finding;
import dev.vethwork.explain.Lint;
import dev.vethwork.explain.Probe;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.Planner;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.TopologyCompiler;
import dev.vethwork.state.NetworkState;
import dev.vethwork.target.Cancellation;
import dev.vethwork.target.CommandResult;
import dev.vethwork.target.Credentials;
import dev.vethwork.target.Target;
import dev.vethwork.target.TargetException;
import dev.vethwork.target.Targets;
import dev.vethwork.topology.Protocol;
import dev.vethwork.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * What is deployed of a drawing, and what may be done about it. Its methods are called on the window's thread and return
 * at once; the kernel is asked behind it.
 */
public final class LabSession {
    /** How long a drawing rests before it is planned anew. */
    private static final Duration DEBOUNCE = Duration.ofMillis(150);

    private static final Duration PING = Duration.ofSeconds(10);
    private static final int LONGEST_LOG = 2_000;

    private final Document document;
    private final Targets targets;
    private final LabPlace place;
    private final Background background;
    private final StepBoard board;
    private final StringProperty target = new SimpleStringProperty("sandbox");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper deployed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Plan> plan = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<NetworkState> observed = new ReadOnlyObjectWrapper<>(NetworkState.EMPTY);
    private final ReadOnlyObjectWrapper<Map<String, Status>> statuses = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable PingResult> lastPing = new ReadOnlyObjectWrapper<>();
    private final ObservableList<Finding> findings = FXCollections.observableArrayList();
    private final ObservableList<LogLine> log = FXCollections.observableArrayList();
    private Duration pause = Duration.ofSeconds(1);
    private Credentials credentials = Credentials.NONE;
    private volatile @Nullable NetworkState machine;
    private Set<String> failed = Set.of();
    private Cancellation cancellation = new Cancellation();
    private Background.Pending pendingPlan = () -> {};
    private Background.Pending pendingLook = () -> {};
    private int watchers;
    private boolean looking;
    private int planning;

    public LabSession(Document document, Targets targets, Background background) {
        this.document = document;
        this.targets = targets;
        this.place = new LabPlace(targets);
        this.background = background;
        this.board = new StepBoard(background);
        document.topology().addListener((property, before, now) -> {
            failed = Set.of();
            // Where an element stands on the screen is nothing to the kernel.
            if (!before.nodes().equals(now.nodes()) || !before.cables().equals(now.cables())) {
                board.forget();
            }
            if (!before.name().equals(now.name())) {
                observe();
            }
            replanSoon();
        });
        target.addListener(property -> {
            background.submit(
                    () -> {
                        place.close();
                        return true;
                    },
                    done -> observe(),
                    this::fail);
        });
        replan();
    }

    /** Where the lab is or will be: {@code sandbox} or {@code host}. */
    public StringProperty target() {
        return target;
    }

    public void setCredentials(Credentials value) {
        credentials = value;
    }

    /** Whether a deployment, teardown or ping is under way; only one is at a time. */
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** 0 to 1 while steps run, -1 while it is not known, 0 when idle. */
    public ReadOnlyDoubleProperty progress() {
        return board.progress();
    }

    /** What goes on besides steps, a key of the messages: {@code opening}, {@code reading}, {@code rollback}; or empty. */
    public ReadOnlyStringProperty phase() {
        return board.phase();
    }

    /** Whether the lab has a place now. */
    public ReadOnlyBooleanProperty deployed() {
        return deployed.getReadOnlyProperty();
    }

    /** What deploying would do now; null until it is known. */
    public ReadOnlyObjectProperty<@Nullable Plan> plan() {
        return plan.getReadOnlyProperty();
    }

    /** The steps of the plan that runs, that last ran and failed, or else of {@link #plan}. */
    public ObservableList<StepState> steps() {
        return board.steps();
    }

    /** What the kernel holds, empty where nothing is deployed. Kept up to date between {@link #watch} and {@link #unwatch}. */
    public ReadOnlyObjectProperty<NetworkState> observed() {
        return observed.getReadOnlyProperty();
    }

    public ObservableList<Finding> findings() {
        return findings;
    }

    /** By node name and cable id. */
    public ReadOnlyObjectProperty<Map<String, Status>> statuses() {
        return statuses.getReadOnlyProperty();
    }

    public Status status(String element) {
        return statuses.get().getOrDefault(element, Status.NOT_DEPLOYED);
    }

    /** The last thing that could not be done; null once something could. */
    public ReadOnlyObjectProperty<@Nullable Problem> problem() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable PingResult> lastPing() {
        return lastPing.getReadOnlyProperty();
    }

    public ObservableList<LogLine> log() {
        return log;
    }

    /** Plans and lints once more, as in another language. */
    public void rethink() {
        replan();
    }

    /** How long to wait between two looks. */
    public void setPause(Duration value) {
        pause = value;
    }

    /** Somebody looks at what is observed; balanced by {@link #unwatch}. */
    public void watch() {
        if (watchers++ == 0) {
            observe();
        }
    }

    public void unwatch() {
        watchers = Math.max(0, watchers - 1);
        if (watchers == 0) {
            pendingLook.cancel();
        }
    }

    /** Reads the kernel once. */
    public void observe() {
        pendingLook.cancel();
        if (looking) {
            return;
        }
        looking = true;
        String lab = document.now().name();
        background.submit(
                () -> {
                    Optional<Target> there = place.existing(lab, credentials);
                    return there.isPresent() ? Optional.of(there.get().observe(lab)) : Optional.<NetworkState>empty();
                },
                this::seen,
                thrown -> {
                    seen(Optional.empty());
                    if (deployed.get()) {
                        fail(thrown);
                    }
                });
    }

    private void seen(Optional<NetworkState> state) {
        looking = false;
        deployed.set(state.isPresent());
        NetworkState now = state.orElse(NetworkState.EMPTY);
        if (!now.equals(observed.get())) {
            observed.set(now);
            replanSoon();
        } else {
            showStatuses();
            offer();
        }
        if (watchers > 0) {
            pendingLook.cancel();
            pendingLook = background.after(pause, this::observe);
        }
    }

    /** Makes the target hold the drawing. */
    public void deploy() {
        Optional<Finding> blocking = findings.stream().filter(Finding::blocking).findFirst();
        if (blocking.isPresent()) {
            Finding finding = blocking.get();
            report(new Problem(finding.message(), finding.fix(), finding.element()));
            return;
        }
        Topology topology = document.now();
        apply(topology, traits -> TopologyCompiler.compile(topology, traits));
    }

    /** Takes away everything of the lab's. */
    public void teardown() {
        Topology topology = document.now();
        apply(topology, traits -> Compiled.nothing(topology.name()));
    }

    /** Asks the running deployment to stop; it takes back what it has done. */
    public void cancel() {
        cancellation.cancel();
    }

    private void apply(Topology topology, java.util.function.Function<TargetTraits, Compiled> desired) {
        String kind = target.get();
        Object file = document.file().get();
        Cancellation asked = new Cancellation();
        cancellation = asked;
        board.begin();
        work(
                () -> {
                    Target at = place.open(topology.name(), kind, file == null ? "" : file.toString(), credentials);
                    return at.apply(desired.apply(at.traits()), board.listener(), asked);
                },
                done -> done.steps().forEach(s -> say(false, String.join(" ", s.argv()))));
    }

    /** Pings once, or connects once, from a node to another node or an address; the answer is {@link #lastPing}. */
    public void ping(String from, String to, Probe probe) {
        Topology topology = document.now();
        work(
                () -> {
                    String address = PingAddress.resolve(topology, from, to);
                    Target at = place.existing(topology.name(), credentials)
                            .orElseThrow(() -> new TargetException(
                                    TargetException.Kind.LOST, topology.name() + " is not deployed", "deploy it first"));
                    CommandResult result = at.execute(
                            topology.name(),
                            PingAddress.namespace(topology, from),
                            command(probe, address),
                            PING);
                    return new PingResult(
                            from, to, address, result.succeeded(), (result.stdout() + result.stderr()).strip());
                },
                result -> {
                    lastPing.set(result);
                    say(!result.answered(), probe + " " + from + " → " + result.address() + "\n" + result.output());
                });
    }

    private static List<String> command(Probe probe, String address) {
        return probe.protocol() == Protocol.TCP
                // The words after the script are its parameters: no shell reads them.
                ? List.of("timeout", "3", "bash", "-c", "exec 3<>\"/dev/tcp/$0/$1\"", address, String.valueOf(probe.port()))
                : List.of("ping", "-n", "-c", "1", "-W", "2", address);
    }

    /** Closes what is open; what is deployed stays where it is. */
    public void close() {
        watchers = 0;
        pendingLook.cancel();
        pendingPlan.cancel();
        place.close();
    }

    private <T> void work(Callable<T> what, Consumer<T> then) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        problem.set(null);
        background.submit(
                what,
                result -> {
                    finish();
                    then.accept(result);
                },
                thrown -> {
                    finish();
                    fail(thrown);
                });
    }

    private void finish() {
        failed = board.failedElements();
        busy.set(false);
        board.end();
        observe();
        replanSoon();
    }

    private void fail(Exception thrown) {
        report(Problem.of(thrown));
    }

    private void report(Problem what) {
        problem.set(what);
        say(true, what.sentence());
    }

    private void say(boolean failure, String text) {
        if (log.size() >= LONGEST_LOG) {
            log.remove(0, LONGEST_LOG / 10);
        }
        log.add(new LogLine(Instant.now(), failure, text));
    }

    private void replanSoon() {
        pendingPlan.cancel();
        pendingPlan = background.after(DEBOUNCE, this::replan);
    }

    private record Thoughts(List<Finding> findings, @Nullable Plan plan) {}

    private void replan() {
        Topology topology = document.now();
        NetworkState state = observed.get();
        String kind = target.get();
        int number = ++planning;
        background.submit(
                () -> think(topology, state, kind),
                thoughts -> {
                    // A newer one is on its way.
                    if (number == planning) {
                        show(thoughts);
                    }
                },
                this::fail);
    }

    private Thoughts think(Topology topology, NetworkState state, String kind) {
        List<Finding> found = Lint.check(topology, machine());
        TargetTraits traits = place.traits(kind);
        return new Thoughts(found, Planner.plan(TopologyCompiler.compile(topology, traits), state, traits));
    }

    private NetworkState machine() {
        NetworkState known = machine;
        if (known == null) {
            try {
                known = targets.machine();
            } catch (TargetException e) {
                known = NetworkState.EMPTY;
            }
            machine = known;
        }
        return known;
    }

    private void show(Thoughts thoughts) {
        if (!findings.equals(thoughts.findings())) {
            findings.setAll(thoughts.findings());
        }
        Plan next = thoughts.plan();
        if (next != null && !next.equals(plan.get())) {
            plan.set(next);
        }
        offer();
        showStatuses();
    }

    /** Shows what deploying would do, once it is known what there is: while the kernel is read, the plan may be of before. */
    private void offer() {
        Plan next = plan.get();
        if (next != null && !busy.get() && !looking && failed.isEmpty()) {
            board.offer(next);
        }
    }

    private void showStatuses() {
        statuses.set(Statuses.of(document.now(), deployed.get(), plan.get(), failed));
    }
}
