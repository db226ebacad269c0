package dev.vethwork.ui.model;

import dev.vethwork.explain.Finding;
import dev.vethwork.explain.Ground;
import dev.vethwork.explain.lint.Lint;
import dev.vethwork.lab.LabConnection;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.KernelPiece;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.Born;
import dev.vethwork.plan.incremental.Replanner;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Topology;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with the drawing, and what deploying it would do now: computed again after each change, at once, and where
 * changes come faster than that, as soon as the last is computed.
 */
final class Planning {
    /** What there is to think about. */
    record Question(Topology topology, NetworkState observed, TargetKind target) {}

    private record Thoughts(List<Finding> findings, Plan plan) {}

    private final LabConnection connection;
    private final Background background;
    private final Notes notes;
    private final Supplier<Question> question;
    private final Runnable then;
    private final ReadOnlyObjectWrapper<@Nullable Plan> plan = new ReadOnlyObjectWrapper<>();
    private final ObservableList<Finding> findings = FXCollections.observableArrayList();
    private final Replanner replanner = new Replanner();
    private volatile @Nullable NetworkState machine;
    private volatile @Nullable NetworkState nothing;
    private volatile @Nullable Set<KernelPiece> missing;
    private boolean thinking;
    private boolean outdated;
    private boolean closed;

    /** @param then hears that there is a plan for what there is now */
    Planning(
            LabConnection connection,
            Background background,
            Notes notes,
            Supplier<Question> question,
            Runnable then) {
        this.connection = connection;
        this.background = background;
        this.notes = notes;
        this.question = question;
        this.then = then;
    }

    ReadOnlyObjectProperty<@Nullable Plan> plan() {
        return plan.getReadOnlyProperty();
    }

    ObservableList<Finding> findings() {
        return findings;
    }

    /** Whether the plan is that of what there is now. */
    boolean isFresh() {
        return !thinking;
    }

    /** Another drawing is about to be here: what was thought of this one is nothing to it. */
    void forget() {
        outdated = true;
        plan.set(null);
        findings.clear();
    }

    void close() {
        closed = true;
    }

    void replan() {
        if (closed) {
            return;
        }
        if (thinking) {
            outdated = true;
            return;
        }
        thinking = true;
        outdated = false;
        Question asked = question.get();
        background.submit(() -> think(asked), this::thought, error -> {
            notes.fail(error);
            again();
        });
    }

    private void thought(Thoughts thoughts) {
        if (!again()) {
            show(thoughts);
            then.run();
        }
    }

    /** @return whether there was something new meanwhile */
    private boolean again() {
        thinking = false;
        if (outdated) {
            replan();
        }
        return thinking;
    }

    private Thoughts think(Question question) {
        TargetTraits traits = connection.traits(question.target());
        // An open host tells more than anybody may read: its firewall.
        boolean seen = !traits.rootIsOurs() && !question.observed().namespaces().isEmpty();
        // What is wrong and what would be done are computed side by side.
        CompletableFuture<List<Finding>> found = CompletableFuture.supplyAsync(
                () -> Lint.check(question.topology(), ground(traits, seen ? question.observed() : around(traits))),
                Thread::startVirtualThread);
        Plan planned = replanner.plan(question.topology(), observed(question), traits);
        return new Thoughts(result(found), planned);
    }

    /** What came out, or what went wrong, as if it had been done here. */
    private static <T> T result(CompletableFuture<T> thought) {
        try {
            return thought.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private NetworkState around(TargetTraits traits) {
        return traits.kind().isFar() ? connection.grounds().around(traits.kind()) : machine();
    }

    private Ground ground(TargetTraits traits, NetworkState machine) {
        Set<KernelPiece> missing = traits.kind().isFar() ? connection.grounds().missing(traits.kind()) : missing();
        return traits.rootIsOurs() ? Ground.sandbox(machine, missing) : Ground.machine(machine, missing);
    }

    private Set<KernelPiece> missing() {
        Set<KernelPiece> known = missing;
        if (known == null) {
            known = connection.grounds().missing();
            missing = known;
        }
        return known;
    }

    /** The same object each time, by which a replanner knows what it knows already. */
    private NetworkState observed(Question question) {
        if (!question.observed().equals(NetworkState.EMPTY)) {
            return question.observed();
        }
        NetworkState known = nothing;
        if (known == null) {
            known = Born.nothingOn(machine());
            nothing = known;
        }
        return known;
    }

    private NetworkState machine() {
        NetworkState known = machine;
        if (known == null) {
            known = connection.grounds().machine();
            machine = known;
        }
        return known;
    }

    private void show(Thoughts thoughts) {
        if (!findings.equals(thoughts.findings())) {
            findings.setAll(thoughts.findings());
        }
        if (!Objects.equals(thoughts.plan(), plan.get())) {
            plan.set(thoughts.plan());
        }
    }
}
