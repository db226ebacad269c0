package dev.vethwork.ui.ping;

import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.Selection;
import dev.vethwork.ui.panels.PanelStyle;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Asks whether a node reaches another, and shows why or why not. */
public final class PingPanel extends VBox {
    /** @param deploy makes the lab what is drawn */
    public PingPanel(PingModel model, Document document, Selection selection, Runnable deploy) {
        setId("ping-panel");
        getStyleClass().add("ping-panel");
        PanelStyle.dress(this);
        getStylesheets()
                .add(Objects.requireNonNull(PingPanel.class.getResource("/dev/vethwork/ui/ping.css"))
                        .toExternalForm());
        ListView<HopRow> hops = new ListView<>();
        hops.setId("hops");
        hops.getStyleClass().add("dense");
        hops.setAccessibleText(PingText.get("ping.hops"));
        hops.setCellFactory(view -> new HopCell(selection, document::now));
        Label none = PanelStyle.label(PingText.get("ping.noHops"), "muted");
        // Nothing was sent yet, and so nothing stayed.
        none.visibleProperty().bind(model.answer().isNotNull());
        hops.setPlaceholder(none);
        hops.getSelectionModel().selectedItemProperty().addListener((p, before, now) -> {
            decide(selection, now == null ? hops.getItems() : List.of(now));
            if (now != null) {
                Selection.elementOf(document.now(), now.hop().node()).ifPresent(selection::set);
            }
        });
        model.answer().addListener((p, before, now) -> {
            if (now == null) {
                hops.getItems().clear();
            } else {
                hops.getItems().setAll(HopRow.of(now.explanation()));
            }
            decide(selection, hops.getItems());
        });
        ScrollPane verdict = new ScrollPane(new VerdictView(model, deploy));
        verdict.setFitToWidth(true);
        SplitPane both = new SplitPane(verdict, hops);
        both.setDividerPositions(0.45);
        VBox.setVgrow(both, Priority.ALWAYS);
        getChildren().addAll(new PingHeader(model, document, selection), both);
    }

    /** The rows that these hops were decided by, lit up in the inspector as well. */
    private static void decide(Selection selection, List<HopRow> hops) {
        selection.decide(hops.stream()
                .flatMap(h -> h.hop().evidence().stream().map(e -> new Selection.TableRow(h.hop().node(), e)))
                .toList());
    }
}
