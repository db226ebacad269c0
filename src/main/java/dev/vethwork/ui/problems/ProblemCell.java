package dev.vethwork.ui.problems;

import static dev.vethwork.ui.panels.PanelStyle.label;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditText;
import dev.vethwork.explain.Finding;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.model.Selection;
import dev.vethwork.ui.panels.Lit;
import dev.vethwork.ui.panels.PanelStyle;
import dev.vethwork.ui.panels.PanelText;
import dev.vethwork.ui.panels.WrappingCell;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;

/** A finding: what is wrong where, what to do, and a button where the program can do it. */
final class ProblemCell extends WrappingCell<Finding> {
    private final Lit lit;
    private final Consumer<Edit> fix;

    ProblemCell(Selection selection, Supplier<Topology> topology, Consumer<Edit> fix) {
        this.fix = fix;
        lit = new Lit(this, selection, topology);
    }

    @Override
    protected void updateItem(Finding finding, boolean empty) {
        super.updateItem(finding, empty);
        if (empty || finding == null) {
            lit.about("");
            setGraphic(null);
            return;
        }
        lit.about(finding.element());
        setGraphic(row(finding));
    }

    private HBox row(Finding finding) {
        FontIcon icon = icon(finding.level());
        Label element = label(finding.element(), "problem-element");
        element.setMinWidth(Region.USE_PREF_SIZE);
        Label message = label(finding.message(), "problem-message");
        message.setWrapText(true);
        Label remedy = label(finding.fix(), "problem-fix");
        remedy.setWrapText(true);
        VBox words = new VBox(new HBox(8, element, message), remedy);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(8, icon, words);
        row.setAlignment(Pos.CENTER_LEFT);
        Edit edit = finding.edit();
        if (edit != null) {
            row.getChildren().add(button(edit));
        }
        return row;
    }

    static FontIcon icon(Finding.Level level) {
        FontIcon icon = new FontIcon(picture(level));
        icon.getStyleClass().addAll("problem-icon", "level-" + level.name().toLowerCase(Locale.ROOT));
        return icon;
    }

    private Button button(Edit edit) {
        Button button = new Button(PanelText.get("problems.fix"), new FontIcon(MaterialDesignW.WRENCH_OUTLINE));
        button.getStyleClass().addAll("small", "fix-button");
        PanelStyle.keepFocus(button);
        button.setMinWidth(Region.USE_PREF_SIZE);
        String what = EditText.of(edit.name(), Locale.getDefault());
        button.setTooltip(new Tooltip(what));
        button.setAccessibleText(what);
        button.setOnAction(event -> fix.accept(edit));
        return button;
    }

    private static Ikon picture(Finding.Level level) {
        return switch (level) {
            case ERROR -> MaterialDesignA.ALERT_CIRCLE;
            case WARNING -> MaterialDesignA.ALERT;
            case INFO -> MaterialDesignI.INFORMATION_OUTLINE;
        };
    }
}
