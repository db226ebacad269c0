package dev.vethwork.ui.canvas;

import dev.vethwork.edit.arrange.Extent;
import dev.vethwork.topology.Position;
import dev.vethwork.ui.WhileShown;
import dev.vethwork.ui.canvas.drawing.DrawingViews;
import dev.vethwork.ui.canvas.ground.Viewport;
import dev.vethwork.ui.model.Selection;
import java.util.Optional;
import java.util.Set;
import javafx.beans.value.ObservableIntegerValue;
import javafx.geometry.BoundingBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** What of the drawing is seen on the surface: all of it until somebody looks elsewhere, a part, an element in the middle. */
public final class Sight {
    private final Region surface;
    private final DrawingViews drawing;
    private final Selection selection;
    private final Viewport viewport = new Viewport();
    private boolean fitted;
    /** What was seen when all of the drawing was shown; as long as nobody looks elsewhere, all of it is shown. */
    private Viewport.@Nullable View whole;

    Sight(Region surface, DrawingViews drawing, Selection selection) {
        this.surface = surface;
        this.drawing = drawing;
        this.selection = selection;
    }

    public Viewport viewport() {
        return viewport;
    }

    /** Another drawing is there: all of it is to be seen, as soon as there is a surface. */
    void startAnew() {
        fitted = false;
    }

    /** The surface has another size. */
    void resized() {
        if (viewport.view().equals(whole)) {
            fitted = false;
        }
        fitOnce();
    }

    void fitOnce() {
        if (!fitted && surface.getWidth() > 0 && surface.getHeight() > 0) {
            fitted = true;
            fit();
        }
    }

    /** Shows the whole drawing. */
    public void fit() {
        viewport.fit(drawing.extent(), surface.getWidth(), surface.getHeight());
        whole = viewport.view();
    }

    /** Shows what is selected, or the whole drawing where nothing is. */
    public void fitSelection() {
        Optional<Extent> around = drawing.extentOf(selection.elements());
        if (around.isEmpty()) {
            fit();
            return;
        }
        Extent box = around.get();
        viewport.fit(
                new BoundingBox(box.left(), box.top(), box.width(), box.height()), surface.getWidth(), surface.getHeight());
    }

    /** The part of the drawing that is seen. */
    public Extent seen() {
        Position from = viewport.toDrawing(0, 0);
        Position to = viewport.toDrawing(surface.getWidth(), surface.getHeight());
        return new Extent((from.x() + to.x()) / 2, (from.y() + to.y()) / 2, to.x() - from.x(), to.y() - from.y());
    }

    /** The point of the drawing that is in the middle of the surface. */
    public Position middle() {
        return viewport.toDrawing(surface.getWidth() / 2, surface.getHeight() / 2);
    }

    /** Brings an element into the middle, by its name in the selection. */
    public void reveal(String element) {
        drawing.extentOf(Set.of(element))
                .ifPresent(box -> viewport.centre(box.centre(), surface.getWidth(), surface.getHeight()));
    }

    /** Brings an element to where a box in the upper right corner, as wide as that, does not cover it. */
    public void revealBeside(String element, double covered) {
        double room = surface.getWidth() - covered;
        drawing.extentOf(Set.of(element)).ifPresent(box -> viewport.centre(
                box.centre(), room > covered / 2 ? room : surface.getWidth(), surface.getHeight()));
    }

    /** Zooms around the middle. */
    public void zoomBy(double factor) {
        viewport.zoomAt(surface.getWidth() / 2, surface.getHeight() / 2, factor);
    }

    public void zoomTo(double zoom) {
        zoomBy(zoom / viewport.zoom().get());
    }

    /** Shows the drawing in its own size: with letters as large as the window's. */
    public void zoomToLife() {
        zoomTo(viewport.life().get());
    }

    /** Lets the drawing grow with the window's letters. */
    public void followTextSize(ObservableIntegerValue percent) {
        viewport.life().set(percent.get() / 100.0);
        WhileShown.hear(surface, percent, () -> {
            double factor = percent.get() / 100.0 / viewport.life().get();
            viewport.life().set(percent.get() / 100.0);
            zoomBy(factor);
        });
    }
}
