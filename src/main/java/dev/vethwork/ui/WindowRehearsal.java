package dev.vethwork.ui;

import dev.vethwork.edit.Edits;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.canvas.TopologyCanvas;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Window;

/** Opens the window and closes it when it has been drawn, for the JVM to keep the classes that this loads. */
public final class WindowRehearsal {
    /** The JVM's compiler has seen enough of them then. */
    private static final int EDITS = 60;

    private WindowRehearsal() {
    }

    /** Returns when the window is closed again; the toolkit cannot be started a second time. */
    public static void play(List<String> args) {
        Preparation.begin();
        var closer = new Thread(WindowRehearsal::closeWhenDrawn, "rehearsal");
        closer.setDaemon(true);
        closer.start();
        try {
            var application = Class.forName("dev.vethwork.ui.VethworkApp").asSubclass(Application.class);
            Application.launch(application, args.toArray(String[]::new));
        } catch (ClassNotFoundException e) {
            System.err.println("no window to rehearse");
        }
    }

    private static void closeWhenDrawn() {
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
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Platform.exit();
    }

    /** What a plan, its list and the drawing do with an edit is compiled before the user's first one. */
    private static void edit() {
        for (Window window : Window.getWindows()) {
            if (window.getScene().lookup("#canvas") instanceof TopologyCanvas canvas) {
                Topology drawn = canvas.document().now();
                drawn.nodes().values().stream()
                        .filter(Namespace.class::isInstance)
                        .findFirst()
                        .ifPresent(n -> canvas.document().apply(Edits.rename(
                                n.name(), n.name().startsWith("x-") ? n.name().substring(2) : "x-" + n.name())));
            }
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
