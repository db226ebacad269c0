package dev.vethwork.ui.ping;

import dev.vethwork.edit.Edit;
import dev.vethwork.explain.Explanation;
import dev.vethwork.explain.Probe;
import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.lab.Pinged;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.netfilter.Protocol;
import dev.vethwork.ui.WhileShown;
import dev.vethwork.ui.model.Background;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.model.Problem;
import java.time.Duration;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The question that is asked, and its answers: the walk's, kept up to date as one draws, and the kernel's own. */
public final class PingModel {
    /** How long a drawing rests before it is walked anew. */
    private static final Duration DEBOUNCE = Duration.ofMillis(200);

    private final Document document;
    private final LabSession session;
    private final Background background;
    private final ObjectProperty<Probe> probe = new SimpleObjectProperty<>(Probe.PING);
    private final ReadOnlyObjectWrapper<@Nullable PingDraft> draft = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable PingAnswer> answer = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Pinged> real = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper waiting = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private @Nullable PingQuestion question;
    private Background.Pending pending = () -> {};
    private int asked;
    /** A question that makes no sense is not sent: the walk tells. */
    private boolean unsent;

    /** @param part of the window, as long as which is shown it answers anew */
    PingModel(Node part, Document document, LabSession session, Background background) {
        this.document = document;
        this.session = session;
        this.background = background;
        WhileShown.hear(part, document.topology(), (p, before, now) -> {
            if (document.entries().isEmpty()) {
                // Another drawing was opened, of which nothing was asked.
                clear();
            } else if (!before.nodes().equals(now.nodes()) || !before.cables().equals(now.cables())) {
                again();
            }
        });
        WhileShown.hear(part, session.observed(), this::again);
        WhileShown.hear(part, session.lastPing(), (p, before, now) -> heard(now));
        WhileShown.hear(part, session.busy(), (p, before, now) -> waiting.set(waiting.get() && now));
    }

    /** What is sent next: an echo request, or to a port. */
    public ObjectProperty<Probe> probe() {
        return probe;
    }

    /** A question that somebody has begun; null before. */
    public ReadOnlyObjectProperty<@Nullable PingDraft> draft() {
        return draft.getReadOnlyProperty();
    }

    void begin(PingDraft value) {
        // What was answered before would stand below another question.
        clear();
        draft.set(value);
    }

    /** Null before anything was asked. */
    public ReadOnlyObjectProperty<@Nullable PingAnswer> answer() {
        return answer.getReadOnlyProperty();
    }

    /** What the kernel did with a packet of its own; null where none was sent for this question. */
    public ReadOnlyObjectProperty<@Nullable Pinged> real() {
        return real.getReadOnlyProperty();
    }

    /** Whether the kernel's word is still to come. */
    public ReadOnlyBooleanProperty waiting() {
        return waiting.getReadOnlyProperty();
    }

    /** Why a question could not be asked; null where it could. */
    public ReadOnlyObjectProperty<@Nullable Problem> problem() {
        return problem.getReadOnlyProperty();
    }

    /** @param to a node's name or an address */
    public void ask(String from, String to) {
        PingQuestion next = new PingQuestion(from, to, probe.get());
        question = next;
        unsent = true;
        real.set(null);
        walk(next);
    }

    /** Beside the walk, where there is one to ask; nothing on a real wire tells whether UDP arrived. */
    private void askTheKernel(PingQuestion next) {
        real.set(null);
        if (session.deployed().get() && !session.busy().get() && next.probe().protocol() != Protocol.UDP) {
            session.ping(next.from(), next.to(), next.probe());
            waiting.set(session.busy().get());
        }
    }

    /** Forgets the question, and with it the packet on the drawing. */
    public void clear() {
        question = null;
        asked++;
        answer.set(null);
        real.set(null);
        problem.set(null);
    }

    /** Applies a fix as one step of undo. */
    public void fix(Edit edit) {
        document.seal();
        document.apply(edit);
        document.seal();
    }

    private void again() {
        if (question != null) {
            pending.cancel();
            pending = background.after(DEBOUNCE, () -> {
                PingQuestion last = question;
                if (last != null) {
                    walk(last);
                }
            });
        }
    }

    private void walk(PingQuestion next) {
        Topology topology = document.now();
        NetworkState observed = session.observed().get();
        boolean deployed = session.deployed().get() && !observed.equals(NetworkState.EMPTY);
        int number = ++asked;
        background.submit(
                () -> new PingAnswer(next, explain(topology, deployed ? observed : null, next), deployed),
                found -> {
                    // A newer one is on its way.
                    if (number == asked) {
                        answered(found);
                    }
                },
                thrown -> {
                    if (number == asked) {
                        answer.set(null);
                        problem.set(Problem.of(thrown));
                    }
                });
    }

    private void answered(PingAnswer found) {
        PingAnswer before = answer.get();
        problem.set(null);
        answer.set(found);
        // What the kernel said before the lab was changed would contradict what is said of it now.
        if (unsent || (before != null && found.tellsOfAnotherLab(before))) {
            unsent = false;
            if (found.explanation().lacksTarget()) {
                real.set(null);
            } else {
                askTheKernel(found.question());
            }
        } else if (!found.deployed()) {
            real.set(null);
        }
    }

    private static Explanation explain(Topology topology, @Nullable NetworkState observed, PingQuestion q) {
        return observed == null
                ? Explanations.explain(topology, q.from(), q.to(), q.probe())
                : Explanations.explain(topology, observed, q.from(), q.to(), q.probe());
    }

    private void heard(@Nullable Pinged result) {
        PingQuestion last = question;
        if (result != null
                && last != null
                && Objects.equals(last.from(), result.from())
                && Objects.equals(last.to(), result.to())) {
            real.set(result);
        }
    }
}
