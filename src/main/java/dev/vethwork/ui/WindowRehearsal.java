package dev.vethwork.ui;

import dev.vethwork.edit.Edits;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.canvas.TopologyCanvas;
import dev.vethwork.ui.model.LabSession;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Opens the window and closes it when it has been drawn, for the JVM to keep the classes that this loads. */
public final class WindowRehearsal {
    /** The JVM's compiler has seen enough of them then. */
    private static final int EDITS = 60;
    private static final int DEPLOYMENTS = 2;
    /** A machine that makes no sandbox is rehearsed without. */
    private static final int LONGEST_SECONDS = 15;

    private WindowRehearsal() {
    }

    /**
     * Returns when the window is closed again; the toolkit cannot be started a second time.
     *
     * @param lab what is deployed in a sandbox, changed and taken away; null for nothing
     * @param others what is only drawn
     * @return whether nothing of it is left
     */
    public static boolean play(List<String> args, @Nullable Topology lab, List<Topology> others) {
        Preparation.begin();
        var clean = new AtomicBoolean(true);
        var closer = new Thread(() -> closeWhenDrawn(lab, others, clean), "rehearsal");
        closer.setDaemon(true);
        closer.start();
        try {
            var application = Class.forName("dev.vethwork.ui.VethworkApp").asSubclass(Application.class);
            Application.launch(application, args.toArray(String[]::new));
        } catch (ClassNotFoundException e) {
            System.err.println("no window to rehearse");
        }
        return clean.get();
    }

    private static void closeWhenDrawn(@Nullable Topology lab, List<Topology> others, AtomicBoolean clean) {
        try {
            while (!isShowing()) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            // Time for what a window does after it is up: lazy skins, the first layout, a look at the target.
            TimeUnit.SECONDS.sleep(3);
            for (int i = 0; i < EDITS; i++) {
                Platform.runLater(WindowRehearsal::edit);
                TimeUnit.MILLISECONDS.sleep(60);
            }
            for (Topology other : others) {
                open(other);
                TimeUnit.MILLISECONDS.sleep(400);
            }
            if (lab != null) {
                open(lab);
                for (int i = 0; i < DEPLOYMENTS; i++) {
                    clean.set(false);
                    clean.set(deployedAndGone());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Platform.exit();
    }

    private static void open(Topology drawing) {
        Platform.runLater(() -> canvases().forEach(canvas -> canvas.document().open(drawing, null)));
    }

    /** Up, one edit while it is live, and down again, as a person does it first of all. */
    private static boolean deployedAndGone() throws InterruptedException {
        if (reached(LabSession::deploy, session -> session.deployed().get())) {
            Platform.runLater(() -> canvases().forEach(canvas -> canvas.session().live().set(true)));
            Platform.runLater(WindowRehearsal::edit);
            TimeUnit.SECONDS.sleep(1);
        }
        return reached(LabSession::teardown, session -> !session.deployed().get());
    }

    /** Does something in all windows, and waits until it is done. @return whether it is */
    private static boolean reached(Consumer<LabSession> action, Predicate<LabSession> done) throws InterruptedException {
        Platform.runLater(() -> canvases().forEach(canvas -> action.accept(canvas.session())));
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        AtomicBoolean reached = new AtomicBoolean();
        while (!reached.get() && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(50);
            Platform.runLater(() -> reached.set(canvases().stream()
                    .map(TopologyCanvas::session)
                    .allMatch(session -> !session.busy().get() && done.test(session))));
        }
        return reached.get();
    }

    private static List<TopologyCanvas> canvases() {
        return Window.getWindows().stream()
                .map(window -> window.getScene().lookup("#canvas"))
                .filter(TopologyCanvas.class::isInstance)
                .map(TopologyCanvas.class::cast)
                .toList();
    }

    /** What a plan, its list and the drawing do with an edit is compiled before the user's first one. */
    private static void edit() {
        for (TopologyCanvas canvas : canvases()) {
            Topology drawn = canvas.document().now();
            drawn.nodes().values().stream()
                    .filter(Namespace.class::isInstance)
                    .findFirst()
                    .ifPresent(n -> canvas.document().apply(Edits.rename(
                            n.name(), n.name().startsWith("x-") ? n.name().substring(2) : "x-" + n.name())));
        }
    }

    private static boolean isShowing() {
        try {
            return Window.getWindows().stream().anyMatch(Window::isShowing);
        } catch (RuntimeException e) {
            // The list belongs to JavaFX's thread, which may be changing it just now.
            return false;
        }
    }
}
