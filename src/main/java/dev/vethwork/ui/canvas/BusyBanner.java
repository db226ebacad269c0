package dev.vethwork.ui.canvas;

import dev.vethwork.ui.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;

/** Says that places are being thought about, with a button to stop that. */
public final class BusyBanner extends HBox {
    public BusyBanner(Arranging arranging) {
        setId("arranging");
        getStyleClass().add("banner");
        setAlignment(Pos.CENTER);
        ProgressIndicator turning = new ProgressIndicator();
        turning.setPrefSize(18, 18);
        turning.visibleProperty().bind(arranging.busy());
        Button stop = new Button(Texts.get("cancel"));
        stop.setId("arranging-cancel");
        stop.setFocusTraversable(false);
        stop.setOnAction(event -> arranging.cancel());
        getChildren().addAll(turning, new Label(Texts.get("arranging")), stop);
        visibleProperty().bind(arranging.busy());
    }
}
