package dev.vethwork.ui.traffic;

import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.watch.TrafficSample;
import dev.vethwork.lab.watch.TrafficWatch;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.EndId;
import dev.vethwork.ui.WhileShown;
import dev.vethwork.ui.canvas.TopologyCanvas;
import dev.vethwork.ui.canvas.drawing.CableFlow;
import dev.vethwork.ui.model.Background;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.model.Problem;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** Reads once a second what passes in the running lab, as long as somebody wants to see it, and shows it on the cables. */
public final class TrafficModel {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final TopologyCanvas canvas;
    private final LabSession session;
    private final Background background;
    private final BooleanProperty on = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable TrafficSample> sample = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final TrafficHistory history = new TrafficHistory();
    private @Nullable TrafficWatch watch;
    private int turn;

    public TrafficModel(TopologyCanvas canvas, Background background) {
        this.canvas = canvas;
        this.session = canvas.session();
        this.background = background;
        on.addListener((p, before, now) -> change());
        WhileShown.hear(canvas, session.deployed(), (p, before, now) -> change());
    }

    /** Whether somebody wants to see it. */
    public BooleanProperty on() {
        return on;
    }

    ReadOnlyObjectProperty<@Nullable TrafficSample> sample() {
        return sample.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problem() {
        return problem.getReadOnlyProperty();
    }

    TrafficHistory history() {
        return history;
    }

    private void change() {
        boolean wanted = on.get() && session.deployed().get();
        if (!wanted) {
            stop();
        } else if (watch == null) {
            int mine = ++turn;
            session.listening().traffic(
                    opened -> {
                        if (mine == turn) {
                            watch = opened;
                            read(opened, mine);
                        } else {
                            opened.close();
                        }
                    },
                    failed -> {
                        if (mine == turn) {
                            problem.set(failed);
                            on.set(false);
                        }
                    });
        }
    }

    private void read(TrafficWatch from, int mine) {
        session.listening().follow(from);
        background.submit(
                from::next,
                read -> {
                    if (mine == turn) {
                        show(read);
                        background.after(PAUSE, () -> {
                            if (mine == turn) {
                                read(from, mine);
                            }
                        });
                    }
                },
                thrown -> {
                    if (mine == turn) {
                        // The lab was taken down meanwhile, or its place has broken: it is read again once it is deployed.
                        stop();
                        if (!(thrown instanceof LabException)) {
                            problem.set(Problem.of(thrown));
                        }
                    }
                });
    }

    private void show(TrafficSample read) {
        problem.set(null);
        history.add(read);
        sample.set(read);
        Map<EndId, TrafficSample.Rate> rates = new HashMap<>();
        read.interfaces().forEach(rate -> rates.put(new EndId(rate.node(), rate.device()), rate));
        for (Cable cable : canvas.document().now().cables()) {
            canvas.drawing().cable(cable.id()).ifPresent(view -> view.setFlow(flow(cable, rates)));
        }
    }

    private static CableFlow flow(Cable cable, Map<EndId, TrafficSample.Rate> rates) {
        TrafficSample.Rate a = rates.get(cable.a().id());
        TrafficSample.Rate b = rates.get(cable.b().id());
        boolean losing = loses(a) || loses(b);
        if (a != null) {
            return new CableFlow(a.txBitsPerSecond(), a.rxBitsPerSecond(), losing);
        }
        return b == null ? CableFlow.NONE : new CableFlow(b.rxBitsPerSecond(), b.txBitsPerSecond(), losing);
    }

    private static boolean loses(TrafficSample.@Nullable Rate rate) {
        return rate != null && (rate.rxLost() > 0 || rate.txLost() > 0);
    }

    /** Reads no more; what was switched on stays so. */
    public void stop() {
        turn++;
        TrafficWatch held = watch;
        watch = null;
        if (held != null) {
            background.submit(
                    () -> {
                        held.close();
                        return true;
                    },
                    closed -> {},
                    thrown -> problem.set(Problem.of(thrown)));
        }
        history.clear();
        sample.set(null);
        canvas.drawing().cableViews().forEach(view -> view.setFlow(CableFlow.NONE));
    }
}
