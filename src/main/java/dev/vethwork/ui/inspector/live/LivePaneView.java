package dev.vethwork.ui.inspector.live;

import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.model.Selection;
import dev.vethwork.ui.panels.PanelStyle;
import dev.vethwork.ui.panels.PanelText;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A kernel table under the name of whose it is. */
final class LivePaneView extends VBox {
    private final LiveTable table;
    private final Label title = PanelStyle.label("", "live-title");
    private final LiveTableView view;
    private LivePane pane = new LivePane("", NetworkState.ROOT, java.util.Set.of());

    LivePaneView(LiveTable table, Selection selection, Supplier<Topology> topology, Runnable deploy) {
        this.table = table;
        this.view = new LiveTableView(table, selection, topology, () -> pane, () -> title.getFont().getSize(), deploy);
        getStyleClass().add("live-pane");
        VBox.setVgrow(view, Priority.ALWAYS);
        getChildren().addAll(title, view);
    }

    void show(LivePane shown, NetworkState observed, boolean deployed) {
        pane = shown;
        title.setText(shown.title());
        Optional<List<LiveRow>> rows = shown.rows(table, observed);
        view.show(rows.orElse(List.of()), whyEmpty(rows.isPresent(), deployed), deployed && rows.isEmpty());
    }

    private String whyEmpty(boolean there, boolean deployed) {
        return !deployed
                ? PanelText.get("live.notDeployed")
                : there
                        ? PanelText.get("live.empty." + table.key(), pane.title())
                        : PanelText.get("live.notThere", pane.title());
    }
}
