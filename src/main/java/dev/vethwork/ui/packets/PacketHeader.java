package dev.vethwork.ui.packets;

import dev.vethwork.ui.WhileShown;
import dev.vethwork.ui.model.Background;
import dev.vethwork.ui.panels.PanelStyle;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** Where is read, what of it is shown, and what may be done with it. */
final class PacketHeader extends HBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");
    private static final Duration REST = Duration.ofMillis(250);

    final ToggleButton follow = toggle("follow", MaterialDesignA.ARROW_DOWN_BOLD_BOX_OUTLINE);
    final ToggleButton pause = toggle("pause", MaterialDesignP.PAUSE);
    private final TextField places = new TextField();
    private final TextField filter = new TextField();
    private final Label count = PanelStyle.label("", "muted");
    private final PacketModel model;
    private final Background background;
    private Background.Pending typed = () -> {};

    /** @param save asks for a file @param why asks the walk about the chosen packet */
    PacketHeader(PacketModel model, Background background, Runnable save, Runnable why) {
        this.model = model;
        this.background = background;
        getStyleClass().addAll("panel-header", "packet-header");
        setAlignment(Pos.CENTER_LEFT);
        places.setId("packet-places");
        places.setPromptText(PacketText.get("places"));
        places.setTooltip(new Tooltip(PacketText.get("places.tip")));
        places.setPrefColumnCount(20);
        places.setOnAction(event -> start());
        WhileShown.hear(this, model.places(), (p, before, now) -> places.setText(now));
        filter.setId("packet-filter");
        filter.setPromptText(PacketText.get("filter"));
        filter.setPrefColumnCount(20);
        HBox.setHgrow(filter, Priority.SOMETIMES);
        filter.textProperty().addListener((p, before, now) -> {
            typed.cancel();
            typed = this.background.after(REST, () -> model.filter(now.strip()));
        });
        Tooltip mistake = new Tooltip();
        WhileShown.hear(this, model.filterProblem(), (p, before, now) -> {
            filter.pseudoClassStateChanged(WRONG, !now.isEmpty());
            mistake.setText(now);
            filter.setTooltip(now.isEmpty() ? null : mistake);
            filter.setAccessibleHelp(now);
        });
        follow.setSelected(true);
        count.setId("packet-count");
        count.setMinWidth(USE_PREF_SIZE);
        filter.setMinWidth(80);
        places.setMinWidth(80);
        getChildren()
                .addAll(
                        places,
                        startStop(),
                        filter,
                        follow,
                        pause,
                        PanelStyle.iconButton(MaterialDesignD.DELETE_SWEEP_OUTLINE, PacketText.get("clear"), model::clear),
                        button("save", MaterialDesignC.CONTENT_SAVE_OUTLINE, save),
                        button("wireshark", MaterialDesignS.SHARK_FIN_OUTLINE, model::wireshark),
                        button("why", MaterialDesignH.HELP_CIRCLE_OUTLINE, why),
                        count);
    }

    private Button startStop() {
        Button button = new Button();
        button.setId("packet-start");
        button.getStyleClass().addAll("small", "accent");
        button.setMinWidth(USE_PREF_SIZE);
        button.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> PacketText.get(model.state().get() == PacketModel.State.IDLE ? "start" : "stop"),
                        model.state()));
        button.setGraphic(new FontIcon(MaterialDesignR.RECORD_CIRCLE_OUTLINE));
        button.setOnAction(event -> {
            if (model.state().get() == PacketModel.State.IDLE) {
                start();
            } else {
                model.stop();
            }
        });
        return button;
    }

    private void start() {
        List<String> where = Arrays.stream(places.getText().split("[ ,]+")).filter(p -> !p.isEmpty()).toList();
        model.start(where);
    }

    private static ToggleButton toggle(String key, Ikon icon) {
        ToggleButton button = new ToggleButton(null, new FontIcon(icon));
        button.setId("packet-" + key);
        button.getStyleClass().addAll("button-icon", "small");
        button.setTooltip(new Tooltip(PacketText.get(key)));
        button.setAccessibleText(PacketText.get(key));
        return button;
    }

    private static Button button(String key, Ikon icon, Runnable action) {
        Button button = PanelStyle.iconButton(icon, PacketText.get(key), action);
        button.setId("packet-" + key);
        return button;
    }

    /** Tells how many there are. */
    void count(int shown, long all, long lost) {
        count.setText(lost == 0 ? PacketText.get("count", shown, all) : PacketText.get("count.lost", shown, all, lost));
    }
}
