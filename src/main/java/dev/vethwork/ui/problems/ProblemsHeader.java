package dev.vethwork.ui.problems;

import dev.vethwork.edit.Edit;
import dev.vethwork.explain.Finding;
import dev.vethwork.ui.WhileShown;
import dev.vethwork.ui.panels.PanelStyle;
import dev.vethwork.ui.panels.PanelText;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/** Counts the findings by how bad they are, and fixes all that leave nothing to choose. */
final class ProblemsHeader extends HBox {
    private final ObservableList<Finding> findings;
    private final Button all = new Button(null, new FontIcon(MaterialDesignA.AUTO_FIX));

    ProblemsHeader(ObservableList<Finding> findings, Consumer<Edit> fix) {
        this.findings = findings;
        getStyleClass().add("panel-header");
        setAlignment(Pos.CENTER_LEFT);
        all.setId("fix-all");
        all.getStyleClass().add("small");
        all.setMinWidth(Region.USE_PREF_SIZE);
        all.setTooltip(new Tooltip(PanelText.get("problems.fixAll.help")));
        all.setOnAction(event -> SafeFixes.together(findings).ifPresent(fix));
        WhileShown.hear(this, findings, this::refresh);
        refresh();
    }

    private void refresh() {
        getChildren().clear();
        for (Finding.Level level : Finding.Level.values()) {
            long count = findings.stream().filter(f -> f.level() == level).count();
            if (count > 0) {
                String name = level.name().toLowerCase(Locale.ROOT);
                Label label = PanelStyle.label(PanelText.get("problems.count." + name, count), "count");
                label.setId("problems-" + name);
                label.setGraphic(ProblemCell.icon(level));
                label.setMinWidth(Region.USE_PREF_SIZE);
                getChildren().add(label);
            }
        }
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        int safe = SafeFixes.among(findings).size();
        all.setText(PanelText.get("problems.fixAll", safe));
        // For a single one there is its own button.
        all.setVisible(safe > 1);
        getChildren().addAll(gap, all);
        setVisible(!findings.isEmpty());
        setManaged(!findings.isEmpty());
    }
}
