package dev.vethwork.ui.lesson;

import static dev.vethwork.ui.panels.PanelStyle.label;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** What a step asks of the kernel, and what came of it; of the first that is not met also why. */
final class ChecksView extends VBox {
    ChecksView() {
        getStyleClass().add("checks");
        setId("lesson-checks");
    }

    void show(List<CheckRow> rows) {
        getChildren().clear();
        boolean told = false;
        for (CheckRow row : rows) {
            boolean tells = !told && row.state() == CheckRow.State.UNMET;
            getChildren().add(line(row, tells));
            told |= tells;
        }
    }

    private static HBox line(CheckRow row, boolean tells) {
        String state = row.state().name().toLowerCase(Locale.ROOT);
        FontIcon icon = new FontIcon(picture(row.state()));
        icon.getStyleClass().addAll("check-icon", "check-" + state);
        icon.setAccessibleText(LessonText.get("check." + state));
        VBox words = new VBox(wrapped(label(row.asked().expected(), "check-words")));
        if (tells) {
            words.getChildren().add(wrapped(label(LessonText.get("now", row.found()), "check-why")));
            if (!row.why().isEmpty()) {
                words.getChildren().add(wrapped(label(LessonText.get("why", sentence(row.why())), "check-why")));
            }
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(8, icon, words);
        line.getStyleClass().addAll("check", "check-row-" + state);
        return line;
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    private static Label wrapped(Label label) {
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Ikon picture(CheckRow.State state) {
        return switch (state) {
            case OPEN -> MaterialDesignC.CIRCLE_OUTLINE;
            case MET -> MaterialDesignC.CHECK_CIRCLE;
            case UNMET -> MaterialDesignC.CLOSE_CIRCLE_OUTLINE;
        };
    }
}
