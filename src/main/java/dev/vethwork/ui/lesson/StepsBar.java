package dev.vethwork.ui.lesson;

import dev.vethwork.lesson.Lesson;
import dev.vethwork.lesson.LessonStep;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** A number for each step, done or not; pressing one shows it. The last is what was done. */
final class StepsBar extends FlowPane {
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
    private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");

    private final LessonModel model;

    StepsBar(LessonModel model) {
        this.model = model;
        getStyleClass().add("steps");
    }

    void show(Lesson lesson) {
        getChildren().clear();
        lesson.steps().forEach(step -> getChildren().add(button(step)));
        Button last = new Button(null, new FontIcon(MaterialDesignC.CERTIFICATE_OUTLINE));
        last.getStyleClass().add("step-number");
        last.setAccessibleText(LessonText.get("certificate"));
        last.setTooltip(new Tooltip(LessonText.get("certificate")));
        last.setOnAction(event -> model.show(lesson.steps().size() + 1));
        getChildren().add(last);
        refresh();
    }

    private Button button(LessonStep step) {
        Button button = new Button(String.valueOf(step.number()));
        button.setId("lesson-step-" + step.number());
        button.getStyleClass().add("step-number");
        button.setTooltip(new Tooltip(step.title()));
        button.setOnAction(event -> model.show(step.number()));
        return button;
    }

    void refresh() {
        for (int i = 0; i < getChildren().size(); i++) {
            boolean done = model.progress().get().isDone(i + 1);
            getChildren().get(i).pseudoClassStateChanged(DONE, done);
            getChildren().get(i).pseudoClassStateChanged(SHOWN, model.shown().get() == i + 1);
            if (getChildren().get(i) instanceof Button button && button.getText() != null) {
                button.setAccessibleText(LessonText.get(done ? "step.done" : "step.open", button.getText()));
            }
        }
    }
}
