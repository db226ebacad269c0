package dev.vethwork.ui.shell;

import dev.vethwork.edit.Edits;
import dev.vethwork.edit.FreshNames;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Note;
import dev.vethwork.topology.Position;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.canvas.Geometry;
import dev.vethwork.ui.canvas.Tool;
import dev.vethwork.ui.canvas.TopologyCanvas;
import java.util.function.Consumer;
import javafx.event.EventHandler;
import javafx.geometry.Point2D;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.SVGPath;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignN;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;

/** The things to draw: dragged onto the surface, or put into its middle by a double click or Enter. */
final class Palette extends VBox {
    private final TopologyCanvas canvas;

    Palette(TopologyCanvas canvas) {
        this.canvas = canvas;
        setId("palette");
        getStyleClass().add("palette");
        Label title = new Label(Texts.get("palette"));
        title.getStyleClass().add("pane-title");
        getChildren().add(title);
        for (PaletteItem item : PaletteItem.values()) {
            Label label = label("kind." + item.silhouette().key(), picture(item));
            label.setId("palette-" + item.silhouette().key());
            placeable(label, item.silhouette().path(), at -> add(item, at));
            getChildren().add(label);
        }
        Label cable = label("kind.cable", icon(MaterialDesignV.VECTOR_LINE));
        cable.setId("palette-cable");
        cable.setOnMouseClicked(event -> canvas.tool().set(Tool.CONNECT));
        pressable(cable, () -> canvas.tool().set(Tool.CONNECT));
        Label note = label("kind.note", icon(MaterialDesignN.NOTE_TEXT_OUTLINE));
        note.setId("palette-note");
        placeable(note, "M-60,-16 H60 V16 H-60 Z", at -> canvas.document()
                .apply(Edits.addNote(new Note(Texts.get("note.new"), at.x() - 60, at.y() - 16))));
        getChildren().addAll(cable, note);
        canvas.tool().addListener((p, before, now) -> cable.pseudoClassStateChanged(
                javafx.css.PseudoClass.getPseudoClass("chosen"), now == Tool.CONNECT));
    }

    private static Label label(String key, javafx.scene.Node picture) {
        Label label = new Label(Texts.get(key), picture);
        label.getStyleClass().add("palette-item");
        label.setMaxWidth(Double.MAX_VALUE);
        label.setFocusTraversable(true);
        label.setTooltip(new Tooltip(Texts.get(key + ".tip")));
        return label;
    }

    private static StackPane picture(PaletteItem item) {
        SVGPath path = new SVGPath();
        path.setContent(item.silhouette().path());
        path.getStyleClass().add("outline");
        path.setScaleX(0.2);
        path.setScaleY(0.2);
        StackPane pane = new StackPane(new Group(path));
        pane.getStyleClass().addAll("node", item.silhouette().key(), "picture");
        pane.setMinSize(38, 22);
        pane.setPrefSize(38, 22);
        return pane;
    }

    private static StackPane icon(Ikon symbol) {
        StackPane pane = new StackPane(new FontIcon(symbol));
        pane.setMinSize(38, 22);
        return pane;
    }

    private void add(PaletteItem item, Position at) {
        if (item == PaletteItem.HOST && canvas.document().now().host().isPresent()) {
            // There is one machine; show where it is instead.
            Host host = canvas.document().now().host().orElseThrow();
            canvas.selection().set(host.name());
            canvas.reveal(host.name());
            return;
        }
        String name = FreshNames.node(canvas.document().now(), item.stem());
        if (canvas.document().apply(Edits.addNode(item.make(name), Geometry.snap(at.x(), at.y())))) {
            canvas.selection().set(name);
        }
    }

    private void placeable(Label label, String ghostPath, Consumer<Position> place) {
        SVGPath ghost = new SVGPath();
        ghost.setContent(ghostPath);
        ghost.getStyleClass().add("ghost");
        ghost.setMouseTransparent(true);
        EventHandler<MouseEvent> follow = event -> {
            Position at = at(event);
            Position snapped = Geometry.snap(at.x(), at.y());
            ghost.setLayoutX(snapped.x());
            ghost.setLayoutY(snapped.y());
            if (ghost.getParent() == null) {
                canvas.drawing().overlay().getChildren().add(ghost);
            }
        };
        // The whole scene is listened to: not every platform hands a drag to where the button was pressed.
        label.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            label.requestFocus();
            label.getScene().addEventFilter(MouseEvent.MOUSE_DRAGGED, follow);
            whenReleased(label.getScene(), released -> {
                released.scene().removeEventFilter(MouseEvent.MOUSE_DRAGGED, follow);
                boolean wasShown = canvas.drawing().overlay().getChildren().remove(ghost);
                if (wasShown && isOnCanvas(released.event())) {
                    place.accept(at(released.event()));
                    canvas.requestFocus();
                }
            });
        });
        label.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getClickCount() == 2) {
                place.accept(canvas.middle());
            }
        });
        pressable(label, () -> place.accept(canvas.middle()));
        label.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                canvas.drawing().overlay().getChildren().remove(ghost);
            }
        });
    }

    private record Release(Scene scene, MouseEvent event) {}

    private static void whenReleased(Scene scene, Consumer<Release> then) {
        scene.addEventFilter(MouseEvent.MOUSE_RELEASED, new EventHandler<>() {
            @Override
            public void handle(MouseEvent event) {
                scene.removeEventFilter(MouseEvent.MOUSE_RELEASED, this);
                then.accept(new Release(scene, event));
            }
        });
    }

    private boolean isOnCanvas(MouseEvent event) {
        return canvas.getLayoutBounds().contains(canvas.sceneToLocal(event.getSceneX(), event.getSceneY()));
    }

    private static void pressable(Label label, Runnable action) {
        label.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
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
