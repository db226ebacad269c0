package dev.vethwork.bench;

import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.model.FxBackground;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.shell.Settings;
import dev.vethwork.ui.shell.window.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.AccessibleAttribute;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/**
 * A shell of a node of a running lab in the window: how long from the double click until it waits for a line, and how long a
 * long listing takes, with the longest that the window stood still. {@code packaging/bench shell DRAWING [TIMES]}.
 */
public final class ShellBench {
    private static final int LONGEST_SECONDS = 120;
    private static final String LISTING = "seq 1 200000; echo all-$((40+2))";

    private ShellBench() {}

    public static void main(String[] args) {
        Application.launch(Window.class, args);
    }

    /** The window in which it happens. */
    public static final class Window extends Application {
        private final LocalTargets targets = new LocalTargets();
        private Shell shell;
        private volatile long longest;

        @Override
        public void start(Stage stage) throws Exception {
            Locale.setDefault(Locale.ENGLISH);
            Topology drawn = TopologyFormat.read(Path.of(getParameters().getRaw().getFirst()))
                    .withName("bench-" + ProcessHandle.current().pid());
            int times = getParameters().getRaw().size() > 1
                    ? Integer.parseInt(getParameters().getRaw().get(1))
                    : 5;
            shell = new Shell(
                    stage, targets, new FxBackground(), new Settings(Files.createTempDirectory("shell-bench").resolve("w")));
            stage.setWidth(1_000);
            stage.setHeight(900);
            shell.show();
            shell.bench().document().open(drawn, null);
            Thread.ofPlatform().daemon().start(() -> measure(drawn, times));
        }

        private void measure(Topology drawn, int times) {
            LabSession session = shell.bench().session();
            String node = drawn.nodes().values().stream()
                    .filter(Namespace.class::isInstance)
                    .map(Node::name)
                    .findFirst()
                    .orElseThrow();
            try {
                TimeUnit.SECONDS.sleep(2);
                Platform.runLater(session::deploy);
                until("the lab to run", () -> session.deployed().get() && !session.busy().get()
                        && session.observed().get().namespaces().containsKey(node));
                for (int i = 0; i < times; i++) {
                    double usable = until("a prompt", () -> shell.window().canvas().requests().enter(node), () -> said().contains("$") || said().contains("#"));
                    watchFrames(true);
                    double listed = until("the end of the listing", this::list, () -> said().contains("all-42"));
                    watchFrames(false);
                    System.out.printf(
                            Locale.ROOT, "shell usable after %.0f ms; 200,000 lines in %.2f s, longest pause %.0f ms%n",
                            usable, listed / 1e3, longest / 1e6);
                    type("exit");
                    until("the shell to be gone", () -> shell.window().lookup(".terminal") == null);
                }
                Platform.runLater(session::teardown);
                until("the lab to be gone", () -> !session.deployed().get() && !session.busy().get());
            } catch (Exception e) {
                System.out.println("it could not be measured: " + e.getMessage());
            }
            Platform.exit();
        }

        private boolean list() {
            type(LISTING);
            return true;
        }

        /** What is to be seen in the terminal. */
        private String said() {
            javafx.scene.Node terminal = shell.window().lookup(".terminal");
            return terminal == null ? "" : String.valueOf(terminal.queryAccessibleAttribute(AccessibleAttribute.TEXT));
        }

        private void type(String line) {
            Platform.runLater(() -> {
                javafx.scene.Node terminal = shell.window().lookup(".terminal");
                line.chars().forEach(c -> terminal.fireEvent(new KeyEvent(
                        KeyEvent.KEY_TYPED, Character.toString(c), "", KeyCode.UNDEFINED, false, false, false, false)));
                terminal.fireEvent(
                        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
            });
        }

        private final AnimationTimer frames = new AnimationTimer() {
            private long last;

            @Override
            public void start() {
                last = 0;
                longest = 0;
                super.start();
            }

            @Override
            public void handle(long now) {
                long real = System.nanoTime();
                if (last > 0) {
                    longest = Math.max(longest, real - last);
                }
                last = real;
            }
        };

        private void watchFrames(boolean on) {
            Platform.runLater(on ? frames::start : frames::stop);
        }

        private void until(String what, Callable<Boolean> condition) throws Exception {
            until(what, () -> true, condition);
        }

        /** @return milliseconds from the action, on the window's thread, until it is so */
        private double until(String what, Callable<Boolean> action, Callable<Boolean> condition) throws Exception {
            long began = System.nanoTime();
            on(action);
            while (!on(condition)) {
                if (System.nanoTime() - began > TimeUnit.SECONDS.toNanos(LONGEST_SECONDS)) {
                    throw new IllegalStateException("waited too long for " + what + ", and saw:\n" + on(this::said));
                }
                LockSupport.parkNanos(5_000_000);
            }
            return (System.nanoTime() - began) / 1e6;
        }

        private static <T> T on(Callable<T> question) throws Exception {
            FutureTask<T> asked = new FutureTask<>(question);
            Platform.runLater(asked);
            return asked.get();
        }
    }
}
