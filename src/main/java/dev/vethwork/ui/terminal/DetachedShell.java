package dev.vethwork.ui.terminal;

import java.util.function.Consumer;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** A window with the shells of a tab in it. */
final class DetachedShell {
    private static final double WIDTH = 820;
    private static final double HEIGHT = 520;
    /** Pixels that its frame and the edge of the screen may need. */
    private static final double MARGIN = 80;

    private final ShellTab tab;
    private final Stage stage = new Stage();

    /** @param beside whose style sheets and icon are taken over @param back called once it is closed */
    DetachedShell(ShellTab tab, Scene beside, Consumer<ShellTab> back) {
        this.tab = tab;
        BorderPane root = new BorderPane(tab.take());
        root.getStyleClass().addAll("detached-shell");
        root.getStyleClass()
                .addAll(beside.getRoot().getStyleClass().stream()
                        .filter(c -> c.equals("dark") || c.equals("light"))
                        .toList());
        Rectangle2D room = Screen.getPrimary().getVisualBounds();
        Scene scene = new Scene(root, Math.min(WIDTH, room.getWidth() - MARGIN), Math.min(HEIGHT, room.getHeight() - MARGIN));
        // In sight, wherever the other window is.
        stage.setX(room.getMinX() + MARGIN / 2);
        stage.setY(room.getMinY() + MARGIN / 2);
        scene.getStylesheets().setAll(beside.getStylesheets());
        stage.setScene(scene);
        stage.setTitle(tab.windowTitle());
        if (beside.getWindow() instanceof Stage other) {
            stage.getIcons().setAll(other.getIcons());
        }
        stage.setOnHidden(event -> {
            root.setCenter(null);
            back.accept(tab);
        });
    }

    ShellTab tab() {
        return tab;
    }

    void show() {
        stage.show();
        stage.toFront();
        stage.requestFocus();
    }

    void close() {
        stage.hide();
    }
}
