package dev.vethwork.ui.canvas;

import java.util.Optional;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.util.Duration;

/** Shows what is known of the element that the pointer rests on. */
final class Hints {
    private static final Duration REST = Duration.millis(700);
    private static final double BESIDE = 14;

    private final TopologyCanvas canvas;
    private final Function<String, String> facts;
    private final Tooltip tip = new Tooltip();
    private final PauseTransition rest = new PauseTransition(REST);
    private Optional<String> over = Optional.empty();
    private double x;
    private double y;

    Hints(TopologyCanvas canvas, Function<String, String> facts) {
        this.canvas = canvas;
        this.facts = facts;
        tip.setId("facts");
        tip.getStyleClass().add("facts");
        rest.setOnFinished(event -> show());
        canvas.addEventFilter(MouseEvent.MOUSE_MOVED, event -> {
            x = event.getScreenX();
            y = event.getScreenY();
        });
        canvas.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> hide());
        canvas.addEventFilter(ScrollEvent.SCROLL, event -> hide());
        canvas.addEventFilter(MouseEvent.MOUSE_EXITED, event -> hide());
    }

    void over(Hit hit) {
        Optional<String> id = hit.note() == null ? hit.id() : Optional.empty();
        if (!id.equals(over)) {
            hide();
            over = id;
            if (id.isPresent()) {
                rest.playFromStart();
            }
        }
    }

    private void hide() {
        over = Optional.empty();
        rest.stop();
        tip.hide();
    }

    private void show() {
        String text = over.map(facts).orElse("");
        if (!text.isEmpty() && canvas.getScene() != null && canvas.getScene().getWindow() != null && canvas.getScene().getWindow().isFocused()) {
            tip.setText(text);
            tip.show(canvas, x + BESIDE, y + BESIDE);
        }
    }
}
