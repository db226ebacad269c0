package dev.vethwork.ui.lesson;

import static dev.vethwork.ui.panels.PanelStyle.iconButton;
import static dev.vethwork.ui.panels.PanelStyle.label;

import dev.vethwork.lesson.Lesson;
import dev.vethwork.lesson.LessonStep;
import dev.vethwork.text.Sentences;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.WhileShown;
import dev.vethwork.ui.model.Selection;
import dev.vethwork.ui.panels.PanelStyle;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** The lesson that is open, beside the drawing. */
public final class LessonPanel extends BorderPane {
    private final LessonModel model;
    private final Selection selection;
    private final Supplier<Topology> drawn;
    private final Label title = label("", "lesson-title");
    private final StepsBar steps;
    private final ScrollPane page = new ScrollPane();
    private final Button next = new Button(LessonText.get("next"), new FontIcon(MaterialDesignA.ARROW_RIGHT));
    private final Label state = label("", "lesson-state");
    private @Nullable StepView step;

    public LessonPanel(LessonModel model, Selection selection, Supplier<Topology> drawn) {
        this.model = model;
        this.selection = selection;
        this.drawn = drawn;
        this.steps = new StepsBar(model);
        setId("lesson");
        getStyleClass().add("lesson-panel");
        PanelStyle.dress(this);
        URL sheet = Objects.requireNonNull(LessonPanel.class.getResource("/dev/vethwork/ui/lesson.css"));
        getStylesheets().add(sheet.toExternalForm());
        setMinWidth(260);
        page.setFitToWidth(true);
        page.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        page.getStyleClass().addAll("edge-to-edge", "lesson-page");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox head = new HBox(8, title, iconButton(MaterialDesignC.CLOSE, LessonText.get("close"), model::close));
        head.setAlignment(Pos.TOP_LEFT);
        VBox top = new VBox(8, head, steps);
        top.getStyleClass().add("lesson-head");
        setTop(top);
        setCenter(page);
        setBottom(foot());
        WhileShown.hear(this, model.lesson(), this::open);
        WhileShown.hear(this, model.shown(), this::turn);
        WhileShown.hear(this, model.rows(), this::rows);
        WhileShown.hear(this, model.deployed(), this::rows);
        WhileShown.hear(this, model.progress(), () -> {
            steps.refresh();
            rows();
        });
        WhileShown.hear(this, model.lacking(), this::rows);
        open();
    }

    private HBox foot() {
        state.setWrapText(true);
        HBox.setHgrow(state, Priority.ALWAYS);
        state.setMaxWidth(Double.MAX_VALUE);
        next.setId("lesson-next");
        next.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        next.setMinWidth(Region.USE_PREF_SIZE);
        next.setOnAction(event -> model.show(model.shown().get() + 1));
        HBox foot = new HBox(8, state, next);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("lesson-foot");
        return foot;
    }

    private void open() {
        Lesson lesson = model.lesson().get();
        if (lesson != null) {
            title.setText(lesson.title());
            steps.show(lesson);
            turn();
        }
    }

    private void turn() {
        Lesson lesson = model.lesson().get();
        LessonStep now = model.step();
        if (lesson == null) {
            return;
        }
        steps.refresh();
        if (now == null) {
            step = null;
            page.setContent(new CertificateView(lesson, model));
        } else {
            StepView view = new StepView(lesson, now, model, selection, drawn);
            step = view;
            page.setContent(view);
        }
        page.setVvalue(0);
        next.setVisible(now != null);
        rows();
    }

    private String words(LessonStep now) {
        List<String> lacks = model.lacking().get().get(now);
        if (lacks != null) {
            return Sentences.capital(now.passedOver(lacks)) + ".";
        }
        boolean done = model.progress().get().isDone(now.number());
        return LessonText.get(
                done ? "state.done" : model.deployed().get() ? "state.open" : "state.absent", now.number());
    }

    private void rows() {
        StepView view = step;
        LessonStep now = model.step();
        if (view == null || now == null) {
            state.setText("");
            return;
        }
        view.show(model.rows().get());
        boolean done = model.isSettled(now);
        state.setText(words(now));
        next.getStyleClass().remove("accent");
        if (done) {
            next.getStyleClass().add("accent");
        }
        getStyleClass().remove("step-done");
        if (done) {
            getStyleClass().add("step-done");
        }
    }
}
