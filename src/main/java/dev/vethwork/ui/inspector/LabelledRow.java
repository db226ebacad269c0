package dev.vethwork.ui.inspector;

import javafx.geometry.Orientation;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;

/** A control beside its label, or below it where that leaves the control less room than a name needs. */
final class LabelledRow extends Pane {
    /** Widths of the control to its height: about a dozen letters. */
    private static final double LEAST = 5;

    private final Label label;
    private final Control control;

    LabelledRow(Label label, Control control) {
        this.label = label;
        this.control = control;
        getStyleClass().add("labelled-row");
        getChildren().addAll(label, control);
        // Its height hangs on its width.
        widthProperty().addListener(p -> requestLayout());
    }

    /** Whether there is room for both in a row. */
    boolean isWide(double width) {
        return width - label.prefWidth(-1) >= LEAST * control.prefHeight(-1);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double own = width < 0 ? getWidth() : width;
        return own <= 0 || isWide(own)
                ? Math.max(label.prefHeight(label.prefWidth(-1)), control.prefHeight(-1))
                : label.prefHeight(own) + control.prefHeight(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return label.prefWidth(-1) + control.prefWidth(-1);
    }

    @Override
    protected double computeMinWidth(double height) {
        return LEAST * control.prefHeight(-1);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double high = control.prefHeight(-1);
        if (isWide(width)) {
            double beside = label.prefWidth(-1);
            label.resizeRelocate(0, 0, beside, getHeight());
            control.resizeRelocate(beside, 0, width - beside, high);
        } else {
            double above = label.prefHeight(width);
            label.resizeRelocate(0, 0, width, above);
            control.resizeRelocate(0, above, width, high);
        }
    }
}
