package dev.vethwork.ui.inspector.live;

import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.model.Selection;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;

/** One of the kernel's tables for what is selected, beside the host's where that is asked for. */
public final class LiveView extends SplitPane {
    private static final double ROOM_FOR_TWO = 720;

    private final LiveTable table;
    private final Document document;
    private final Selection selection;
    private final LabSession session;
    private final BooleanProperty besideHost;
    private final Runnable deploy;

    public LiveView(
            LiveTable table,
            Document document,
            Selection selection,
            LabSession session,
            BooleanProperty besideHost,
            Runnable deploy) {
        this.table = table;
        this.document = document;
        this.selection = selection;
        this.session = session;
        this.besideHost = besideHost;
        this.deploy = deploy;
        // Tables are wide: one above the other shows more of both, until the inspector is drawn out for two.
        setOrientation(Orientation.VERTICAL);
        widthProperty().addListener((property, before, now) -> setOrientation(
                now.doubleValue() < ROOM_FOR_TWO ? Orientation.VERTICAL : Orientation.HORIZONTAL));
        getStyleClass().add("live-view");
        setId("live-" + table.key());
    }

    public void refresh() {
        List<LivePane> panes = LivePane.of(document.now(), List.copyOf(selection.elements()), besideHost.get());
        if (!session.deployed().get()) {
            // There is nothing in either, which is said once.
            panes = panes.subList(0, 1);
        }
        if (getItems().size() != panes.size()) {
            List<LivePaneView> views = new ArrayList<>();
            panes.forEach(pane -> views.add(new LivePaneView(table, selection, document::now, deploy)));
            getItems().setAll(views);
        }
        for (int i = 0; i < panes.size(); i++) {
            if (getItems().get(i) instanceof LivePaneView view) {
                view.show(panes.get(i), session.observed().get(), session.deployed().get());
            }
        }
    }
}
