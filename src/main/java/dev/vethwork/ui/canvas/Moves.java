package dev.vethwork.ui.canvas;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.stage.Stage;

/** Paints what moves by itself as often as one sees it move, and no more: marks that creep need no sixty frames a second. */
final class Moves {
    /** How often is looked whether an iconified window has come back. */
    private static final double UNSEEN_SECONDS = 0.5;

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
        if (!Double.isInfinite(seconds) && isShown() && !awaited) {
            await(seconds);
        }
    }

    private void await(double seconds) {
        awaited = true;
        long millis = Math.round(seconds * 1000);
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, Platform::runLater).execute(this::now);
    }

    private void now() {
        awaited = false;
        if (isShown() && isIconified()) {
            await(UNSEEN_SECONDS);
        } else if (isShown()) {
            repaint.run();
        }
    }

    private boolean isShown() {
        return shown.isVisible() && shown.getScene() != null;
    }

    private boolean isIconified() {
        return shown.getScene().getWindow() instanceof Stage stage && stage.isIconified();
    }
}
