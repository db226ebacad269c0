package dev.vethwork.ui.shell.pane;

import dev.vethwork.topology.Position;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.canvas.CanvasTool;
import dev.vethwork.ui.canvas.Stamp;
import dev.vethwork.ui.canvas.TopologyCanvas;
import dev.vethwork.ui.canvas.gesture.Ghost;
import dev.vethwork.ui.canvas.look.Silhouette;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.event.EventHandler;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.SVGPath;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignN;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;

/** The things to draw: dragged onto the surface, clicked and then placed, or put into its middle by Enter. */
public final class NodePalette extends VBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    /** A window that is not as many of its letters wide has more use for a wider drawing than for names beside pictures. */
    private static final double ROOMY = 60;

    /** How large the title's letters are beside the others. */
    private static final double TITLE = 0.85;

    /** The width of a scroll bar. */
    private static final double BAR = 14;

    private final TopologyCanvas canvas;
    private final Ghost ghost;
    private final Label title = new Label(Texts.get("palette"));
    private final BooleanProperty narrow = new SimpleBooleanProperty();

    public NodePalette(TopologyCanvas canvas) {
        this.canvas = canvas;
        this.ghost = new Ghost(canvas);
        setId("palette");
        getStyleClass().add("palette");
        title.getStyleClass().add("pane-title");
        getChildren().add(title);
        for (Stamp stamp : Stamp.values()) {
            if (stamp != Stamp.NOTE) {
                getChildren().add(stamp(stamp));
            }
        }
        getChildren().addAll(cable(), stamp(Stamp.NOTE));
        InvalidationListener look = p -> look();
        title.fontProperty().addListener(look);
        sceneProperty().flatMap(Scene::widthProperty).orElse(0).addListener(look);
    }

    private void look() {
        if (getScene() != null) {
            narrow.set(getScene().getWidth() < ROOMY * title.getFont().getSize() / TITLE);
            pseudoClassStateChanged(NARROW, narrow.get());
        }
    }

    /** Where a window is too low for it, it scrolls: what is below it would be pushed out of the window. */
    public ScrollPane scrolled() {
        // It would take the keyboard from what is pressed in it.
        addEventHandler(MouseEvent.MOUSE_PRESSED, Event::consume);
        return new Scrolled(this);
    }

    /** As wide as the palette wants, from the first layout on: the dividers beside it stand at a part of what is left. */
    private static final class Scrolled extends ScrollPane {
        private final NodePalette palette;

        Scrolled(NodePalette palette) {
            super(palette);
            this.palette = palette;
            getStyleClass().add("palette-scroll");
            setFitToWidth(true);
            setFitToHeight(true);
            setFocusTraversable(false);
            setMinHeight(0);
            setHbarPolicy(ScrollBarPolicy.NEVER);
            heightProperty().addListener(p -> requestLayout());
        }

        @Override
        protected double computePrefWidth(double height) {
            double wanted = palette.prefWidth(-1);
            boolean scrolls = getHeight() > 0 && palette.minHeight(wanted) > getHeight() + 1;
            return wanted + (scrolls ? BAR : 0);
        }

        @Override
        protected double computeMinWidth(double height) {
            return computePrefWidth(height);
        }
    }

    private BorderPane stamp(Stamp stamp) {
        BorderPane item = item(
                "kind." + stamp.word(),
                stamp.silhouette().map(NodePalette::picture).orElseGet(() -> icon(MaterialDesignN.NOTE_TEXT_OUTLINE)),
                stamp.key());
        item.setId("palette-" + stamp.word());
        draggable(item, stamp);
        pressable(item, () -> stamp.place(canvas, canvas.sight().middle()));
        Runnable mark = () -> item.pseudoClassStateChanged(
                CHOSEN, canvas.tool().get() == CanvasTool.PLACE && canvas.stamp().get() == stamp);
        canvas.tool().addListener(p -> mark.run());
        canvas.stamp().addListener(p -> mark.run());
        return item;
    }

    private BorderPane cable() {
        BorderPane item = item("kind.cable", icon(MaterialDesignV.VECTOR_LINE), KeyCode.C);
        item.setId("palette-cable");
        item.setOnMouseClicked(event -> canvas.tool().set(CanvasTool.CONNECT));
        pressable(item, () -> canvas.tool().set(CanvasTool.CONNECT));
        canvas.tool().addListener((p, before, now) -> item.pseudoClassStateChanged(CHOSEN, now == CanvasTool.CONNECT));
        return item;
    }

    private BorderPane item(String key, Node picture, KeyCode code) {
        Label name = new Label(Texts.get(key), picture);
        name.contentDisplayProperty()
                .bind(Bindings.when(narrow).then(ContentDisplay.GRAPHIC_ONLY).otherwise(ContentDisplay.LEFT));
        Label hint = new Label(code.getName());
        hint.getStyleClass().add("key");
        BorderPane item = new BorderPane(null, null, hint, null, name);
        item.getStyleClass().add("palette-item");
        BorderPane.setAlignment(name, javafx.geometry.Pos.CENTER_LEFT);
        BorderPane.setAlignment(hint, javafx.geometry.Pos.CENTER_RIGHT);
        item.setFocusTraversable(true);
        item.setAccessibleRole(AccessibleRole.BUTTON);
        item.setAccessibleText(Texts.get(key));
        item.setAccessibleHelp(Texts.get(key + ".tip"));
        Tooltip.install(item, new Tooltip(Texts.get(key + ".tip") + "  (" + code.getName() + ")"));
        return item;
    }

    private static StackPane picture(Silhouette silhouette) {
        SVGPath path = new SVGPath();
        path.setContent(silhouette.path());
        path.getStyleClass().add("outline");
        StackPane pane = new StackPane(new Group(path));
        // As high as the letters beside it want.
        path.scaleXProperty().bind(pane.heightProperty().multiply(0.2 / 22));
        path.scaleYProperty().bind(pane.heightProperty().multiply(0.2 / 22));
        pane.getStyleClass().addAll("node", silhouette.key(), "picture");
        pane.getStyleClass().add("palette-picture");
        return pane;
    }

    private static StackPane icon(Ikon symbol) {
        StackPane pane = new StackPane(new FontIcon(symbol));
        pane.getStyleClass().add("palette-picture");
        return pane;
    }

    private void draggable(Node item, Stamp stamp) {
        EventHandler<MouseEvent> follow = event -> {
            if (!event.isStillSincePress()) {
                ghost.show(stamp, at(event));
            }
        };
        boolean[] calledOff = {false};
        // The whole scene is listened to: not every platform hands a drag to where the button was pressed.
        item.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            item.requestFocus();
            Scene scene = item.getScene();
            scene.addEventFilter(MouseEvent.MOUSE_DRAGGED, follow);
            calledOff[0] = false;
            once(scene, MouseEvent.MOUSE_RELEASED, released -> {
                scene.removeEventFilter(MouseEvent.MOUSE_DRAGGED, follow);
                ghost.hide();
                if (!calledOff[0] && !released.isStillSincePress() && isOnCanvas(released)) {
                    // What was chosen before this was taken up is not to follow it.
                    canvas.tool().set(CanvasTool.SELECT);
                    stamp.place(canvas, at(released));
                    canvas.requestFocus();
                }
            });
        });
        item.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && ghost.hide()) {
                calledOff[0] = true;
                item.getScene().removeEventFilter(MouseEvent.MOUSE_DRAGGED, follow);
                event.consume();
            }
        });
        item.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getClickCount() == 2) {
                canvas.tool().set(CanvasTool.SELECT);
                stamp.place(canvas, canvas.sight().middle());
                canvas.requestFocus();
            } else if (event.isStillSincePress()) {
                canvas.choose(stamp);
                canvas.requestFocus();
            }
        });
    }

    private static void once(Scene scene, EventType<MouseEvent> type, Consumer<MouseEvent> then) {
        scene.addEventFilter(type, new EventHandler<>() {
            @Override
            public void handle(MouseEvent event) {
                scene.removeEventFilter(type, this);
                then.accept(event);
            }
        });
    }

    private boolean isOnCanvas(MouseEvent event) {
        return canvas.getLayoutBounds().contains(canvas.sceneToLocal(event.getSceneX(), event.getSceneY()));
    }

    private static void pressable(Node item, Runnable action) {
        item.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                action.run();
                event.consume();
            }
        });
    }

    private Position at(MouseEvent event) {
        Point2D on = canvas.sceneToLocal(event.getSceneX(), event.getSceneY());
        return canvas.viewport().toDrawing(on.getX(), on.getY());
    }
}
