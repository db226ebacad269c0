package dev.vethwork.ui.canvas;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Node;

/** Paints what moves by itself as often as one sees it move, and no more: marks that creep need no sixty frames a second. */
final class Moves {
    private static final double FRAME = 1 / 60.0;

    private final Node shown;
    private final Runnable repaint;
    private boolean awaited;

    /** @param shown what is painted; nothing moves where it is not seen */
    Moves(Node shown, Runnable repaint) {
        this.shown = shown;
        this.repaint = repaint;
    }

    /** @param seconds until something will have moved; infinite for never */
    void next(double seconds) {
        if (Double.isInfinite(seconds) || !isSeen()) {
            return;
        }
        if (seconds <= FRAME) {
            repaint.run();
        } else if (!awaited) {
            awaited = true;
            long millis = Math.round(seconds * 1000);
            CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, Platform::runLater).execute(this::now);
        }
    }

    private void now() {
        awaited = false;
        if (isSeen()) {
            repaint.run();
        }
    }

    private boolean isSeen() {
        return shown.isVisible() && shown.getScene() != null;
    }
}
