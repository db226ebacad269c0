package dev.vethwork.bench.film;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** What the program shows, as it is looked at from another thread than its own. */
final class Window {
    /** What comes in its own time, on a machine that is busy with other things too. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    /** What should be there by now, or else something that was done before it was lost, and is done again. */
    private static final Duration SOON = Duration.ofSeconds(10);
    /** How often somebody who waits says so. */
    private static final Duration WORD = Duration.ofSeconds(30);
    private static final int BETWEEN_MILLIS = 40;
    /** Where something never rests, it is taken where it is. */
    private static final int MOST_PULSES = 50;

    private Window() {}

    /** Waits until the program's window is there, and gives it this size. */
    static void open(int width, int height) {
        await("the program", Window::isStarted);
        until("a window", () -> javafx.stage.Window.getWindows().stream().anyMatch(w -> w.isShowing() && w instanceof Stage));
        on("the window's size", () -> {
            Stage stage = (Stage) javafx.stage.Window.getWindows().getFirst();
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(width);
            stage.setHeight(height);
            return stage;
        });
    }

    private static boolean isStarted() {
        try {
            Platform.runLater(() -> {});
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /** Asks on the window's thread. @param what is asked, where no answer comes */
    static <T extends @Nullable Object> T on(String what, Callable<T> question) {
        FutureTask<T> asked = new FutureTask<>(question);
        if (Platform.isFxApplicationThread()) {
            asked.run();
        } else {
            Platform.runLater(asked);
        }
        try {
            return asked.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(what, e.getCause());
        } catch (TimeoutException e) {
            Thread.getAllStackTraces().forEach(Window::tell);
            throw new InVain("an answer of the window's thread about " + what, PATIENCE.toSeconds());
        }
    }

    private static void tell(Thread thread, StackTraceElement[] at) {
        if (thread.getName().contains("JavaFX Application")) {
            System.out.println(thread.getName() + " is at " + Stream.of(at).limit(20).map(String::valueOf).collect(joining("\n    ")));
        }
    }

    /** Waits until it is so, as the window's thread sees it. */
    static void until(String what, Callable<Boolean> condition) {
        await(what, () -> on(what, condition));
    }

    /** Waits until it is so, and says now and then what is waited for. */
    static void await(String what, BooleanSupplier condition) {
        long began = System.nanoTime();
        long words = 1;
        while (!condition.getAsBoolean()) {
            long waited = System.nanoTime() - began;
            if (waited > PATIENCE.toNanos()) {
                throw new InVain(what, PATIENCE.toSeconds());
            }
            if (waited > words * WORD.toNanos()) {
                System.out.println("still waiting for " + what);
                words++;
            }
            rest(BETWEEN_MILLIS);
        }
    }

    /** Waits a little until it is so; whoever asks knows what to do where it is not. */
    static boolean isSoon(BooleanSupplier condition) {
        long end = System.nanoTime() + SOON.toNanos();
        boolean is = condition.getAsBoolean();
        while (!is && System.nanoTime() < end) {
            rest(BETWEEN_MILLIS);
            is = condition.getAsBoolean();
        }
        return is;
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
        return on(selector, () -> all(matches(selector)).size());
    }

    /** What these say, those that are labels. */
    static List<String> words(String selector) {
        return on(selector, () -> all(matches(selector)).stream()
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .toList());
    }

    /** The one of these with this number, from 0; waits for it. */
    static Node find(String selector, int number) {
        return found(number == 0 ? selector : selector + " number " + number, matches(selector), number);
    }

    static Node find(String selector) {
        return find(selector, 0);
    }

    /** The line of a list that offers this. */
    static Node offer(Object item) {
        return found("an offer of " + item, node -> node instanceof ListCell<?> cell && item.equals(cell.getItem()) && !cell.isEmpty(), 0);
    }

    private static Node found(String what, Predicate<Node> wanted, int number) {
        List<Node> found = new ArrayList<>();
        until(what, () -> {
            found.clear();
            found.addAll(all(wanted));
            return found.size() > number;
        });
        return found.get(number);
    }

    /**
     * Its middle, on the screen, once it has its place: what was put into a form a moment ago has none before the next pulse, and
     * what stands above it may still push it down. Empty where it is not to be seen, or not any more.
     */
    static Optional<Point2D> middle(Node node) {
        Optional<Bounds> before = Optional.empty();
        Optional<Bounds> now = placed(node);
        for (int pulses = 0; pulses < MOST_PULSES && (now.isEmpty() || !now.equals(before)); pulses++) {
            before = now;
            if (!pulse(node)) {
                return Optional.empty();
            }
            now = placed(node);
        }
        return now.map(at -> new Point2D(at.getCenterX(), at.getCenterY()));
    }

    private static Optional<Bounds> placed(Node node) {
        return on("the place of " + node, () -> Optional.ofNullable(node.localToScreen(node.getBoundsInLocal()))
                .filter(b -> b.getWidth() > 0 && b.getHeight() > 0));
    }

    /** Waits until all that was asked for so far has its place. @return whether it is in a window at all */
    private static boolean pulse(Node node) {
        CountDownLatch placed = new CountDownLatch(1);
        boolean shown = on("the window of " + node, () -> {
            Scene scene = node.getScene();
            if (scene == null) {
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
        if (shown) {
            await("a pulse of the window", () -> placed.getCount() == 0);
        }
        return shown;
    }

    /** The pane that it has to be scrolled into sight in, or null where it is in sight; and which way, by the sign. */
    record Hidden(Node pane, int way) {}

    static @Nullable Hidden hidden(Node node) {
        return on("what hides " + node, () -> {
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
