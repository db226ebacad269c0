package dev.vethwork.ui.packets;

import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.watch.PacketCapture;
import dev.vethwork.packet.Frame;
import dev.vethwork.packet.filter.Filter;
import dev.vethwork.packet.filter.FilterException;
import dev.vethwork.packet.log.PacketLog;
import dev.vethwork.ui.model.Background;
import dev.vethwork.ui.model.Listening;
import dev.vethwork.ui.model.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** A capture of the window's: what is read, what of it is wanted, which packet is looked at. */
public final class PacketModel {
    /** How a capture stands. */
    public enum State {
        IDLE,
        OPENING,
        READING
    }

    private static final int MOST_PACKETS = 500_000;
    private static final long MOST_BYTES = 256L << 20;

    private final Listening listening;
    private final Background background;
    private final PacketLog log = new PacketLog(MOST_PACKETS, MOST_BYTES);
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.IDLE);
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper filterProblem = new ReadOnlyStringWrapper("");
    private final ObjectProperty<@Nullable PacketRow> chosen = new SimpleObjectProperty<>();
    private final ReadOnlyStringWrapper places = new ReadOnlyStringWrapper("");
    private Filter.Names names;
    private String expression = "";
    private volatile @Nullable PacketCapture capture;
    private int turn;
    private final AtomicInteger asked = new AtomicInteger();

    /** @param names what the names of nodes stand for in a filter */
    PacketModel(Listening listening, Background background, Filter.Names names) {
        this.listening = listening;
        this.background = background;
        this.names = names;
    }

    PacketLog log() {
        return log;
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** What could not be done last; null where nothing. */
    public ReadOnlyObjectProperty<@Nullable Problem> problem() {
        return problem.getReadOnlyProperty();
    }

    /** Why the filter is not understood; empty where it is. */
    public ReadOnlyStringProperty filterProblem() {
        return filterProblem.getReadOnlyProperty();
    }

    /** Where is read, in the words of the command line. */
    public ReadOnlyStringProperty places() {
        return places.getReadOnlyProperty();
    }

    /** The packet that is looked at. */
    ObjectProperty<@Nullable PacketRow> chosen() {
        return chosen;
    }

    /** How many packets the kernel had no room for. */
    long lost() {
        PacketCapture reading = capture;
        return reading == null ? 0 : reading.lost();
    }

    /** Reads here instead of where it reads now; what was read stays. @param where none for every interface of every node */
    public void start(List<String> where) {
        stop();
        places.set(String.join(" ", where));
        problem.set(null);
        state.set(State.OPENING);
        int mine = ++turn;
        listening.capture(
                where,
                opened -> {
                    if (mine != turn) {
                        opened.close();
                        return;
                    }
                    capture = opened;
                    names = opened.names();
                    state.set(State.READING);
                    Thread.ofVirtual().name("packets").start(() -> read(opened, mine));
                },
                failed -> {
                    if (mine == turn) {
                        state.set(State.IDLE);
                        problem.set(failed);
                    }
                });
    }

    /** Reads one more place beside those that it reads. */
    public void add(List<String> where) {
        List<String> all = new java.util.ArrayList<>(
                state.get() == State.IDLE || places.get().isEmpty() ? List.of() : List.of(places.get().split(" ")));
        where.stream().filter(place -> !all.contains(place)).forEach(all::add);
        start(all);
    }

    private void read(PacketCapture opened, int mine) {
        Problem found = null;
        try {
            for (Optional<Frame> frame = opened.next(); frame.isPresent(); frame = opened.next()) {
                log.add(frame.get());
            }
            if (!opened.failures().isEmpty()) {
                found = new Problem(PacketText.get("failed", String.join(", ", opened.failures())), "", "");
            }
        } catch (LabException | RuntimeException e) {
            found = Problem.of(e);
        }
        Problem said = found;
        background.onWindow(() -> {
            if (mine == turn) {
                capture = null;
                state.set(State.IDLE);
                problem.set(said);
            }
        });
    }

    public void stop() {
        turn++;
        PacketCapture reading = capture;
        capture = null;
        if (reading != null) {
            background.submit(
                    () -> {
                        reading.close();
                        return true;
                    },
                    closed -> {},
                    thrown -> problem.set(Problem.of(thrown)));
        }
        state.set(State.IDLE);
    }

    /** Forgets every packet. */
    void clear() {
        chosen.set(null);
        log.clear();
    }

    /** Shows only what this wants. */
    void filter(String text) {
        if (text.equals(expression)) {
            return;
        }
        expression = text;
        int mine = asked.incrementAndGet();
        try {
            Filter wanted = Filter.parse(text, names);
            filterProblem.set("");
            background.submit(
                    () -> {
                        if (mine == asked.get()) {
                            log.filter(wanted);
                        }
                        return true;
                    },
                    done -> {},
                    thrown -> problem.set(Problem.of(thrown)));
        } catch (FilterException e) {
            filterProblem.set(e.phrase().text());
        }
    }

    /** Writes everything that is there to a file. */
    void save(Path file) {
        background.submit(
                () -> PacketOutput.save(log, file), saved -> problem.set(null), thrown -> problem.set(Problem.of(thrown)));
    }

    /** Shows everything in Wireshark, also what comes later. */
    void wireshark() {
        listening.feed(
                List.of("wireshark", "-k", "-i", "-"),
                out -> Thread.ofVirtual().name("wireshark").start(() -> PacketOutput.follow(log, out)),
                failed -> problem.set(new Problem(failed.message(), PacketText.get("wireshark.remedy"), failed.element())));
    }
}
