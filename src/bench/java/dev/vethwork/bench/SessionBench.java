package dev.vethwork.bench;

import dev.vethwork.edit.Edits;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.lab.consent.Approval;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.FxBackground;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.model.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;

/**
 * How long an open window's session takes for an everyday lab, from the click: a deployment until all of it is shown as
 * deployed, a live edit until the kernel has it and is read again, a teardown until nothing is. The first of each, then the
 * median of the others. Usage: {@code session DRAWING [TIMES]}.
 */
public final class SessionBench {
    private static final int LONGEST_SECONDS = 60;

    private final LabSession session;
    private final Document document;
    private final double[][] taken;

    private SessionBench(Topology drawing, Path home, int times) {
        document = new Document(drawing, null);
        session = new LabSession(document, new LocalTargets(home.resolve("labs")), new FxBackground());
        session.setApproval(new Approval(home.resolve("state")));
        session.watch();
        taken = new double[3][times];
    }

    public static void main(String[] args) throws Exception {
        Topology drawing = TopologyFormat.read(Path.of(args[0]));
        int times = args.length > 1 ? Integer.parseInt(args[1]) : 11;
        Path home = Files.createTempDirectory("vethwork-bench");
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        FutureTask<SessionBench> making = new FutureTask<>(() -> new SessionBench(drawing, home, times));
        Platform.runLater(making);
        SessionBench bench = making.get();
        for (int i = 0; i < times; i++) {
            bench.round(i);
        }
        bench.print();
        Platform.runLater(bench.session::close);
        Platform.exit();
        System.exit(0);
    }

    private void round(int number) throws Exception {
        taken[0][number] = until(session::deploy, () -> settled(Status.DEPLOYED));
        CableEnd end = document.now().cables().getFirst().a();
        Platform.runLater(() -> session.live().set(true));
        int mtu = 1400 + number;
        taken[1][number] = until(
                () -> document.apply(Edits.changeEnd(new EndId(end.node(), end.interfaceName()), e -> e.withMtu(mtu))),
                () -> isKnown(end, mtu) && !session.busy().get());
        taken[2][number] = until(session::teardown, () -> !session.deployed().get() && settled(Status.NOT_DEPLOYED));
    }

    private boolean isKnown(CableEnd end, int mtu) {
        return session.observed().get().namespace(end.node())
                .flatMap(namespace -> namespace.device(end.interfaceName()))
                .filter(device -> device.mtu() == mtu)
                .isPresent();
    }

    private boolean settled(Status status) {
        return !session.busy().get()
                && !session.statuses().get().isEmpty()
                && session.statuses().get().values().stream().allMatch(s -> s == status);
    }

    /** @return milliseconds from the action until it is so */
    private static double until(Runnable action, BooleanSupplier condition) throws Exception {
        long began = System.nanoTime();
        Platform.runLater(action);
        boolean so = false;
        while (!so) {
            FutureTask<Boolean> asked = new FutureTask<>(condition::getAsBoolean);
            Platform.runLater(asked);
            so = asked.get();
            if (System.nanoTime() - began > LONGEST_SECONDS * 1e9) {
                throw new IllegalStateException("it took too long");
            }
            // Asking without a pause would take the processor from what is measured.
            LockSupport.parkNanos(1_000_000);
        }
        return (System.nanoTime() - began) / 1e6;
    }

    private void print() {
        String[] names = {"deploy", "live edit", "teardown"};
        for (int i = 0; i < names.length; i++) {
            double[] rest = Arrays.copyOfRange(taken[i], 1, taken[i].length);
            Arrays.sort(rest);
            System.out.printf(
                    Locale.ROOT, "%-10s first %4.0f ms, then %4.0f ms (%.0f to %.0f)%n", names[i], taken[i][0],
                    rest[rest.length / 2], rest[0], rest[rest.length - 1]);
        }
    }
}
