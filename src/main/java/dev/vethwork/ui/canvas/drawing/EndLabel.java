package dev.vethwork.ui.canvas.drawing;

import dev.vethwork.edit.arrange.Extent;
import dev.vethwork.render.Box;
import dev.vethwork.render.Leader;
import dev.vethwork.render.Stretch;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;

/** The words at a cable's end: interface and addresses. */
final class EndLabel extends Label {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private double zoom = 1;

    EndLabel() {
        getStyleClass().add("end-label");
        setMouseTransparent(true);
        setManaged(false);
        setCache(true);
    }

    void mark(boolean selected, boolean lit) {
        pseudoClassStateChanged(SELECTED, selected);
        pseudoClassStateChanged(LIT, lit);
        if (selected || lit) {
            toFront();
        }
    }

    void setWrong(boolean value) {
        pseudoClassStateChanged(WRONG, value);
    }

    /** Its size, around the origin. */
    Extent size() {
        return new Extent(0, 0, prefWidth(-1), prefHeight(-1));
    }

    /** Where it was put. */
    Extent extent() {
        return new Extent(
                getLayoutX() + getWidth() / 2, getLayoutY() + getHeight() / 2, getWidth(), getHeight());
    }

    /** To the end from which its cable is seen so; none where it is not seen, or stands on it. */
    Stream<Stretch> leader(Stretch own) {
        Extent at = extent();
        return isVisible() && getParent() != null
                ? Leader.of(Box.around(at.x(), at.y(), at.width(), at.height()), own).stream()
                : Stream.empty();
    }

    void put(Extent at) {
        resizeRelocate(Math.rint(at.left()), Math.rint(at.top()), at.width(), at.height());
        sharpen(zoom);
    }

    /** Shifts it to whole pixels of the screen: between them, its cached picture would be blurred. */
    void sharpen(double atZoom) {
        zoom = atZoom;
        setTranslateX(Math.rint(getLayoutX() * zoom) / zoom - getLayoutX());
        setTranslateY(Math.rint(getLayoutY() * zoom) / zoom - getLayoutY());
    }
}
