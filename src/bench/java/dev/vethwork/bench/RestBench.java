package dev.vethwork.bench;

import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.layout.Layouts;
import dev.vethwork.layout.Style;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.model.FxBackground;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.shell.Settings;
import dev.vethwork.ui.shell.window.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;

/**
 * What a window with a running lab costs while nobody does anything: of the processor's time, the window's and that of all
 * that it has started. {@code packaging/bench rest [NAMESPACES [SECONDS]]}, of which there are at least fifty.
 */
public final class RestBench {
    private static final int LONGEST_SECONDS = 180;
    /** Until what was begun with is compiled and nothing moves any more. */
    private static final int SETTLE_SECONDS = 15;

    private RestBench() {}

    public static void main(String[] args) {
        Application.launch(Window.class, args);
    }

    /** The window that rests. */
    public static final class Window extends Application {
        private final LocalTargets targets = new LocalTargets();
        private Shell shell;

        @Override
        public void start(Stage stage) throws Exception {
            Locale.setDefault(Locale.ENGLISH);
            List<String> arguments = getParameters().getRaw();
            int namespaces = arguments.isEmpty() ? 100 : Integer.parseInt(arguments.getFirst());
            int seconds = arguments.size() < 2 ? 20 : Integer.parseInt(arguments.get(1));
            Topology drawn = BigLab.draw(namespaces).withName("bench-" + ProcessHandle.current().pid());
            Topology placed = drawn.withLayout(new HashMap<>(Layouts.arrange(drawn, Set.of(), Style.LAYERED, () -> false)));
            shell = new Shell(
                    stage, targets, new FxBackground(), new Settings(Files.createTempDirectory("rest-bench").resolve("w")));
            stage.setWidth(1_000);
            stage.setHeight(900);
            shell.show();
            shell.bench().document().open(placed, null);
            Thread.ofPlatform().daemon().start(() -> measure(namespaces, seconds));
        }

        private void measure(int namespaces, int seconds) {
            LabSession session = shell.bench().session();
            try {
                say("nothing deployed", seconds);
                Platform.runLater(session::deploy);
                until(() -> session.deployed().get() && !session.busy().get()
                        && session.observed().get().namespaces().size() > namespaces);
                say("deployed", seconds);
                on(() -> show("tab-interfaces"));
                say("the kernel's tables watched", seconds);
                on(() -> show(null));
                on(() -> {
                    shell.window().commands().listen.traffic.action().run();
                    return true;
                });
                say("traffic read", seconds);
                Platform.runLater(session::teardown);
                until(() -> !session.deployed().get() && !session.busy().get());
            } catch (Exception e) {
                System.out.println("it could not be measured: " + e.getMessage());
            }
            Platform.exit();
        }

        private boolean show(String id) {
            TabPane tabs = (TabPane) shell.window().lookup("#inspector-tabs");
            tabs.getTabs().stream()
                    .filter(tab -> java.util.Objects.equals(id, tab.getId()))
                    .findFirst()
                    .map(Tab.class::cast)
                    .ifPresent(tabs.getSelectionModel()::select);
            return true;
        }

        private static void say(String what, int seconds) throws IOException, InterruptedException {
            TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
            long own = ticks(ProcessHandle.current());
            long others = started();
            long began = System.nanoTime();
            TimeUnit.SECONDS.sleep(seconds);
            // A tick of /proc is a hundredth of a second.
            double percent = 1e9 / (System.nanoTime() - began);
            long window = ticks(ProcessHandle.current()) - own;
            long rest = started() - others;
            System.out.printf(
                    Locale.ROOT, "%-28s %4.1f %% of a core: the window %.1f, what it started %.1f%n",
                    what, (window + rest) * percent, window * percent, rest * percent);
        }

        private static long started() {
            try (Stream<ProcessHandle> below = ProcessHandle.current().descendants()) {
                return below.mapToLong(Window::ticks).sum();
            }
        }

        /** Its own time, and that of its children that have ended. */
        private static long ticks(ProcessHandle process) {
            try {
                String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
                String[] words = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                return Long.parseLong(words[11]) + Long.parseLong(words[12]) + Long.parseLong(words[13]) + Long.parseLong(words[14]);
            } catch (IOException e) {
                // It has ended meanwhile, and is its parent's by now.
                return 0;
            }
        }

        private void until(Callable<Boolean> condition) throws Exception {
            long began = System.nanoTime();
            while (!on(condition)) {
                if (System.nanoTime() - began > TimeUnit.SECONDS.toNanos(LONGEST_SECONDS)) {
                    throw new IllegalStateException("it took too long");
                }
                LockSupport.parkNanos(50_000_000);
            }
        }

        private static <T> T on(Callable<T> question) throws Exception {
            FutureTask<T> asked = new FutureTask<>(question);
            Platform.runLater(asked);
            return asked.get();
        }
    }
}
