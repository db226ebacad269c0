package dev.vethwork.ui.shell.pane;

import atlantafx.base.theme.Styles;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.action.Command;
import dev.vethwork.ui.action.CommandControls;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.shell.Workbench;
import dev.vethwork.ui.shell.command.WindowCommands;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToolBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** The tool bar: what is done most, the target. */
public final class MainToolBar extends ToolBar {
    private final ToggleButton live;
    private final LabSession session;

    public MainToolBar(WindowCommands commands, Workbench bench, TargetChoice target) {
        setId("tool-bar");
        session = bench.session();
        // As long as there is a window the lab is watched.
        session.watch();
        live = live(bench);
        // A lab lives in one place: it is taken down there before it can move.
        target.disableProperty().bind(session.busy().or(session.deployed()));
        Button deploy = CommandControls.button(commands.deploy, true);
        deploy.getStyleClass().addAll(Styles.ACCENT, "deploy");
        Button teardown = CommandControls.button(commands.teardown, true);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getItems().addAll(
                flat(commands.create), flat(commands.open), flat(commands.save), new Separator(Orientation.VERTICAL),
                flat(commands.undo), flat(commands.redo), new Separator(Orientation.VERTICAL),
                target, deploy, teardown, live, flat(commands.ping), space,
                flat(commands.zoomOut), flat(commands.fit), flat(commands.zoomIn), flat(commands.find));
    }

    private static Button flat(Command command) {
        Button button = CommandControls.button(command, false);
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        return button;
    }

    /** The switch of live editing: off, and not to be had, while nothing is deployed. */
    private static ToggleButton live(Workbench bench) {
        ToggleButton button = new ToggleButton(Texts.get("live"), new FontIcon(MaterialDesignP.PULSE));
        button.setId("live");
        button.setTooltip(new Tooltip(Texts.get("live.tip")));
        button.selectedProperty().bindBidirectional(bench.session().live());
        button.disableProperty().bind(bench.session().deployed().not());
        return button;
    }

    /** Watches no more. */
    public void retire() {
        live.selectedProperty().unbindBidirectional(session.live());
        session.unwatch();
    }
}
