package dev.vethwork.ui.shell;

import dev.vethwork.ui.Texts;
import dev.vethwork.ui.model.Problem;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.util.Duration;
import org.controlsfx.control.NotificationPane;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** Says things in a bar above the drawing, which goes by itself. */
public final class Notifier {
    private static final Duration LONG = Duration.seconds(12);
    private static final Duration SHORT = Duration.seconds(4);

    private final NotificationPane pane;
    private final PauseTransition hide = new PauseTransition();

    Notifier(Node content) {
        pane = new NotificationPane(content);
        pane.setId("notifications");
        pane.setCloseButtonVisible(true);
        hide.setOnFinished(event -> pane.hide());
    }

    NotificationPane pane() {
        return pane;
    }

    void problem(Problem problem) {
        String place = problem.element().isEmpty() || problem.message().contains(problem.element())
                ? ""
                : problem.element() + ": ";
        show("error", MaterialDesignA.ALERT_CIRCLE, place + problem.sentence(), LONG);
    }

    void error(String text) {
        show("error", MaterialDesignA.ALERT_CIRCLE, text, LONG);
    }

    void done(String key, Object... arguments) {
        show("success", MaterialDesignC.CHECK_CIRCLE, Texts.get(key, arguments), SHORT);
    }

    private void show(String style, org.kordamp.ikonli.Ikon symbol, String text, Duration time) {
        pane.getStyleClass().removeAll("error", "success");
        pane.getStyleClass().add(style);
        FontIcon icon = new FontIcon(symbol);
        icon.getStyleClass().add("notice");
        pane.setGraphic(icon);
        pane.setText(text);
        pane.show();
        hide.setDuration(time);
        hide.playFromStart();
    }
}
