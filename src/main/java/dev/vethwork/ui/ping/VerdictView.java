package dev.vethwork.ui.ping;

import static dev.vethwork.ui.panels.PanelStyle.label;

import dev.vethwork.explain.Explanation;
import dev.vethwork.explain.Fix;
import dev.vethwork.lab.Pinged;
import dev.vethwork.ui.model.Problem;
import dev.vethwork.ui.panels.Clip;
import dev.vethwork.ui.panels.PanelStyle;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;

/** Whether it arrives, what stops it, the command that shows it, and what would mend it; beside it the kernel's word. */
final class VerdictView extends VBox {
    private final PingModel model;
    private final Runnable deploy;

    VerdictView(PingModel model, Runnable deploy) {
        this.model = model;
        this.deploy = deploy;
        setId("verdict");
        getStyleClass().add("verdict");
        model.answer().addListener(p -> refresh());
        model.real().addListener(p -> refresh());
        model.waiting().addListener(p -> refresh());
        model.problem().addListener(p -> refresh());
        refresh();
    }

    private void refresh() {
        getChildren().clear();
        Problem problem = model.problem().get();
        PingAnswer answer = model.answer().get();
        if (problem != null) {
            getChildren().add(line(MaterialDesignA.ALERT_CIRCLE, problem.sentence(), "verdict-lost"));
        } else if (answer == null) {
            Label hint = label(PingText.get("ping.hint"), "muted", "empty");
            hint.setWrapText(true);
            getChildren().add(hint);
        } else {
            show(answer);
        }
    }

    private void show(PingAnswer answer) {
        Explanation explanation = answer.explanation();
        boolean good = explanation.reachable();
        HBox verdict = line(
                good ? MaterialDesignC.CHECK_CIRCLE : MaterialDesignC.CLOSE_CIRCLE,
                explanation.message(),
                good ? "verdict-reached" : "verdict-lost");
        verdict.setId("verdict-message");
        HBox judged = new HBox(8, label(PingText.get(answer.deployed() ? "ping.asDeployed" : "ping.asDrawn"), "muted"));
        if (explanation.cause() != null) {
            judged.getChildren().add(label(explanation.cause().name(), "verdict-cause"));
        }
        getChildren().addAll(judged, verdict);
        real(model.real().get());
        fixes(explanation);
        if (!explanation.command().isEmpty()) {
            getChildren().add(command(explanation.command()));
        }
    }

    private static HBox line(Ikon icon, String text, String style) {
        FontIcon picture = new FontIcon(icon);
        picture.getStyleClass().addAll("verdict-icon", style);
        Label words = label(text, "verdict-text");
        words.setWrapText(true);
        HBox line = new HBox(8, picture, words);
        line.setAlignment(Pos.TOP_LEFT);
        return line;
    }

    private static HBox command(String command) {
        Label text = label(command, "command-text");
        text.setId("verdict-command");
        text.setWrapText(true);
        HBox line = new HBox(
                8,
                label(PingText.get("ping.see"), "muted"),
                text,
                PanelStyle.iconButton(
                        MaterialDesignC.CONTENT_COPY, PingText.get("ping.copy"), () -> Clip.copy(command)));
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void real(@Nullable Pinged result) {
        if (result == null && model.waiting().get()) {
            // Where its word will stand: nothing below moves away from under a pointer once it comes.
            getChildren().add(line(MaterialDesignD.DOTS_HORIZONTAL, PingText.get("ping.real.asking"), "verdict-waiting"));
        } else if (result != null) {
            HBox line = line(
                    result.answered() ? MaterialDesignC.CHECK : MaterialDesignC.CLOSE,
                    word(result),
                    result.answered() ? "verdict-reached" : "verdict-lost");
            line.setId("verdict-real");
            getChildren().add(line);
        }
    }

    private static String word(Pinged result) {
        String refusal = result.refusal();
        return result.answered()
                ? PingText.get("ping.real.answered", result.address())
                : refusal.isEmpty()
                        ? PingText.get("ping.real.silent", result.address())
                        : PingText.get("ping.real.refused", result.address(), refusal);
    }

    private void fixes(Explanation explanation) {
        if (explanation.reachable()) {
            return;
        }
        if (explanation.fixes().stream().filter(Fix::suffices).count() > 1) {
            getChildren().add(label(PingText.get("ping.alternatives"), "muted"));
        }
        if (explanation.waits()) {
            Button again = button(PingText.get("ping.deploy"), MaterialDesignP.PLAY, deploy);
            again.setId("verdict-deploy");
            getChildren().add(again);
        }
        for (Fix fix : explanation.fixes()) {
            getChildren().add(button(fix.title(), MaterialDesignW.WRENCH_OUTLINE, () -> model.fix(fix.edit())));
        }
    }

    private static Button button(String text, Ikon icon, Runnable action) {
        Button button = new Button(text, new FontIcon(icon));
        PanelStyle.keepFocus(button);
        button.getStyleClass().addAll("small", "fix-button");
        button.setWrapText(true);
        button.setOnAction(event -> action.run());
        return button;
    }
}
