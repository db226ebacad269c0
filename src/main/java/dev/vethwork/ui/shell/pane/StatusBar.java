package dev.vethwork.ui.shell.pane;

import atlantafx.base.theme.Styles;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.WhileShown;
import dev.vethwork.ui.canvas.TopologyCanvas;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.model.Status;
import dev.vethwork.ui.shell.Workbench;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** The line below: where the lab lives, what differs, what is under way and the button to stop it. */
public final class StatusBar extends HBox {
    private final Workbench bench;
    private final Label state = new Label();

    public StatusBar(Workbench bench, TopologyCanvas canvas) {
        this.bench = bench;
        LabSession session = bench.session();
        setId("status-bar");
        getStyleClass().add("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        state.setId("status");
        Label phase = new Label();
        // Before there is anything to tell, a bar that moves has a word to it as well.
        WhileShown.hear(this, session.phase(), (p, before, now) -> phase.setText(now.isEmpty()
                ? Texts.get("phase")
                : Texts.has("phase." + now) ? Texts.get("phase." + now) : now));
        phase.setText(Texts.get("phase"));
        ProgressBar progress = new ProgressBar();
        progress.progressProperty().bind(session.progress());
        progress.getStyleClass().add(Styles.MEDIUM);
        Button cancel = new Button("", new FontIcon(MaterialDesignC.CLOSE));
        cancel.setId("cancel");
        cancel.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        cancel.setAccessibleText(Texts.get("cancel"));
        cancel.setOnAction(event -> session.cancel());
        // They keep their room: the panel above would jump at each short run.
        for (Region busy : java.util.List.of(phase, progress, cancel)) {
            busy.visibleProperty().bind(session.busy());
        }
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label zoom = new Label();
        zoom.textProperty().bind(canvas.viewport().zoom().divide(canvas.viewport().life()).multiply(100).asString("%.0f%%"));
        getChildren().addAll(state, space, phase, progress, cancel, zoom);
        for (ObservableValue<?> each : java.util.List.of(
                bench.document().topology(), bench.document().dirty(), bench.document().file(), session.statuses(),
                session.target(), session.deployed(), session.standing(), session.onlyLooking(), session.busy(), session.reading())) {
            WhileShown.hear(this, each, this::show);
        }
        show();
    }

    private void show() {
        Topology topology = bench.document().now();
        LabSession session = bench.session();
        long differ = session.statuses().get().values().stream()
                .filter(s -> s != Status.DEPLOYED)
                .count();
        String place = session.target().get().label().text();
        String saved = bench.document().dirty().get()
                ? Texts.get("status.unsaved")
                : Texts.get(bench.document().file().get() == null ? "status.new" : "status.saved");
        state.setText(String.join(
                " · ",
                place,
                Texts.get("status.elements", topology.nodes().size() + topology.cables().size()),
                session.deployed().get()
                        ? differ == 0 ? Texts.get("status.deployed") : Texts.get("status.differ", differ)
                        : Texts.get(notDeployed(session)),
                saved));
    }

    private static String notDeployed(LabSession session) {
        if (session.onlyLooking().get()) {
            return "status.looking";
        }
        if (session.standing().get().isUnreachable()) {
            return "status.unreachable";
        }
        if (session.reading().get()) {
            // After a deployment it is all done, and not seen yet.
            return "status.reading";
        }
        return session.standing().get().others().isPresent() ? "status.others" : "status.notDeployed";
    }
}
