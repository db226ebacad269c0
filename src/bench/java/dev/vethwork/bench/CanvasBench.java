package dev.vethwork.bench;

import atlantafx.base.theme.PrimerLight;
import com.sun.javafx.tk.RenderJob;
import com.sun.javafx.tk.Toolkit;
import dev.vethwork.edit.Edits;
import dev.vethwork.layout.Layouts;
import dev.vethwork.layout.Style;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.canvas.TopologyCanvas;
import dev.vethwork.ui.canvas.gesture.Gestures;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.FxBackground;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.model.Selection;
import dev.vethwork.ui.shell.NoTargets;
import dev.vethwork.ui.shell.Settings;
import dev.vethwork.ui.shell.window.Shell;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;

/**
 * How smoothly the drawing moves: real gestures in the real window, one step a frame, for labs of a thousand and of five
 * thousand namespaces. A frame's time is that from one pulse to the next; a pulse waits for the one before to be painted,
 * and comes at most sixty times a second.
 */
public final class CanvasBench {
    private CanvasBench() {}

    public static void main(String[] args) {
        Application.launch(Window.class, args);
    }

    /** The window in which it happens. */
    public static final class Window extends Application {
    private static final int WARM = 60;
    private static final int FRAMES = 240;

    private final Deque<Runnable> scenes = new ArrayDeque<>();
    private TopologyCanvas canvas;
    private int renamed = 30;

    @Override
    public void start(Stage stage) throws Exception {
        Locale.setDefault(Locale.ENGLISH);
        if (getParameters().getRaw().contains("alone")) {
            canvas = alone(stage);
        } else {
            Shell shell = new Shell(
                    stage, new NoTargets(), new FxBackground(),
                    new Settings(Files.createTempDirectory("canvas-bench").resolve("settings.json")));
            canvas = shell.window().canvas();
        }
        // The headless platform's screen is 1,000 by 1,000, and nothing may be larger.
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(Math.min(1_600, screen.getWidth()));
        stage.setHeight(Math.min(1_000, screen.getHeight()));
        stage.show();
        for (int size : sizes()) {
            scenes.add(() -> open(size));
            if (getParameters().getRaw().contains("plans")) {
                scenes.add(() -> plans(size));
                continue;
            }
            for (double zoom : new double[] {0, 0.3, 0.5, 1}) {
                String at = " " + size + (zoom == 0 ? ", all in view" : ", zoom " + zoom);
                scenes.add(() -> {
                    look(zoom);
                    gesture("pan " + at, MouseButton.MIDDLE, canvas().getWidth() / 2, canvas().getHeight() / 2);
                });
                scenes.add(() -> {
                    look(zoom);
                    Point2D node = node();
                    gesture("drag" + at, MouseButton.PRIMARY, node.getX(), node.getY());
                });
            }
            scenes.add(() -> {
                look(0);
                edits("edit to repaint, " + size);
            });
            scenes.add(() -> {
                look(1);
                edits("edit to repaint, zoom 1, " + size);
            });
            scenes.add(() -> plans(size));
        }
        scenes.add(Platform::exit);
        next();
    }

    /** The drawing without panels around it, which think about each new plan on the same thread. */
    private static TopologyCanvas alone(Stage stage) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        Document document = new Document(Topology.empty("bench"), null);
        TopologyCanvas drawing = new TopologyCanvas(
                document, new Selection(), new LabSession(document, new NoTargets(), new FxBackground()));
        Gestures.install(drawing);
        StackPane root = new StackPane(drawing);
        root.getStyleClass().add("light");
        Scene scene = new Scene(root);
        scene.getStylesheets()
                .add(Objects.requireNonNull(CanvasBench.class.getResource("/dev/vethwork/ui/canvas.css"))
                        .toExternalForm());
        stage.setScene(scene);
        return drawing;
    }

    /** As on the command line, else a thousand and five thousand. */
    private int[] sizes() {
        int[] asked = getParameters().getRaw().stream()
                .filter(a -> a.matches("\\d+"))
                .mapToInt(Integer::parseInt)
                .toArray();
        return asked.length == 0 ? new int[] {1_000, 5_000} : asked;
    }

    private void next() {
        scenes.removeFirst().run();
    }

    private TopologyCanvas canvas() {
        return canvas;
    }

    private void open(int size) {
        renamed = 30;
        Topology lab = BigLab.draw(size);
        long began = System.nanoTime();
        Topology placed = lab.withLayout(new HashMap<>(blocks(lab)));
        System.out.printf("%n%d namespaces: placed in %.2f s%n", size, seconds(began));
        long opening = System.nanoTime();
        canvas.document().open(placed, null);
        after(2, () -> {
            System.out.printf("opened and painted in %.2f s%n", seconds(opening));
            after(120, this::next);
        });
    }

    private static Map<String, Position> blocks(Topology lab) {
        return lab.nodes().size() > 2_000
                ? rows(lab)
                : Layouts.arrange(lab, Set.of(), Style.LAYERED, () -> false);
    }

    /** Fifty to a bridge, in a block below it. */
    private static Map<String, Position> rows(Topology lab) {
        Map<String, Position> places = new HashMap<>();
        int block = 0;
        for (String bridge : lab.nodes().keySet().stream().filter(n -> n.startsWith("br")).toList()) {
            double x = block % 10 * 1_900.0;
            double y = block / 10 * 900.0;
            places.put(bridge, new Position(x + 860, y));
            int leaf = 0;
            for (var cable : lab.cables().stream().filter(c -> c.touches(bridge)).toList()) {
                places.put(cable.a().node(), new Position(x + leaf % 10 * 172, y + 160 + leaf / 10 * 110));
                leaf++;
            }
            block++;
        }
        places.put("host", new Position(9_000, -300));
        return places;
    }

    private void look(double zoom) {
        canvas().sight().fit();
        if (zoom > 0) {
            canvas().sight().zoomTo(zoom);
            canvas().sight().reveal("n12");
        }
    }

    private Point2D node() {
        Position at = canvas().drawing().node("n12").orElseThrow().centre();
        return canvas().drawing().localToParent(at.x(), at.y());
    }

    /** Presses, and goes to and fro. */
    private void gesture(String what, MouseButton button, double x, double y) {
        after(10, () -> {
            fire(MouseEvent.MOUSE_PRESSED, button, x, y, true);
            frames(
                    what,
                    i -> fire(
                            MouseEvent.MOUSE_DRAGGED, button, x + 150 * Math.sin(i / 19.0), y + 90 * Math.sin(i / 13.0),
                            false),
                    () -> {
                        fire(MouseEvent.MOUSE_RELEASED, button, x, y, false);
                        next();
                    });
        });
    }

    private void fire(EventType<MouseEvent> type, MouseButton button, double x, double y, boolean still) {
        Point2D at = canvas().localToScene(x, y);
        canvas().fireEvent(new MouseEvent(
                type, at.getX(), at.getY(), at.getX(), at.getY(), button, 1, false, false, false, false,
                button == MouseButton.PRIMARY, button == MouseButton.MIDDLE, false, false, false, still, null));
    }

    /** A node that has its first name still. */
    private void renameAnother() {
        String name = "n" + renamed++;
        canvas.document().apply(Edits.rename(name, "x" + name));
    }

    private void edits(String what) {
        long[] times = new long[20];
        new AnimationTimer() {
            private int i = -5;
            private int pulse;
            private long began;

            @Override
            public void handle(long now) {
                // An edit falls between pulses; the pulse after the next begins once the next one is painted.
                if (pulse++ % 4 == 0) {
                    if (i >= times.length) {
                        stop();
                        report(what, times);
                        Window.this.next();
                        return;
                    }
                    Platform.runLater(() -> {
                        began = System.nanoTime();
                        renameAnother();
                        pulse = 1;
                    });
                } else if (pulse == 3) {
                    if (i >= 0) {
                        times[i] = System.nanoTime() - began;
                    }
                    i++;
                }
            }
        }.start();
    }

    /** From an edit until the picture with its plan and its findings has been painted; the compiler takes its time to know. */
    private void plans(int size) {
        plans("edit to new plan painted, " + size + ", at first", 10, () ->
                plans("edit to new plan painted, " + size + ", later", 100, this::next));
    }

    private void plans(String what, int warm, Runnable done) {
        long[] times = new long[20];
        new AnimationTimer() {
            private int i = -warm;
            private boolean waiting;
            private long began;
            private Object seen = "nothing";

            @Override
            public void handle(long now) {
                Object plan = canvas.session().plan().get();
                if (began == 0) {
                    edit();
                } else if (plan != seen && !waiting) {
                    // This pulse paints it.
                    waiting = true;
                    afterPainting(this::painted);
                }
            }

            private void painted(long at) {
                if (i >= 0) {
                    times[i] = at - began;
                }
                i++;
                if (i == times.length) {
                    stop();
                    report(what, times);
                    done.run();
                } else {
                    edit();
                }
            }

            private void edit() {
                waiting = false;
                seen = canvas.session().plan().get();
                began = System.nanoTime();
                renameAnother();
            }
        }.start();
    }

    /** Called in a pulse: the thread that paints does one thing after another. */
    private static void afterPainting(LongConsumer then) {
        Platform.runLater(() -> Toolkit.getToolkit().addRenderJob(new RenderJob(() -> {
            long at = System.nanoTime();
            Platform.runLater(() -> then.accept(at));
        })));
    }

    private void frames(String what, IntConsumer step, Runnable done) {
        long[] times = new long[FRAMES];
        new AnimationTimer() {
            private int frame;
            private long last;
            private long[] before = {};

            @Override
            public void handle(long ignored) {
                long now = System.nanoTime();
                if (frame == WARM) {
                    before = used();
                }
                if (frame > WARM) {
                    times[frame - WARM - 1] = now - last;
                }
                last = now;
                if (frame == WARM + FRAMES) {
                    stop();
                    report(what, times, before);
                    done.run();
                    return;
                }
                step.accept(frame++);
            }
        }.start();
    }

    /** What the thread of the window and the one that paints have used, in nanoseconds. */
    private static long[] used() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long[] used = new long[2];
        for (long id : threads.getAllThreadIds()) {
            var info = threads.getThreadInfo(id);
            String name = info == null ? "" : info.getThreadName();
            if (name.equals("JavaFX Application Thread")) {
                used[0] += threads.getThreadCpuTime(id);
            } else if (name.startsWith("QuantumRenderer")) {
                used[1] += threads.getThreadCpuTime(id);
            }
        }
        return used;
    }

    private static void report(String what, long[] times, long[] before) {
        long[] after = used();
        System.out.printf(
                "    processor time a frame: %5.1f ms for the window, %5.1f ms for painting%n",
                (after[0] - before[0]) / 1e6 / times.length, (after[1] - before[1]) / 1e6 / times.length);
        report(what, times);
    }

    private static void report(String what, long[] times) {
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        double mean = LongStream.of(times).average().orElseThrow() / 1e6;
        System.out.printf(
                "%-34s %6.1f ms mean (%5.1f/s)  %6.1f median  %6.1f p99  %6.1f longest%n",
                what, mean, 1_000 / mean, sorted[sorted.length / 2] / 1e6, sorted[sorted.length * 99 / 100] / 1e6,
                sorted[sorted.length - 1] / 1e6);
    }

    private static void after(int pulses, Runnable then) {
        new AnimationTimer() {
            private int left = pulses;

            @Override
            public void handle(long now) {
                if (left-- == 0) {
                    stop();
                    then.run();
                }
            }
        }.start();
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
}
