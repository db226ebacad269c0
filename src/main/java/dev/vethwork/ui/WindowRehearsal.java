package dev.vethwork.ui;

import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Window;

/** Opens the window and closes it when it has been drawn, for the JVM to keep the classes that this loads. */
public final class WindowRehearsal {
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
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Platform.exit();
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
