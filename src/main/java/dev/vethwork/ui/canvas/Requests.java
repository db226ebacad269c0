package dev.vethwork.ui.canvas;

import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** What a gesture on the surface asks of whoever can do it: of the window around, its tools and panels. */
public final class Requests {
    private Runnable onRename = () -> {};
    private Predicate<String> onEnter = node -> false;
    private BiConsumer<String, String> onPing = (from, to) -> {};
    private Runnable onDismiss = () -> {};
    private Runnable onDeploy = () -> {};
    private Runnable onCancel = () -> {};

    /** What Escape stops while nothing is in somebody's hand. */
    public void setOnCancel(Runnable action) {
        onCancel = action;
    }

    /** Stops what is under way for the surface. */
    public void cancel() {
        onCancel.run();
    }

    /** How {@link #deploy} is done. */
    public void setOnDeploy(Runnable action) {
        onDeploy = action;
    }

    /** Makes the lab what is drawn. */
    public void deploy() {
        onDeploy.run();
    }

    /** How {@link #rename} is done. */
    public void setOnRename(Runnable action) {
        onRename = action;
    }

    /** Writes over the selected node or note. */
    public void rename() {
        onRename.run();
    }

    /** @param action takes away what is shown over the drawing, as the way of a packet */
    public void setOnDismiss(Runnable action) {
        onDismiss = action;
    }

    public void dismiss() {
        onDismiss.run();
    }

    /** What a line from one node to another with {@link CanvasTool#PING} does. */
    public void setOnPing(BiConsumer<String, String> action) {
        onPing = action;
    }

    /** Asks whether one node reaches another. */
    public void ping(String from, String to) {
        onPing.accept(from, to);
    }

    /** @param action what a double click on a node does, save where it answers that there is nothing to enter */
    public void setOnEnter(Predicate<String> action) {
        onEnter = action;
    }

    /** @return whether there was something to enter */
    public boolean enter(String node) {
        return onEnter.test(node);
    }
}
