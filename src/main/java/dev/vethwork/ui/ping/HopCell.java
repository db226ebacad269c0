package dev.vethwork.ui.ping;

import static dev.vethwork.ui.panels.PanelStyle.label;

import dev.vethwork.explain.Evidence;
import dev.vethwork.explain.PathHop;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.model.Selection;
import dev.vethwork.ui.panels.Lit;
import dev.vethwork.ui.panels.WrappingCell;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** What a node decided, and the rows of its tables that made it. */
final class HopCell extends WrappingCell<HopRow> {
    private final Lit lit;

    HopCell(Selection selection, Supplier<Topology> topology) {
        lit = new Lit(this, selection, topology);
    }

    @Override
    protected void updateItem(HopRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            lit.about("");
            setGraphic(null);
            return;
        }
        lit.about(row.hop().node());
        setGraphic(row(row));
    }

    private static HBox row(HopRow row) {
        PathHop hop = row.hop();
        FontIcon icon = icon(row);
        Label node = label(hop.node(), "hop-node");
        node.setMinWidth(Region.USE_PREF_SIZE);
        Label decision = label(hop.decision(), "hop-decision");
        decision.setWrapText(true);
        VBox words = new VBox(new HBox(8, node, decision));
        for (Evidence evidence : hop.evidence()) {
            String kind = PingText.get("evidence." + evidence.kind().name().toLowerCase(Locale.ROOT));
            Label text = label(evidence.text(), "hop-evidence");
            text.setWrapText(true);
            Label table = label(kind, "muted", "hop-table");
            table.setMinWidth(Region.USE_PREF_SIZE);
            HBox line = new HBox(8, table, text);
            line.setAlignment(Pos.BASELINE_LEFT);
            words.getChildren().add(line);
        }
        return new HBox(8, icon, words);
    }

    private static FontIcon icon(HopRow row) {
        FontIcon icon = new FontIcon(
                row.lost()
                        ? MaterialDesignC.CLOSE
                        : row.back() ? MaterialDesignA.ARROW_LEFT : MaterialDesignA.ARROW_RIGHT);
        icon.getStyleClass().add(row.lost() ? "hop-lost" : row.back() ? "hop-back" : "hop-there");
        return icon;
    }
}
