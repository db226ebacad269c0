package dev.vethwork.ui.model;

import dev.vethwork.engine.LineStream;
import dev.vethwork.lab.Caller;
import dev.vethwork.lab.LabConnection;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.inspect.DeployedLab;
import dev.vethwork.lab.watch.PacketCapture;
import dev.vethwork.lab.watch.TrafficWatch;
import dev.vethwork.net.TargetKind;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Topology;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Hears what passes in the running lab: packets and counters. It changes nothing, and so waits for nothing that does. */
public final class Listening {
    private final Document document;
    private final LabConnection connection;
    private final Background background;
    private final Watching watching;
    private final Supplier<TargetKind> target;
    private final Supplier<Caller> caller;

    Listening(
            Document document,
            LabConnection connection,
            Background background,
            Watching watching,
            Supplier<TargetKind> target,
            Supplier<Caller> caller) {
        this.document = document;
        this.connection = connection;
        this.background = background;
        this.watching = watching;
        this.target = target;
        this.caller = caller;
    }

    /** @param places of the form {@code NODE[:INTERFACE]}; none for every interface of every node */
    public void capture(List<String> places, Consumer<PacketCapture> opened, Consumer<Problem> failed) {
        Lab lab = lab();
        Caller asking = caller.get();
        background.submit(
                () -> connection.nodes().capture(lab.read(), places, "", asking),
                opened,
                thrown -> failed.accept(Problem.of(thrown)));
    }

    /** Counters of every interface. */
    public void traffic(Consumer<TrafficWatch> opened, Consumer<Problem> failed) {
        Lab lab = lab();
        Caller asking = caller.get();
        background.submit(
                () -> connection.nodes().traffic(lab.read(), asking), opened, thrown -> failed.accept(Problem.of(thrown)));
    }

    /** What is watched may have changed: whatever is read next is of the lab as it is known now. */
    public void follow(TrafficWatch watch) {
        NetworkState observed = watching.observed().get();
        if (!observed.equals(NetworkState.EMPTY)) {
            Topology drawn = document.now();
            watch.follow(new DeployedLab(drawn.name(), connection.traits(target.get()), observed, drawn));
        }
    }

    /** Starts a program inside a node, which ends with the stream. */
    public void run(String node, List<String> argv, Consumer<LineStream> opened, Consumer<Problem> failed) {
        Lab lab = lab();
        Caller asking = caller.get();
        background.submit(
                () -> connection.nodes().run(lab.read(), node, argv, asking),
                opened,
                thrown -> failed.accept(Problem.of(thrown)));
    }

    /** The address by which a node would speak to another. */
    public void address(String from, String to, Consumer<String> found, Consumer<Problem> failed) {
        Lab lab = lab();
        background.submit(
                () -> connection.nodes().address(lab.read(), from, to), found, thrown -> failed.accept(Problem.of(thrown)));
    }

    /** Starts a program beside this one that reads what is written. */
    public void feed(List<String> argv, Consumer<OutputStream> opened, Consumer<Problem> failed) {
        background.submit(() -> connection.nodes().feed(argv), opened, thrown -> failed.accept(Problem.of(thrown)));
    }

    /** Reads the lab as it is, off the window's thread. */
    @FunctionalInterface
    private interface Lab {
        DeployedLab read() throws LabException;
    }

    private Lab lab() {
        Topology drawn = document.now();
        NetworkState observed = watching.observed().get();
        TargetKind kind = target.get();
        Caller asking = caller.get();
        return () -> observed.equals(NetworkState.EMPTY)
                ? connection.observe(drawn.name(), drawn, asking)
                : new DeployedLab(drawn.name(), connection.traits(kind), observed, drawn);
    }
}
