package dev.vethwork.ui.start;

import dev.vethwork.render.Box;
import dev.vethwork.render.Picture;
import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.transform.Scale;

/** A picture in a window, made to fit. It may be made on any thread. */
public final class PictureNode extends Pane {
    public PictureNode(Picture picture, double width, double height) {
        Box box = picture.bounds();
        double scale = Math.min(1, Math.min(width / box.width(), height / box.height()));
        Group group = new Group();
        group.setManaged(false);
        group.setAutoSizeChildren(false);
        picture.marks().forEach(m -> group.getChildren().add(node(m)));
        group.getTransforms().add(new Scale(scale, scale));
        group.setLayoutX((width - box.width() * scale) / 2 - box.x() * scale);
        group.setLayoutY((height - box.height() * scale) / 2 - box.y() * scale);
        getChildren().add(group);
        setMinSize(width, height);
        setPrefSize(width, height);
        setMaxSize(width, height);
        setClip(new Rectangle(width, height));
        setMouseTransparent(true);
        // Painted once: it is shown while other things move over it.
        setCache(true);
    }

    private static Node node(Picture.Mark mark) {
        return switch (mark) {
            case Picture.Shape shape -> shape(shape);
            case Picture.Words words -> words(words);
        };
    }

    private static SVGPath shape(Picture.Shape shape) {
        SVGPath path = new SVGPath();
        path.setContent(shape.path());
        path.setLayoutX(shape.x());
        path.setLayoutY(shape.y());
        String fill = shape.fill();
        path.setFill(fill == null ? null : Color.web(fill));
        String stroke = shape.stroke();
        if (stroke != null) {
            path.setStroke(Color.web(stroke));
            path.setStrokeWidth(shape.width());
            path.setStrokeLineCap(StrokeLineCap.ROUND);
            path.setStrokeLineJoin(StrokeLineJoin.ROUND);
            if (shape.dash() > 0) {
                path.getStrokeDashArray().setAll(shape.dash(), shape.dash());
            }
        }
        return path;
    }

    private static Text words(Picture.Words words) {
        Text text = new Text(words.text());
        text.setFont(Font.font(
                words.type().mono() ? "monospace" : "sans-serif",
                words.type().bold() ? FontWeight.BOLD : FontWeight.NORMAL,
                words.type().size()));
        text.setFill(Color.web(words.color()));
        text.setTextOrigin(VPos.BASELINE);
        double width = text.getLayoutBounds().getWidth();
        text.setX(switch (words.anchor()) {
            case START -> words.x();
            case MIDDLE -> words.x() - width / 2;
            case END -> words.x() - width;
        });
        text.setY(words.y());
        return text;
    }
}
