package dev.vethwork.ui.shell;

import dev.vethwork.ui.Texts;
import dev.vethwork.ui.model.Problem;
import java.util.Map;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.controlsfx.control.NotificationPane;
import org.controlsfx.control.action.Action;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/**
 * Says things in a bar above the drawing. What goes by itself lies over it, so that nothing jumps under the pointer; what stays
 * until it is answered or closed takes its room from the drawing, and covers nothing.
 */
public final class Notifier {
    private static final Duration LONG = Duration.seconds(12);
    private static final Duration SHORT = Duration.seconds(4);

    private final NotificationPane pane;
    private final PauseTransition hide = new PauseTransition();

    private final StackPane room;

    public Notifier(Node content) {
        room = new StackPane(content);
        pane = new NotificationPane(room);
        pane.setId("notifications");
        pane.setCloseButtonVisible(true);
        hide.setOnFinished(event -> pane.hide());
        pane.skinProperty().addListener((p, before, now) -> {
            keepWhole();
            makeRoom();
        });
    }

    /** The bar takes the height of one line, unless its text insists on what it needs at its width. */
    private void keepWhole() {
        if (pane.lookup(".notification-bar .label") instanceof Label text) {
            text.minHeightProperty()
                    .bind(Bindings.createDoubleBinding(
                            () -> text.prefHeight(text.getWidth()), text.widthProperty(), text.textProperty()));
        }
    }

    private void makeRoom() {
        if (pane.lookup(".notification-bar") instanceof Region bar) {
            room.paddingProperty()
                    .bind(Bindings.createObjectBinding(
                            () -> pane.isShowing() && !isPassing() ? new Insets(bar.getHeight(), 0, 0, 0) : Insets.EMPTY,
                            pane.showingProperty(),
                            hide.statusProperty(),
                            bar.heightProperty()));
        }
    }

    public NotificationPane pane() {
        return pane;
    }

    /** @param answers what may be done about it, by name */
    public void problem(Problem problem, Map<String, Runnable> answers) {
        problem(problem);
        offer(answers);
    }

    public void problem(Problem problem) {
        String place = problem.element().isEmpty() || problem.message().contains(problem.element())
                ? ""
                : problem.element() + ": ";
        show("error", MaterialDesignA.ALERT_CIRCLE, place + problem.sentence(), LONG);
    }

    /** What could not be done and is told nowhere else: it stays until it is closed, or something else is to be said. */
    public void error(String text) {
        show("error", MaterialDesignA.ALERT_CIRCLE, text, LONG);
        hide.stop();
    }

    /** Whether what it says goes by itself. */
    boolean isPassing() {
        return hide.getStatus() == Animation.Status.RUNNING;
    }

    public void done(String key, Object... arguments) {
        show("success", MaterialDesignC.CHECK_CIRCLE, Texts.get(key, arguments), SHORT);
    }

    /** Asks something that can wait; the bar stays until a button of it is pressed or it is closed. */
    public void ask(String text, Map<String, Runnable> answers) {
        show("question", MaterialDesignF.FILE_ALERT_OUTLINE, text, LONG);
        hide.stop();
        offer(answers);
    }

    private void offer(Map<String, Runnable> answers) {
        answers.forEach((answer, action) -> pane.getActions().add(new Action(answer, event -> {
            pane.hide();
            action.run();
        })));
    }

    /** Whatever it says is of before. */
    public void clear() {
        pane.hide();
    }

    /** Takes a text back that holds no more. */
    public void withdraw(String text) {
        if (pane.isShowing() && pane.getText().equals(text)) {
            pane.hide();
        }
    }

    private void show(String style, org.kordamp.ikonli.Ikon symbol, String text, Duration time) {
        pane.getActions().clear();
        pane.getStyleClass().removeAll("error", "success", "question");
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
