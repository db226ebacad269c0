package dev.vethwork.ui.canvas.look;

import dev.vethwork.ui.canvas.look.Colors.Role;
import dev.vethwork.ui.canvas.raster.Raster;
import java.util.HashMap;
import java.util.Map;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.paint.Color;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineJoin;
import org.kordamp.ikonli.javafx.FontIcon;

/** Small pictures of the kinds of nodes, for when there are too many to be drawn one by one. */
public final class Sprites {
    /** How a node is marked. */
    public enum Mark {
        NONE,
        SELECTED,
        LIT,
        LEGAL
    }

    private record Key(Silhouette silhouette, Mark mark) {}

    private static final double MARGIN = 4;
    /** Below this many pixels, an icon is a smudge. */
    private static final double SMALLEST_ICON = 9;

    private final Colors colors;
    private final Map<Key, Raster> made = new HashMap<>();
    private final Map<Integer, Glyphs> glyphs = new HashMap<>();
    private double scale = 1;

    public Sprites(Colors colors) {
        this.colors = colors;
    }

    /** Colours or size have become others. */
    public void forget() {
        made.clear();
    }

    /** @param value pixels of the picture to one of the drawing's */
    public void scale(double value) {
        if (value != scale) {
            scale = value;
            made.clear();
        }
    }

    public Glyphs glyphs(double size) {
        return glyphs.computeIfAbsent((int) Math.round(size), Glyphs::new);
    }

    /** Draws one with its centre there. */
    public void draw(Raster on, Silhouette silhouette, Mark mark, double x, double y, double strength) {
        Raster sprite = made.computeIfAbsent(new Key(silhouette, mark), this::make);
        on.draw(
                sprite, (int) Math.round(x - sprite.width() / 2.0), (int) Math.round(y - sprite.height() / 2.0), strength);
    }

    private Raster make(Key key) {
        Silhouette silhouette = key.silhouette();
        Color kind = colors.color(Role.kind(silhouette));
        SVGPath outline = new SVGPath();
        outline.setContent(silhouette.path());
        Color face = colors.color(Role.FACE);
        // Small ones are told apart by their colour alone, so that they get more of it.
        outline.setFill(face.interpolate(kind, Math.clamp(0.75 - scale, 0, 0.5)));
        outline.setStroke(stroke(key.mark(), kind));
        outline.setStrokeWidth((key.mark() == Mark.NONE ? 1.4 : 3) / Math.min(1, scale));
        outline.setStrokeLineJoin(StrokeLineJoin.ROUND);
        Group group = new Group(outline);
        if (scale * 24 >= SMALLEST_ICON) {
            FontIcon icon = new FontIcon(silhouette.icon());
            icon.setIconSize(24);
            icon.setIconColor(kind);
            icon.setX(-silhouette.width() / 2 + 12);
            icon.setY(9 + silhouette.faceShift());
            group.getChildren().add(icon);
            // An icon gets its font by a style, and styles are applied within a scene alone.
            Scene scene = new Scene(new Group(group));
            scene.getRoot().applyCss();
        }
        double width = Math.ceil(silhouette.width() * scale + 2 * MARGIN);
        double height = Math.ceil(silhouette.height() * scale + 2 * MARGIN);
        return Snapshots.of(group, scale, new Rectangle2D(-width / 2, -height / 2, width, height));
    }

    private Color stroke(Mark mark, Color kind) {
        return switch (mark) {
            case NONE -> kind;
            case SELECTED -> colors.color(Role.SELECTED);
            case LIT -> colors.color(Role.LIT);
            case LEGAL -> colors.color(Role.LEGAL);
        };
    }
}
