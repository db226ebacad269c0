package dev.vethwork.ui.panels;

import javafx.scene.Node;
import javafx.scene.control.ListCell;

/** A row that is as wide as its list, and as high as its words are when they are broken to that width. */
public abstract class WrappingCell<T> extends ListCell<T> {
    private static final double SCROLL_BAR = 16;

    protected WrappingCell() {
        setPrefWidth(0);
    }

    @Override
    protected double computePrefHeight(double width) {
        Node graphic = getGraphic();
        if (graphic == null || getListView() == null) {
            return super.computePrefHeight(width);
        }
        double room = getListView().getWidth() - snappedLeftInset() - snappedRightInset() - SCROLL_BAR;
        return snappedTopInset() + graphic.prefHeight(Math.max(1, room)) + snappedBottomInset();
    }
}
