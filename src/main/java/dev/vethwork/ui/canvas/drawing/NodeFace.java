package dev.vethwork.ui.canvas.drawing;

import dev.vethwork.explain.Finding;
import dev.vethwork.render.Box;
import dev.vethwork.render.Chips;
import dev.vethwork.render.Feature;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.StackNode;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.canvas.look.Silhouette;
import dev.vethwork.ui.model.Status;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.SVGPath;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** What a node looks like near by. Its own origin is the node's centre. */
final class NodeFace extends Group {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final PseudoClass LEGAL = PseudoClass.getPseudoClass("legal");
    private static final PseudoClass DIMMED = PseudoClass.getPseudoClass("dimmed");
    private static final PseudoClass HOVER = PseudoClass.getPseudoClass("pointed");

    /** The radius of what a cable is pulled from. */
    static final double HANDLE = 5;

    private final SVGPath outline = new SVGPath();
    private final Group handles = new Group();
    private final Label name = new Label();
    private final HBox features = new HBox(4);
    private final FontIcon icon = new FontIcon();
    private final VBox words = new VBox();
    private final HBox face = new HBox(8, icon, words);
    private final Group chips = new Group();
    private final FontIcon badge = new FontIcon();
    private double zoom = 1;
    private final FontIcon warning = new FontIcon(MaterialDesignA.ALERT);

    NodeFace() {
        outline.getStyleClass().add("outline");
        name.getStyleClass().add("name");
        icon.getStyleClass().add("kind");
        badge.getStyleClass().add("badge");
        warning.getStyleClass().add("warning");
        warning.setVisible(false);
        words.setAlignment(Pos.CENTER_LEFT);
        face.setAlignment(Pos.CENTER);
        handles.getStyleClass().add("handles");
        handles.setVisible(false);
        setMouseTransparent(true);
        // Moved as a picture: painting it anew each time is what makes a drag stutter.
        setCache(true);
        getChildren().addAll(outline, face, chips, handles, badge, warning);
    }

    void show(Node value, Silhouette silhouette) {
        setId("node-" + value.name());
        getStyleClass().setAll("node", silhouette.key());
        outline.setContent(silhouette.path());
        icon.setIconCode(silhouette.icon());
        name.setText(value.name());
        describe(value);
        double w = silhouette.width();
        double h = silhouette.height();
        face.setPrefSize(w - 20, h - 8);
        face.setMaxWidth(w - 20);
        face.relocate(-w / 2 + 10, -h / 2 + 4 + silhouette.faceShift());
        chips.getChildren().setAll(chips(value));
        badge.relocate(w / 2 - 12, -h / 2 - 8);
        warning.relocate(-w / 2 - 4, -h / 2 - 8);
        handles.getChildren().setAll(handle(-w / 2, 0), handle(w / 2, 0), handle(0, -h / 2), handle(0, h / 2));
    }

    private static List<Label> chips(Node value) {
        List<String> texts = Chips.of(value);
        List<Box> boxes = Chips.boxes(value, new Position(0, 0));
        return IntStream.range(0, texts.size())
                .mapToObj(i -> {
                    Label chip = new Label(texts.get(i));
                    Box box = boxes.get(i);
                    chip.getStyleClass().add("chip");
                    chip.setManaged(false);
                    chip.resizeRelocate(box.x(), box.y(), box.width(), box.height());
                    return chip;
                })
                .toList();
    }

    private static Circle handle(double x, double y) {
        Circle circle = new Circle(x, y, HANDLE);
        circle.getStyleClass().add("handle");
        return circle;
    }

    private void describe(Node value) {
        words.getChildren().setAll(name);
        switch (value) {
            case Bridge bridge -> {
                // Where it lives has a line of its own, since beside it an address would be cut.
                bridge.inside().ifPresent(node -> detail(Texts.get("node.inside", node)));
                if (!bridge.addresses().isEmpty()) {
                    detail(bridge.addresses().stream().map(a -> a.text()).collect(Collectors.joining(" ")));
                }
            }
            case StackNode stack -> {
                features.getChildren().setAll(Feature.of(stack).stream().map(NodeFace::small).toList());
                if (!features.getChildren().isEmpty()) {
                    words.getChildren().add(features);
                }
            }
        }
    }

    private void detail(String text) {
        Label detail = new Label(text);
        detail.getStyleClass().add("detail");
        words.getChildren().add(detail);
    }

    private static FontIcon small(Feature feature) {
        FontIcon small = new FontIcon(feature.icon());
        small.getStyleClass().add("feature");
        return small;
    }

    void place(Position at) {
        setLayoutX(at.x());
        setLayoutY(at.y());
        sharpen(zoom);
    }

    /** Shifts it to whole pixels of the screen: between them, its cached picture would be blurred. */
    void sharpen(double atZoom) {
        zoom = atZoom;
        setTranslateX(Math.rint(getLayoutX() * zoom) / zoom - getLayoutX());
        setTranslateY(Math.rint(getLayoutY() * zoom) / zoom - getLayoutY());
    }

    void show(Status value) {
        badge.setVisible(value != Status.NOT_DEPLOYED);
        badge.setIconCode(switch (value) {
            case NOT_DEPLOYED, DEPLOYED -> MaterialDesignC.CHECK_CIRCLE;
            case DIFFERS -> MaterialDesignP.PENCIL_CIRCLE;
            case FAILED -> MaterialDesignC.CLOSE_CIRCLE;
        });
        badge.getStyleClass().removeIf(s -> s.startsWith("status-"));
        badge.getStyleClass().add("status-" + value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    void warn(Finding.@Nullable Level level) {
        warning.setVisible(level == Finding.Level.ERROR || level == Finding.Level.WARNING);
        warning.getStyleClass().setAll("warning", level == Finding.Level.ERROR ? "error" : "mild");
    }

    void mark(boolean selected, boolean lit, @Nullable Boolean legal, boolean hovered) {
        pseudoClassStateChanged(SELECTED, selected);
        pseudoClassStateChanged(LIT, lit);
        pseudoClassStateChanged(LEGAL, Boolean.TRUE.equals(legal));
        pseudoClassStateChanged(DIMMED, Boolean.FALSE.equals(legal));
        pseudoClassStateChanged(HOVER, hovered);
        handles.setVisible(hovered);
    }
}
