package dev.vethwork.ui.inspector;

import dev.vethwork.ui.model.Status;
import dev.vethwork.ui.panels.PanelStyle;
import dev.vethwork.ui.panels.PanelText;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Name, kind and status of what is selected. */
final class InspectorHeader extends HBox {
    /** So much of a name is always seen, in the size of its letters. */
    private static final double NAME = 5;

    private final Label name = PanelStyle.label("", "inspector-name");
    private final Label kind = PanelStyle.label("", "inspector-kind");
    private final Label status = PanelStyle.label("", "inspector-status");

    InspectorHeader() {
        getStyleClass().addAll("panel-header", "inspector-header");
        setAlignment(Pos.BASELINE_LEFT);
        name.setId("inspector-name");
        // In a narrow one the kind goes first, and then the end of a long name.
        kind.setMinWidth(0);
        name.minWidthProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> Math.min(name.prefWidth(-1), NAME * name.getFont().getSize()),
                        name.textProperty(),
                        name.fontProperty()));
        status.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(name, kind, gap, status);
    }

    void show(InspectorTitle title) {
        name.setText(title.name());
        kind.setText(title.kind());
        Optional<String> style = title.status().map(InspectorTitle::style);
        status.setText(style.map(s -> "● " + PanelText.get("status." + s)).orElse(""));
        for (Status each : Status.values()) {
            status.getStyleClass().remove("status-" + InspectorTitle.style(each));
        }
        style.ifPresent(s -> status.getStyleClass().add("status-" + s));
    }
}
