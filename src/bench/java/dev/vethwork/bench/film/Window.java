package dev.vethwork.bench.film;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** What the program shows, as it is looked at from another thread than its own. */
final class Window {
    /** What comes in its own time, on a machine that is busy with other things too. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int BETWEEN_MILLIS = 40;
    /** Where something never rests, it is taken where it is. */
    private static final int MOST_PULSES = 50;
    private static final int MOST_LOOKS = 50;

    private Window() {}

    /** Waits until the program's window is there, and gives it this size. */
    static void open(int width, int height) {
        while (!isStarted()) {
            rest(BETWEEN_MILLIS);
        }
        until("a window", () -> javafx.stage.Window.getWindows().stream().anyMatch(w -> w.isShowing() && w instanceof Stage));
        on(() -> {
            Stage stage = (Stage) javafx.stage.Window.getWindows().getFirst();
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(width);
            stage.setHeight(height);
            return stage;
        });
        // Samples are painted behind the window, one after the other.
        rest(1_500);
    }

    private static boolean isStarted() {
        try {
            Platform.runLater(() -> {});
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /** Asks on the window's thread. */
    static <T extends @Nullable Object> T on(Callable<T> question) {
        FutureTask<T> asked = new FutureTask<>(question);
        if (Platform.isFxApplicationThread()) {
            asked.run();
        } else {
            Platform.runLater(asked);
        }
        try {
            return asked.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Waits until it is so, as the window's thread sees it. */
    static void until(String what, Callable<Boolean> condition) {
        await(what, () -> on(condition));
    }

    /** Waits until it is so. */
    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited in vain for " + what);
            }
            rest(BETWEEN_MILLIS);
        }
    }

    static void rest(int millis) {
        try {
            boolean _ = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** All that is shown and is so, in the order in which it is read; what pops up comes first. */
    private static List<Node> all(Predicate<Node> wanted) {
        List<Node> found = new ArrayList<>();
        for (javafx.stage.Window window : List.copyOf(javafx.stage.Window.getWindows()).reversed()) {
            if (window.isShowing() && window.getScene() != null) {
                collect(window.getScene().getRoot(), wanted, found);
            }
        }
        return found;
    }

    /** An id, {@code #deploy}, or a style class, {@code .accent}. */
    private static Predicate<Node> matches(String selector) {
        String name = selector.substring(1);
        return selector.startsWith("#") ? node -> name.equals(node.getId()) : node -> node.getStyleClass().contains(name);
    }

    private static void collect(Node node, Predicate<Node> wanted, List<Node> found) {
        if (!node.isVisible()) {
            return;
        }
        if (wanted.test(node)) {
            found.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, wanted, found));
        }
    }

    /** How many of these are shown. */
    static int count(String selector) {
        return on(() -> all(matches(selector)).size());
    }

    /** The one of these with this number, from 0; waits for it. */
    static Node find(String selector, int number) {
        until(selector + " " + number, () -> all(matches(selector)).size() > number);
        return on(() -> all(matches(selector)).get(number));
    }

    static Node find(String selector) {
        return find(selector, 0);
    }

    /** The line of a list that offers this. */
    static Node offer(Object item) {
        Predicate<Node> wanted = node -> node instanceof ListCell<?> cell && item.equals(cell.getItem()) && !cell.isEmpty();
        until("an offer of " + item, () -> !all(wanted).isEmpty());
        return on(() -> all(wanted).getFirst());
    }

    /**
     * Its middle, on the screen, once it has its place: what was put into a form a moment ago has none before the next pulse, and
     * what stands above it may still push it down.
     */
    static Point2D middle(Node node) {
        Optional<Bounds> before = Optional.empty();
        Optional<Bounds> now = placed(node);
        for (int pulses = 0; pulses < MOST_PULSES && (now.isEmpty() || !now.equals(before)); pulses++) {
            before = now;
            pulse(node);
            now = placed(node);
        }
        Bounds at = now.orElseThrow(() -> new IllegalStateException(node + " is not to be seen"));
        return new Point2D(at.getCenterX(), at.getCenterY());
    }

    private static Optional<Bounds> placed(Node node) {
        return on(() -> Optional.ofNullable(node.localToScreen(node.getBoundsInLocal())).filter(b -> b.getWidth() > 0 && b.getHeight() > 0));
    }

    /** Waits until all that was asked for so far has its place. */
    private static void pulse(Node node) {
        CountDownLatch placed = new CountDownLatch(1);
        on(() -> {
            Scene scene = node.getScene();
            if (scene == null) {
                placed.countDown();
                return false;
            }
            scene.addPostLayoutPulseListener(new Runnable() {
                @Override
                public void run() {
                    scene.removePostLayoutPulseListener(this);
                    placed.countDown();
                }
            });
            Platform.requestNextPulse();
            return true;
        });
        try {
            boolean _ = placed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Waits a little until the pointer is known to be over it, so that a click is for it and nothing else. */
    static boolean isPointedAt(Node node) {
        for (int looks = 0; looks < MOST_LOOKS && !on(node::isHover); looks++) {
            rest(BETWEEN_MILLIS);
        }
        return on(node::isHover);
    }

    /** The pane that it has to be scrolled into sight in, or null where it is in sight; and which way, by the sign. */
    record Hidden(Node pane, int way) {}

    static @Nullable Hidden hidden(Node node) {
        return on(() -> {
            for (Node each = node.getParent(); each != null; each = each.getParent()) {
                if (each instanceof ScrollPane pane) {
                    Bounds seen = pane.localToScreen(pane.getBoundsInLocal());
                    Bounds at = node.localToScreen(node.getBoundsInLocal());
                    if (at.getMinY() < seen.getMinY() && at.getHeight() < seen.getHeight()) {
                        return new Hidden(pane, -1);
                    }
                    return at.getMaxY() > seen.getMaxY() ? new Hidden(pane, 1) : null;
                }
            }
            return null;
        });
    }
}
