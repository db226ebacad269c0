package dev.vethwork.ui.lesson;

import static dev.vethwork.ui.panels.PanelStyle.label;

import dev.vethwork.lesson.Lesson;
import dev.vethwork.lesson.LessonStep;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.model.Selection;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

/** One step: its text, what it asks of the kernel, hints one by one, and ways out for who is stuck. */
final class StepView extends VBox {
    private static final Pattern EMPHASIS = Pattern.compile("(\\*{1,2})(\\S|\\S[^*]*\\S)\\1");

    private final VBox hints = new VBox(6);
    private final ChecksView checks = new ChecksView();
    private final Button hint = new Button(LessonText.get("hint"), new FontIcon(MaterialDesignL.LIGHTBULB_OUTLINE));
    private final Deque<String> unsaid;
    private final Set<String> said = new HashSet<>();
    private String firstFix = "";

    StepView(Lesson lesson, LessonStep step, LessonModel model, Selection selection, Supplier<Topology> drawn) {
        getStyleClass().add("step");
        unsaid = new ArrayDeque<>(step.hints());
        ProseView prose = new ProseView(selection, drawn, lesson.file(), listing -> new ListingView(listing, model));
        if (step.number() == 1) {
            getChildren().addAll(prose.of(lesson.introduction()));
        }
        Label title = label(step.number() + ". " + step.title(), "step-title");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().add(title);
        getChildren().addAll(prose.of(step.text()));
        getChildren().addAll(label(LessonText.get("asks"), "step-asks"), checks, hints, help(step, model));
    }

    void show(List<CheckRow> rows) {
        checks.show(rows);
        firstFix = rows.stream()
                .filter(row -> row.state() == CheckRow.State.UNMET)
                .findFirst()
                .map(CheckRow::hint)
                .orElse("");
        refreshHint();
    }

    private void refreshHint() {
        hint.setDisable(unsaid.isEmpty() && (firstFix.isEmpty() || said.contains(firstFix)));
    }

    /** The author's own first; after them the first fix of what the explanation has found. */
    private void tellHint() {
        String text = unsaid.isEmpty() ? firstFix : unsaid.removeFirst();
        if (said.add(text)) {
            hints.getChildren().add(hint(text));
        }
        refreshHint();
    }

    private FlowPane help(LessonStep step, LessonModel model) {
        hint.setId("lesson-hint");
        hint.getStyleClass().add("small");
        hint.setOnAction(event -> tellHint());
        refreshHint();
        Button solve = new Button(LessonText.get("solve"), new FontIcon(MaterialDesignP.PLAY));
        solve.setId("lesson-solve");
        solve.getStyleClass().add("small");
        solve.disableProperty().bind(model.working());
        solve.setVisible(!step.solutions().isEmpty());
        solve.setOnAction(event -> model.solve());
        Button anew = new Button(LessonText.get("anew"), new FontIcon(MaterialDesignR.RESTORE));
        anew.setId("lesson-anew");
        anew.getStyleClass().add("small");
        anew.disableProperty().bind(model.working());
        anew.setOnAction(event -> model.beginAnew());
        FlowPane help = new FlowPane(6, 6, hint, solve, anew);
        help.getStyleClass().add("step-help");
        return help;
    }

    private static Label hint(String text) {
        Label label = label(plain(text), "hint");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** Without the marks of Markdown, and with the lines of the file as one: a label breaks them where it is as wide as that. */
    static String plain(String text) {
        return EMPHASIS.matcher(text.replace("`", "").replaceAll("(?<=\\S)\n(?=\\S)", " ")).replaceAll("$2");
    }
}
