package dev.vethwork.ui.shell.command;

import dev.vethwork.ui.action.Command;
import dev.vethwork.ui.action.Obstacle;
import dev.vethwork.ui.shell.Workbench;
import dev.vethwork.ui.traffic.TrafficModel;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;

/** Hears what passes in the lab that runs, and makes something pass. */
public final class ListenCommands {
    public final Command capture;
    public final Command traffic;
    public final Command load;
    public final Command weather;

    /**
     * @param capture reads packets at these elements, everywhere where there are none
     * @param weather turns the weather of the cable that is selected
     */
    public ListenCommands(
            Workbench bench,
            TrafficModel model,
            Consumer<Collection<String>> capture,
            Runnable load,
            Consumer<String> weather) {
        Obstacle idle = new Obstacle(bench.session().deployed().not(), "notDeployed");
        this.capture = Command.of("capture", () -> capture.accept(List.copyOf(bench.selection().elements())))
                .withIcon(MaterialDesignR.RECORD_CIRCLE_OUTLINE)
                .unless(idle);
        this.traffic = Command.of("traffic", () -> model.on().set(!model.on().get()))
                .withIcon(MaterialDesignS.SWAP_HORIZONTAL)
                .chosenWhile(model.on())
                .unless(idle);
        this.load = Command.of("load", load).withIcon(MaterialDesignP.PLAY_SPEED).unless(idle);
        BooleanBinding noCable = Bindings.createBooleanBinding(
                () -> bench.selection().single().filter(id -> isCable(bench, id)).isEmpty(),
                bench.selection().elements(),
                bench.document().topology());
        this.weather = Command.of("weather", () -> bench.selection().single().ifPresent(weather))
                .withIcon(MaterialDesignW.WEATHER_LIGHTNING_RAINY)
                .unless(noCable, "noCable");
    }

    private static boolean isCable(Workbench bench, String id) {
        return bench.document().now().cables().stream().anyMatch(cable -> cable.id().equals(id));
    }
}
