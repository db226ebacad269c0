package dev.vethwork.ui;

import dev.vethwork.ui.shell.window.Shell;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * Tells whoever measures the program's start, on its standard output, when the window is painted and when its file is,
 * and ends the program then. For {@code packaging/bench start}, which sets {@code -Dvethwork.startClock=true}.
 */
final class StartClock extends AnimationTimer {
    private final Shell shell;
    private final boolean withFile;
    private int frames;
    private boolean windowTold;

    private StartClock(Shell shell, boolean withFile) {
        this.shell = shell;
        this.withFile = withFile;
    }

    static void watch(Shell shell, boolean withFile) {
        if (Boolean.getBoolean("vethwork.startClock")) {
            new StartClock(shell, withFile).start();
        }
    }

    /** Called before each frame: at the third, the first has been painted and the second is on its way. */
    @Override
    public void handle(long now) {
        boolean shown = windowTold && withFile
                ? shell.bench().document().file().get() != null
                : shell.window().getScene().getWindow().isShowing();
        if (!shown || ++frames < 3) {
            return;
        }
        frames = 0;
        if (!windowTold) {
            windowTold = true;
            System.out.println("window");
            if (withFile) {
                return;
            }
        } else {
            System.out.println("file");
        }
        stop();
        Platform.exit();
    }
}
