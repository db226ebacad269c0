package dev.vethwork.ui.model;

import dev.vethwork.explain.Finding;
import dev.vethwork.explain.Lint;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.Planner;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.TopologyCompiler;
import dev.vethwork.state.NetworkState;
import dev.vethwork.target.TargetException;
import dev.vethwork.target.Targets;
import dev.vethwork.topology.Topology;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What is wrong with the drawing, and what deploying it would do now: thought out anew a moment after each change. */
final class Planning {
    /** How long a drawing rests before it is planned anew. */
    private static final Duration DEBOUNCE = Duration.ofMillis(150);

    /** What there is to think about. */
    record Question(Topology topology, NetworkState observed, String target) {}

    private record Thoughts(List<Finding> findings, Plan plan) {}

    private final Targets targets;
    private final LabPlace place;
    private final Background background;
    private final Notes notes;
    private final ReadOnlyObjectWrapper<@Nullable Plan> plan = new ReadOnlyObjectWrapper<>();
    private final ObservableList<Finding> findings = FXCollections.observableArrayList();
    private volatile @Nullable NetworkState machine;
    private Background.Pending pending = () -> {};
    private int number;

    Planning(Targets targets, LabPlace place, Background background, Notes notes) {
        this.targets = targets;
        this.place = place;
        this.background = background;
        this.notes = notes;
    }

    ReadOnlyObjectProperty<@Nullable Plan> plan() {
        return plan.getReadOnlyProperty();
    }

    ObservableList<Finding> findings() {
        return findings;
    }

    void soon(Runnable replan) {
        pending.cancel();
        pending = background.after(DEBOUNCE, replan);
    }

    void cancel() {
        pending.cancel();
    }

    /** @param then hears the plan once it is there, unless a newer one is on its way */
    void replan(Question question, Consumer<Plan> then) {
        int mine = ++number;
        background.submit(
                () -> think(question),
                thoughts -> {
                    if (mine == number) {
                        show(thoughts);
                        then.accept(thoughts.plan());
                    }
                },
                notes::fail);
    }

    private Thoughts think(Question question) {
        TargetTraits traits = place.traits(question.target());
        // An open host tells more than anybody may read: its firewall.
        boolean seen = !traits.rootIsOurs() && !question.observed().namespaces().isEmpty();
        List<Finding> found = Lint.check(question.topology(), seen ? question.observed() : machine());
        return new Thoughts(
                found,
                Planner.plan(TopologyCompiler.compile(question.topology(), traits), question.observed(), traits));
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
        if (!Objects.equals(thoughts.plan(), plan.get())) {
            plan.set(thoughts.plan());
        }
    }
}
