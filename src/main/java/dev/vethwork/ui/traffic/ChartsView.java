package dev.vethwork.ui.traffic;

import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.WhileShown;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.model.Selection;
import dev.vethwork.ui.panels.PanelStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A chart for each interface of what is selected. */
public final class ChartsView extends VBox {
    private static final int MOST = 24;

    private final TrafficModel model;
    private final Document document;
    private final Selection selection;
    private final VBox charts = new VBox();
    private final Label hint = PanelStyle.label("", "muted");
    private final LabSession session;

    public ChartsView(TrafficModel model, Document document, Selection selection, LabSession session) {
        this.model = model;
        this.document = document;
        this.selection = selection;
        this.session = session;
        setId("charts");
        getStyleClass().add("charts");
        getStylesheets()
                .add(Objects.requireNonNull(ChartsView.class.getResource("/dev/vethwork/ui/traffic.css"))
                        .toExternalForm());
        CheckBox on = new CheckBox(TrafficText.get("on"));
        on.setId("traffic-on");
        on.selectedProperty().bindBidirectional(model.on());
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        ScrollPane scroll = new ScrollPane(charts);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(on, hint, scroll);
        WhileShown.hear(this, model.sample(), this::refresh);
        WhileShown.hear(this, selection.elements(), this::refresh);
        refresh();
    }

    private void refresh() {
        List<EndId> ends = ends(document.now());
        hint.setText(!session.deployed().get()
                ? TrafficText.get("hint.notDeployed")
                : ends.isEmpty() ? TrafficText.get(model.on().get() ? "hint.select" : "hint.off") : "");
        hint.setManaged(!hint.getText().isEmpty());
        List<ChartView> views = new ArrayList<>();
        for (int i = 0; i < ends.size(); i++) {
            ChartView view = i < charts.getChildren().size() && charts.getChildren().get(i) instanceof ChartView old
                    ? old
                    : new ChartView();
            view.show(ends.get(i).toString(), model.history().of(ends.get(i)));
            views.add(view);
        }
        if (!charts.getChildren().equals(views)) {
            charts.getChildren().setAll(views);
        }
    }

    private List<EndId> ends(Topology topology) {
        List<EndId> ends = new ArrayList<>();
        for (String element : selection.elements()) {
            ends.addAll(model.history().of(element));
            topology.cables().stream()
                    .filter(cable -> cable.id().equals(element))
                    .forEach(cable -> ends.addAll(List.of(cable.a().id(), cable.b().id())));
        }
        return ends.stream().distinct().limit(MOST).toList();
    }
}
