package dev.vethwork.ui.traffic;

import dev.vethwork.engine.LineStream;
import dev.vethwork.engine.TargetException;
import dev.vethwork.plan.ShellText;
import dev.vethwork.text.ProgramName;
import dev.vethwork.ui.model.Background;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.model.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Makes traffic between two nodes and reads what its program says. */
final class LoadModel {
    private static final int MOST_LINES = 500;
    private static final int MOST_VALUES = 300;
    /** What a shell answers where there is no such program. */
    private static final int NOT_FOUND = 127;

    private final Document document;
    private final LabSession session;
    private final Background background;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper command = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ObservableList<String> lines = FXCollections.observableArrayList();
    private final ObservableList<Double> values = FXCollections.observableArrayList();
    private final List<LineStream> streams = new ArrayList<>();
    private LoadKind kind = LoadKind.PING;
    private int turn;

    LoadModel(Document document, LabSession session, Background background) {
        this.document = document;
        this.session = session;
        this.background = background;
    }

    ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /** What is measured, or was measured last. */
    LoadKind kind() {
        return kind;
    }

    /** What a person would type for it, a line for each end. */
    ReadOnlyStringProperty command() {
        return command.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problem() {
        return problem.getReadOnlyProperty();
    }

    ObservableList<String> lines() {
        return lines;
    }

    ObservableList<Double> values() {
        return values;
    }

    /** @param to a node's name or an address */
    void start(LoadKind wanted, String from, String to, String number) {
        stop();
        kind = wanted;
        int mine = turn;
        command.set("");
        lines.clear();
        values.clear();
        problem.set(null);
        running.set(true);
        session.listening().address(
                from,
                to,
                address -> {
                    if (mine == turn) {
                        serve(wanted, from, to, address, number, mine);
                    }
                },
                failed -> fail(failed, mine));
    }

    private void serve(LoadKind kind, String from, String to, String address, String number, int mine) {
        List<String> server = kind.server(number);
        if (server.isEmpty()) {
            run(kind, from, kind.argv(address, number), mine);
            return;
        }
        if (document.now().node(to).isEmpty()) {
            fail(new Problem(TrafficText.get("load.noServer", to), TrafficText.get("load.noServer.remedy"), ""), mine);
            return;
        }
        command.set(typed(to, server) + "\n");
        session.listening().run(
                to,
                server,
                opened -> {
                    if (mine != turn) {
                        opened.close();
                        return;
                    }
                    streams.add(opened);
                    awaitServer(opened, mine, () -> run(kind, from, kind.argv(address, number), mine));
                },
                failed -> fail(failed, mine));
    }

    /** Once it has said something it listens. */
    private void awaitServer(LineStream server, int mine, Runnable then) {
        background.submit(
                server::next,
                said -> {
                    Thread.ofVirtual().start(() -> drain(server));
                    if (mine == turn) {
                        then.run();
                    } else {
                        server.close();
                    }
                },
                thrown -> fail(Problem.of(thrown), mine));
    }

    private static void drain(LineStream stream) {
        try {
            while (stream.next().isPresent()) {
                // What the server says is what its client says as well.
            }
        } catch (TargetException e) {
            // It has ended with the lab.
        }
    }

    private void run(LoadKind kind, String from, List<String> argv, int mine) {
        command.set(command.get() + typed(from, argv));
        session.listening().run(
                from,
                argv,
                opened -> {
                    if (mine == turn) {
                        streams.add(opened);
                        Thread.ofVirtual().name("load").start(() -> read(kind, opened, mine));
                    } else {
                        opened.close();
                    }
                },
                failed -> fail(failed, mine));
    }

    private String typed(String node, List<String> argv) {
        return ProgramName.command("exec " + document.now().name() + " " + node + " -- " + ShellText.line(argv));
    }

    private void read(LoadKind kind, LineStream stream, int mine) {
        try {
            for (Optional<String> line = stream.next(); line.isPresent(); line = stream.next()) {
                String said = line.get();
                background.onWindow(() -> hear(kind, said, mine));
            }
            int exit = stream.exitCode();
            background.onWindow(() -> ended(kind, exit, mine));
        } catch (TargetException | RuntimeException e) {
            background.onWindow(() -> fail(Problem.of(e), mine));
        }
    }

    private void hear(LoadKind kind, String line, int mine) {
        if (mine != turn) {
            return;
        }
        lines.add(line);
        if (lines.size() > MOST_LINES) {
            lines.removeFirst();
        }
        OptionalDouble value = kind.measure(line);
        if (value.isPresent()) {
            values.add(value.getAsDouble());
            if (values.size() > MOST_VALUES) {
                values.removeFirst();
            }
        }
    }

    private void ended(LoadKind kind, int exit, int mine) {
        if (mine == turn) {
            boolean missing = exit == NOT_FOUND && values.isEmpty();
            String first = lines.isEmpty() ? "" : lines.getLast();
            if (missing) {
                problem.set(new Problem(first, TrafficText.get("load.install", kind.pack()), ""));
            }
            stop();
        }
    }

    private void fail(Problem failed, int mine) {
        if (mine == turn) {
            stop();
            problem.set(failed);
        }
    }

    void stop() {
        turn++;
        List<LineStream> open = List.copyOf(streams);
        streams.clear();
        running.set(false);
        background.submit(
                () -> {
                    open.forEach(LineStream::close);
                    return true;
                },
                closed -> {},
                thrown -> problem.set(Problem.of(thrown)));
    }
}
