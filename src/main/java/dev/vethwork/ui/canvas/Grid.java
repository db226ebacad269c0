package dev.vethwork.ui.canvas;

import dev.vethwork.settings.GridChoice;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.StyleConverter;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/** The dots behind the drawing. */
final class Grid extends Region {
    private static final CssMetaData<Grid, Paint> DOT =
            new CssMetaData<>("-vw-dot", StyleConverter.getPaintConverter(), Color.LIGHTGRAY) {
                @Override
                public boolean isSettable(Grid grid) {
                    return true;
                }

                @Override
                public StyleableObjectProperty<Paint> getStyleableProperty(Grid grid) {
                    return grid.dot;
                }
            };

    private final Canvas canvas = new Canvas();
    private final Viewport viewport;
    private final ObservableValue<GridChoice> choice;
    private final StyleableObjectProperty<Paint> dot =
            new SimpleStyleableObjectProperty<>(DOT, this, "dot", Color.LIGHTGRAY);

    Grid(Viewport viewport, ObservableValue<GridChoice> choice) {
        this.viewport = viewport;
        this.choice = choice;
        getStyleClass().add("grid");
        setMouseTransparent(true);
        getChildren().add(canvas);
        viewport.zoom().addListener(p -> requestLayout());
        viewport.x().addListener(p -> requestLayout());
        viewport.y().addListener(p -> requestLayout());
        dot.addListener(p -> requestLayout());
        choice.addListener(p -> requestLayout());
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        if (!choice.getValue().shown()) {
            return;
        }
        double step = choice.getValue().size() * viewport.zoom().get();
        while (step < 14) {
            step *= 4;
        }
        g.setFill(dot.get());
        double size = step > 40 ? 2 : 1.5;
        for (double x = mod(viewport.x().get(), step); x < getWidth(); x += step) {
            for (double y = mod(viewport.y().get(), step); y < getHeight(); y += step) {
                g.fillRect(x - size / 2, y - size / 2, size, size);
            }
        }
    }

    private static double mod(double value, double by) {
        return value - Math.floor(value / by) * by;
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        List<CssMetaData<? extends Styleable, ?>> all = new ArrayList<>(Region.getClassCssMetaData());
        all.add(DOT);
        return all;
    }
}
