package dev.vethwork.ui.shell.pane;

import dev.vethwork.ui.Texts;
import dev.vethwork.ui.WhileShown;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableStringValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/** Says which drawing is on its way, while the one before it can neither be used nor believed. */
public final class ReadingBanner extends HBox {
    /** What is read sooner needs no word. */
    private static final Duration SHORTEST = Duration.millis(300);

    private final Label words = new Label();
    private final PauseTransition wait = new PauseTransition(SHORTEST);

    /** @param reading the name of what is read; empty while nothing is */
    public ReadingBanner(ObservableStringValue reading) {
        setId("reading");
        getStyleClass().add("banner");
        setAlignment(Pos.CENTER);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setMouseTransparent(true);
        setVisible(false);
        ProgressIndicator turning = new ProgressIndicator();
        turning.setPrefSize(18, 18);
        turning.visibleProperty().bind(visibleProperty());
        getChildren().addAll(turning, words);
        wait.setOnFinished(event -> setVisible(true));
        WhileShown.hear(this, reading, (p, before, now) -> show(now));
        show(reading.get());
    }

    private void show(String what) {
        if (what.isEmpty()) {
            wait.stop();
            setVisible(false);
        } else {
            words.setText(Texts.get("reading", what));
            wait.playFromStart();
        }
    }
}
