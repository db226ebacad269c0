package dev.vethwork.ui.packets;

import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.packet.Frame;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.model.FxBackground;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.shell.Settings;
import dev.vethwork.ui.shell.window.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.stage.Stage;

/**
 * How long after it passed a packet stands in the list: from the kernel's time of it to the layout of the frame in which its
 * line is painted. The first ends of the drawing's first two cables have addresses. {@code
 * packaging/bench arrival DRAWING
 * [TIMES]}.
 */
public final class ArrivalBench {
    private static final int LONGEST_SECONDS = 60;
    private static final String BETWEEN_SECONDS = "0.3";

    private ArrivalBench() {}

    public static void main(String[] args) {
        Application.launch(Window.class, args);
    }

    /** The window with the list. */
    public static final class Window extends Application {
        private final LocalTargets targets = new LocalTargets();
        private final List<Double> millis = Collections.synchronizedList(new ArrayList<>());
        private Shell shell;
        private int seen;

        @Override
        public void start(Stage stage) throws Exception {
            Locale.setDefault(Locale.ENGLISH);
            List<String> arguments = getParameters().getRaw();
            Topology drawn = TopologyFormat.read(Path.of(arguments.getFirst()))
                    .withName("bench-" + ProcessHandle.current().pid());
            int times = arguments.size() > 1 ? Integer.parseInt(arguments.get(1)) : 30;
            shell = new Shell(
                    stage, targets, new FxBackground(), new Settings(Files.createTempDirectory("arrival-bench").resolve("w")));
            stage.setWidth(1_000);
            stage.setHeight(900);
            shell.show();
            shell.bench().document().open(drawn, null);
            Thread.ofPlatform().daemon().start(() -> measure(drawn, times));
        }

        private void measure(Topology drawn, int times) {
            LabSession session = shell.bench().session();
            Cable cable = drawn.cables().getFirst();
            try {
                Platform.runLater(session::deploy);
                until(() -> session.deployed().get() && !session.busy().get());
                on(() -> {
                    shell.bench().selection().set(Set.of(cable.id()));
                    shell.window().commands().listen.capture.action().run();
                    return true;
                });
                until(() -> shell.window().lookup("#packet-start") instanceof Labeled button
                        && button.getText().equals(PacketText.get("stop")));
                on(() -> {
                    shell.window().getScene().addPostLayoutPulseListener(this::look);
                    return true;
                });
                ping(drawn, cable, 5);
                millis.clear();
                ping(drawn, cable, times);
                TimeUnit.SECONDS.sleep(1);
                List<Double> sorted = millis.stream().sorted().toList();
                System.out.printf(
                        Locale.ROOT, "%d packets on the screen: median %.0f ms after they passed, the last %.0f ms%n",
                        sorted.size(), sorted.get(sorted.size() / 2), sorted.getLast());
                Platform.runLater(session::teardown);
                until(() -> !session.deployed().get() && !session.busy().get());
            } catch (Exception e) {
                System.out.println("it could not be measured: " + e.getMessage());
            }
            Platform.exit();
        }

        private void ping(Topology drawn, Cable cable, int times) throws Exception {
            try (Target target = targets.openExisting(drawn.name(), Credentials.NONE).orElseThrow()) {
                target.execute(
                        drawn.name(),
                        cable.a().node(),
                        List.of("ping", "-n", "-q", "-c", Integer.toString(times), "-i", BETWEEN_SECONDS,
                                drawn.cables().get(1).a().addresses().getFirst().ip().toString()),
                        Duration.ofSeconds(LONGEST_SECONDS));
            }
        }

        /** What is new among the rows of the frame that is about to be painted. */
        private void look() {
            if (shell.window().lookup("#packet-list") instanceof TableView<?> table) {
                for (; seen < table.getItems().size(); seen++) {
                    if (table.getItems().get(seen) instanceof PacketRow row && row.frame() instanceof Frame frame) {
                        millis.add(Duration.between(frame.time(), Instant.now()).toNanos() / 1e6);
                    }
                }
            }
        }

        private void until(Callable<Boolean> condition) throws Exception {
            long began = System.nanoTime();
            while (!on(condition)) {
                if (System.nanoTime() - began > TimeUnit.SECONDS.toNanos(LONGEST_SECONDS)) {
                    throw new IllegalStateException("it took too long");
                }
                LockSupport.parkNanos(20_000_000);
            }
        }

        private static <T> T on(Callable<T> question) throws Exception {
            FutureTask<T> asked = new FutureTask<>(question);
            Platform.runLater(asked);
            return asked.get();
        }
    }
}
