package dev.vethwork.ui.canvas;

import dev.vethwork.edit.arrange.Extent;
import dev.vethwork.explain.Finding;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.StackNode;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.model.Status;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/** A drawn node. Its own origin is the node's centre. */
public final class NodeView extends Group {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final PseudoClass LEGAL = PseudoClass.getPseudoClass("legal");
    private static final PseudoClass DIMMED = PseudoClass.getPseudoClass("dimmed");
    private static final double RIM = 9;

    private final SVGPath outline = new SVGPath();
    private final Rectangle rim = new Rectangle();
    private final Group handles = new Group();
    private final Label name = new Label();
    private final Label detail = new Label();
    private final HBox features = new HBox(4);
    private final FontIcon icon = new FontIcon();
    private final VBox words = new VBox();
    private final HBox face = new HBox(8, icon, words);
    private final FontIcon badge = new FontIcon();
    private final FontIcon warning = new FontIcon(MaterialDesignA.ALERT);
    private Node node;
    private Silhouette silhouette = Silhouette.NAMESPACE;
    private @Nullable Status status;

    NodeView(Node node) {
        this.node = node;
        getStyleClass().add("node");
        outline.getStyleClass().add("outline");
        rim.getStyleClass().add("rim");
        name.getStyleClass().add("name");
        detail.getStyleClass().add("detail");
        icon.getStyleClass().add("kind");
        badge.getStyleClass().add("badge");
        warning.getStyleClass().add("warning");
        warning.setVisible(false);
        words.setAlignment(Pos.CENTER_LEFT);
        face.setAlignment(Pos.CENTER);
        face.setMouseTransparent(true);
        handles.getStyleClass().add("handles");
        handles.setMouseTransparent(true);
        handles.visibleProperty().bind(hoverProperty());
        getChildren().addAll(rim, outline, face, handles, badge, warning);
        show(node);
    }

    /** Shows another value of the node. */
    void show(Node value) {
        node = value;
        silhouette = Silhouette.of(value);
        setId("node-" + value.name());
        setAccessibleText(Texts.get("kind." + silhouette.key()) + " " + value.name());
        getStyleClass().setAll("node", silhouette.key());
        outline.setContent(silhouette.path());
        icon.setIconCode(silhouette.icon());
        name.setText(value.name());
        describe(value);
        double w = silhouette.width();
        double h = silhouette.height();
        rim.setX(-w / 2 - RIM);
        rim.setY(-h / 2 - RIM);
        rim.setWidth(w + 2 * RIM);
        rim.setHeight(h + 2 * RIM);
        face.setPrefSize(w - 20, h - 8);
        face.setMaxWidth(w - 20);
        face.relocate(-w / 2 + 10, -h / 2 + 4 + silhouette.faceShift());
        badge.relocate(w / 2 - 12, -h / 2 - 8);
        warning.relocate(-w / 2 - 4, -h / 2 - 8);
        handles.getChildren().setAll(handle(-w / 2, 0), handle(w / 2, 0), handle(0, -h / 2), handle(0, h / 2));
    }

    private static Circle handle(double x, double y) {
        Circle circle = new Circle(x, y, 5);
        circle.getStyleClass().add("handle");
        return circle;
    }

    private void describe(Node value) {
        words.getChildren().setAll(name);
        switch (value) {
            case Bridge bridge -> {
                detail.setText(bridge.addresses().stream().map(a -> a.text()).collect(Collectors.joining(" ")));
                if (!bridge.addresses().isEmpty()) {
                    words.getChildren().add(detail);
                }
            }
            case StackNode stack -> {
                features.getChildren().clear();
                feature(stack.stack().forwarding(), MaterialDesignS.SWAP_HORIZONTAL);
                feature(!stack.stack().masquerades().isEmpty(), MaterialDesignT.TRANSIT_CONNECTION_VARIANT);
                feature(!stack.stack().portForwards().isEmpty(), MaterialDesignA.ARROW_DECISION_OUTLINE);
                feature(
                        !stack.stack().firewall().rules().isEmpty()
                                || !stack.stack().firewall().policies().isEmpty(),
                        MaterialDesignS.SHIELD_OUTLINE);
                feature(!stack.stack().services().isEmpty(), MaterialDesignC.COG_OUTLINE);
                feature(!stack.stack().routes().isEmpty(), MaterialDesignS.SIGN_DIRECTION);
                if (!features.getChildren().isEmpty()) {
                    words.getChildren().add(features);
                }
            }
        }
    }

    private void feature(boolean there, Ikon symbol) {
        if (there) {
            FontIcon small = new FontIcon(symbol);
            small.getStyleClass().add("feature");
            features.getChildren().add(small);
        }
    }

    void place(Position at) {
        setLayoutX(at.x());
        setLayoutY(at.y());
    }

    public Position centre() {
        return new Position(getLayoutX(), getLayoutY());
    }

    /** The box around its outline, on the drawing. */
    Bounds box() {
        double w = silhouette.width();
        double h = silhouette.height();
        return new BoundingBox(getLayoutX() - w / 2, getLayoutY() - h / 2, w, h);
    }

    /** The box around its outline. */
    public Extent extent() {
        return Extent.around(centre(), silhouette.width(), silhouette.height());
    }

    /** Whether a point of the drawing is in its box, grown by a margin. */
    boolean contains(Position at, double margin) {
        return Math.abs(at.x() - getLayoutX()) <= silhouette.width() / 2 + margin
                && Math.abs(at.y() - getLayoutY()) <= silhouette.height() / 2 + margin;
    }

    public Node node() {
        return node;
    }

    public Silhouette silhouette() {
        return silhouette;
    }

    void show(Status value) {
        if (value == status) {
            return;
        }
        status = value;
        badge.setVisible(value != Status.NOT_DEPLOYED);
        badge.setIconCode(switch (value) {
            case NOT_DEPLOYED, DEPLOYED -> MaterialDesignC.CHECK_CIRCLE;
            case DIFFERS -> MaterialDesignP.PENCIL_CIRCLE;
            case FAILED -> MaterialDesignC.CLOSE_CIRCLE;
        });
        badge.getStyleClass().removeIf(s -> s.startsWith("status-"));
        badge.getStyleClass().add("status-" + value.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    }

    void warn(Finding.@Nullable Level level) {
        warning.setVisible(level == Finding.Level.ERROR || level == Finding.Level.WARNING);
        warning.getStyleClass().setAll("warning", level == Finding.Level.ERROR ? "error" : "mild");
    }

    void setSelected(boolean value) {
        pseudoClassStateChanged(SELECTED, value);
    }

    void setLit(boolean value) {
        pseudoClassStateChanged(LIT, value);
    }

    /** While a cable is drawn: whether it may end here; null when none is drawn. */
    public void showLegal(@Nullable Boolean legal) {
        pseudoClassStateChanged(LEGAL, Boolean.TRUE.equals(legal));
        pseudoClassStateChanged(DIMMED, Boolean.FALSE.equals(legal));
    }
}
