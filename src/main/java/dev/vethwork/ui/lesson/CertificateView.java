package dev.vethwork.ui.lesson;

import static dev.vethwork.ui.panels.PanelStyle.label;

import dev.vethwork.lesson.Lesson;
import dev.vethwork.lesson.LessonStep;
import dev.vethwork.ui.panels.Clip;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/** The last page: what was done, and when. */
final class CertificateView extends VBox {
    CertificateView(Lesson lesson, LessonModel model) {
        getStyleClass().add("certificate");
        setId("lesson-certificate");
        Progress progress = model.progress().get();
        long done = lesson.steps().stream().filter(s -> progress.isDone(s.number())).count();
        boolean whole = lesson.steps().stream().allMatch(model::isSettled);
        FontIcon seal = new FontIcon(whole ? MaterialDesignC.CERTIFICATE_OUTLINE : MaterialDesignT.TIMER_SAND);
        seal.getStyleClass().add("certificate-seal");
        Label title = wrapped(label(lesson.title(), "certificate-title"));
        Label words = wrapped(label(
                whole
                        ? LessonText.get(done == lesson.steps().size() ? "certificate.whole" : "certificate.possible", name())
                        : LessonText.get("certificate.part", done, lesson.steps().size()),
                "certificate-words"));
        VBox steps = new VBox(4);
        lesson.steps().forEach(step -> steps.getChildren().add(line(step, progress)));
        Button copy = new Button(LessonText.get("certificate.copy"), new FontIcon(MaterialDesignC.CONTENT_COPY));
        copy.setOnAction(event -> Clip.copy(text(lesson, progress)));
        Button again = new Button(LessonText.get("restart"), new FontIcon(MaterialDesignR.RESTART));
        again.setOnAction(event -> model.restart());
        getChildren().addAll(seal, title, words, steps, new HBox(8, copy, again));
    }

    /** Java has a question mark for a user whom the system has no name for. */
    private static String name() {
        String name = System.getProperty("user.name", "");
        return name.isBlank() || name.equals("?") ? LessonText.get("certificate.learner") : name;
    }

    private static HBox line(LessonStep step, Progress progress) {
        boolean done = progress.isDone(step.number());
        FontIcon icon = new FontIcon(done ? MaterialDesignC.CHECK_CIRCLE : MaterialDesignC.CIRCLE_OUTLINE);
        icon.getStyleClass().addAll("check-icon", done ? "check-met" : "check-open");
        Label name = wrapped(label(step.number() + ". " + step.title(), "check-words"));
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        Label when = label(progress.when(step.number()).map(CertificateView::time).orElse(""), "check-why");
        when.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(8, icon, name, when);
        line.setAlignment(Pos.BASELINE_LEFT);
        return line;
    }

    private static String text(Lesson lesson, Progress progress) {
        StringBuilder out = new StringBuilder(lesson.title()).append('\n');
        lesson.steps()
                .forEach(step -> out.append(progress.isDone(step.number()) ? "✓ " : "  ")
                        .append(step.number())
                        .append(". ")
                        .append(step.title())
                        .append(progress.when(step.number()).map(t -> "  " + time(t)).orElse(""))
                        .append('\n'));
        return out.toString();
    }

    private static String time(Instant when) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
                .withZone(ZoneId.systemDefault())
                .format(when);
    }

    private static Label wrapped(Label label) {
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
