package dev.vethwork.ui.inspector;

import dev.vethwork.ui.WhileShown;
import dev.vethwork.ui.inspector.json.JsonPane;
import dev.vethwork.ui.inspector.live.LiveTable;
import dev.vethwork.ui.inspector.live.LiveView;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.model.Selection;
import dev.vethwork.ui.panels.PanelStyle;
import dev.vethwork.ui.panels.PanelText;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What is selected: its fields as drawn, and what the kernel holds of it. */
public final class InspectorPanel extends VBox {
    /** Two cells of a row fit beside each other. */
    private static final double NARROWEST = 360;
    /** How much of the window; more is the drawing's, and tabs that find no room are in the menu at their end. */
    private static final double MOST_OF_WINDOW = 1.0 / 3;
    /** What the tabs want beside them, to be shown without that menu. */
    private static final double BESIDE_TABS = 14;

    private final Document document;
    private final Selection selection;
    private final LabSession session;
    private final InspectorHeader header = new InspectorHeader();
    private final PropertiesView properties;
    private final TabPane tabs = new TabPane();
    private final BooleanProperty besideHost = new SimpleBooleanProperty();
    private boolean watching;

    /** @param deploy makes the lab what is drawn */
    public InspectorPanel(Document document, Selection selection, LabSession session, Runnable deploy) {
        this.document = document;
        this.selection = selection;
        this.session = session;
        this.properties = new PropertiesView(document, selection);
        getStyleClass().add("inspector");
        PanelStyle.dress(this);
        tabs.setId("inspector-tabs");
        tabs.getStyleClass().add("dense");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getTabs().add(new Tab(PanelText.get("tab.properties"), properties));
        Tab json = new Tab(PanelText.get("tab.json"), new JsonPane(document, selection));
        json.setId("tab-json");
        tabs.getTabs().add(json);
        for (LiveTable table : LiveTable.values()) {
            LiveView view = new LiveView(table, document, selection, session, besideHost, deploy);
            Tab tab = new Tab(PanelText.get("tab." + table.key()), view);
            tab.setId("tab-" + table.key());
            tabs.getTabs().add(tab);
        }
        VBox.setVgrow(tabs, Priority.ALWAYS);
        getChildren().addAll(header, tabs, compare());
        listen();
        refresh();
    }

    @Override
    protected double computeMinWidth(double height) {
        Node headers = tabs.lookup(".headers-region");
        double all = headers == null ? 0 : headers.prefWidth(-1) + BESIDE_TABS;
        double most = getScene() == null ? 0 : getScene().getWidth() * MOST_OF_WINDOW;
        return Math.max(NARROWEST, Math.min(all, most));
    }

    /** One more page about what is selected. */
    public void add(Tab tab) {
        tabs.getTabs().add(tab);
    }

    /** Brings one of the kernel's tables to the front. */
    public void show(LiveTable table) {
        tabs.getTabs().stream()
                .filter(tab -> ("tab-" + table.key()).equals(tab.getId()))
                .findFirst()
                .ifPresent(tabs.getSelectionModel()::select);
    }

    private CheckBox compare() {
        CheckBox box = new CheckBox(PanelText.get("live.compare"));
        box.setId("compare");
        box.getStyleClass().add("compare");
        box.selectedProperty().bindBidirectional(besideHost);
        box.visibleProperty().bind(Bindings.createBooleanBinding(
                this::isLive, tabs.getSelectionModel().selectedItemProperty()));
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private void listen() {
        WhileShown.hear(this, document.topology(), this::refresh);
        WhileShown.hear(this, selection.elements(), this::refresh);
        WhileShown.hear(this, session.observed(), this::refresh);
        WhileShown.hear(this, session.deployed(), this::refresh);
        WhileShown.hear(this, session.statuses(), this::showTitle);
        besideHost.addListener((property, before, now) -> refresh());
        tabs.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            watch();
            refresh();
        });
        sceneProperty().addListener((property, before, now) -> watch());
        sceneProperty().flatMap(Scene::widthProperty).addListener(property -> requestLayout());
    }

    /** The kernel is asked again and again only while somebody looks at one of its tables. */
    private void watch() {
        boolean wanted = getScene() != null && isLive();
        if (wanted != watching) {
            watching = wanted;
            if (wanted) {
                session.watch();
            } else {
                session.unwatch();
            }
        }
    }

    private boolean isLive() {
        return tabs.getSelectionModel().getSelectedItem().getContent() instanceof LiveView;
    }

    private void showTitle() {
        header.show(InspectorTitle.of(document.now(), selection.elements(), session));
    }

    private void refresh() {
        showTitle();
        // Only what is shown is worth the work.
        switch (tabs.getSelectionModel().getSelectedItem().getContent()) {
            case LiveView live -> live.refresh();
            case JsonPane text -> text.refresh();
            default -> properties.refresh();
        }
    }
}
