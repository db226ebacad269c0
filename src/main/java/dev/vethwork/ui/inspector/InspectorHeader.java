package dev.vethwork.ui.inspector;

import dev.vethwork.ui.model.Status;
import dev.vethwork.ui.panels.PanelStyle;
import dev.vethwork.ui.panels.PanelText;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

/** Name, kind and status of what is selected, below each other where there is no room beside. */
final class InspectorHeader extends FlowPane {
    private final Label name = PanelStyle.label("", "inspector-name");
    private final Label kind = PanelStyle.label("", "inspector-kind");
    private final Label status = PanelStyle.label("", "inspector-status");

    InspectorHeader() {
        getStyleClass().addAll("panel-header", "inspector-header");
        name.setId("inspector-name");
        // Of a name that is longer than the inspector is wide, the end goes.
        name.maxWidthProperty().bind(widthProperty().subtract(Bindings.createDoubleBinding(
                () -> getInsets().getLeft() + getInsets().getRight(), insetsProperty())));
        getChildren().addAll(name, kind, status);
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
