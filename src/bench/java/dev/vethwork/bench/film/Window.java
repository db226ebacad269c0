package dev.vethwork.bench.film;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollPane;
import javafx.stage.Stage;

/** What the program shows, as it is looked at from another thread than its own. */
final class Window {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int BETWEEN_MILLIS = 40;

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
    static <T> T on(Callable<T> question) {
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

    /** Waits until it is so, and all that comes of it is painted. */
    static void until(String what, Callable<Boolean> condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!on(condition)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited in vain for " + what);
            }
            rest(BETWEEN_MILLIS);
        }
    }

    static void rest(int millis) {
        try {
            new CountDownLatch(1).await(millis, java.util.concurrent.TimeUnit.MILLISECONDS);
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

    /** Its middle, on the screen. */
    static Point2D middle(Node node) {
        return on(() -> {
            Bounds at = node.localToScreen(node.getBoundsInLocal());
            return new Point2D(at.getCenterX(), at.getCenterY());
        });
    }

    /** The pane that it has to be scrolled into sight in, or null where it is in sight; and which way, by the sign. */
    record Hidden(Node pane, int way) {}

    static Hidden hidden(Node node) {
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
