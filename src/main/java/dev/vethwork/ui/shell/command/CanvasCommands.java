package dev.vethwork.ui.shell.command;

import dev.vethwork.edit.addressing.Addressing;
import dev.vethwork.edit.arrange.Align;
import dev.vethwork.edit.arrange.Distribute;
import dev.vethwork.layout.Style;
import dev.vethwork.ui.action.Command;
import dev.vethwork.ui.action.Obstacle;
import dev.vethwork.ui.canvas.Arranging;
import dev.vethwork.ui.canvas.CanvasTool;
import dev.vethwork.ui.canvas.TopologyCanvas;
import dev.vethwork.ui.shell.Workbench;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignG;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;

/** The commands that bring order into a drawing: places, cables, addresses. */
public final class CanvasCommands {
    public final List<Command> alignments;
    public final List<Command> distributions;
    public final List<Command> layouts;
    public final List<Command> addressing;
    public final Command rename;
    public final Command connect;
    public final Command cable;
    public final Command fitSelection;
    final Command focus;
    private final Workbench bench;

    CanvasCommands(Workbench bench, TopologyCanvas canvas, Arranging arranging, EditCommands edits, RenumberingCommand numbers) {
        this.bench = bench;
        Obstacle few = unless(() -> arranging.count() > 1, "few");
        Obstacle fewer = unless(() -> arranging.count() > 2, "fewer");
        Obstacle empty = unless(() -> !bench.document().now().nodes().isEmpty(), "empty");
        alignments = Stream.of(Align.values())
                .map(a -> new Command(
                        "align." + word(a), icon(a), keys(a), few, () -> arranging.align(a)))
                .toList();
        distributions = List.of(
                new Command(
                        "distribute.horizontally", MaterialDesignD.DISTRIBUTE_HORIZONTAL_CENTER, "Shortcut+Alt+H", fewer,
                        () -> arranging.distribute(Distribute.HORIZONTALLY)),
                new Command(
                        "distribute.vertically", MaterialDesignD.DISTRIBUTE_VERTICAL_CENTER, "Shortcut+Alt+V", fewer,
                        () -> arranging.distribute(Distribute.VERTICALLY)));
        layouts = List.of(
                new Command(
                        "layout.layered", MaterialDesignF.FILE_TREE_OUTLINE, "Shortcut+L", empty,
                        () -> arranging.layout(Style.LAYERED)),
                new Command(
                        "layout.stress", MaterialDesignG.GRAPH_OUTLINE, "Shortcut+Shift+L", empty,
                        () -> arranging.layout(Style.STRESS)),
                new Command(
                        "layout.radial", MaterialDesignR.RADIOBOX_MARKED, "Shortcut+Shift+R", empty,
                        () -> arranging.layout(Style.RADIAL)));
        addressing = List.of(
                new Command(
                        "addressAll", MaterialDesignI.IP_OUTLINE, "", empty,
                        () -> bench.document().apply(Addressing.addressAll(List.of()))),
                new Command("renumber", MaterialDesignI.IP_NETWORK_OUTLINE, "", unless(numbers::possible, "noSubnet"), numbers::ask),
                new Command(
                        "defaultRoutes", MaterialDesignS.SIGN_DIRECTION, "", empty,
                        () -> bench.document().apply(Addressing.defaultRoutes())));
        rename = new Command("rename", MaterialDesignR.RENAME_BOX, "F2", unless(this::isOneNamed, "notOne"), canvas.requests()::rename);
        connect = new Command("connect", MaterialDesignV.VECTOR_LINE, "Shortcut+K", unless(edits::canConnect, "noConnection"), edits::connect);
        cable = new Command("drawCable", MaterialDesignV.VECTOR_LINE, "", null, () -> {
            canvas.tool().set(CanvasTool.CONNECT);
            canvas.requestFocus();
        });
        fitSelection = new Command(
                "fitSelection", MaterialDesignI.IMAGE_FILTER_CENTER_FOCUS, "Shortcut+2",
                new Obstacle(Bindings.isEmpty(bench.selection().elements()), "nothingSelected"), canvas.sight()::fitSelection);
        focus = new Command("focusCanvas", null, "F10", null, canvas::requestFocus);
    }

    private boolean isOneNamed() {
        return bench.selection()
                .single()
                .filter(id -> bench.document().now().node(id).isPresent() || !bench.selection().notes().isEmpty())
                .isPresent();
    }

    private Obstacle unless(BooleanSupplier possible, String why) {
        return new Obstacle(
                Bindings.createBooleanBinding(
                        () -> !possible.getAsBoolean(), bench.selection().elements(), bench.document().topology()),
                why);
    }

    private static String word(Align how) {
        return how.name().toLowerCase(Locale.ROOT);
    }

    /** None that window managers take: with Ctrl and Alt, arrows change the workspace, and L locks the screen. */
    private static String keys(Align how) {
        return switch (how) {
            case LEFT -> "Shortcut+Shift+LEFT";
            case RIGHT -> "Shortcut+Shift+RIGHT";
            case TOP -> "Shortcut+Shift+UP";
            case BOTTOM -> "Shortcut+Shift+DOWN";
            case CENTRE -> "Shortcut+Alt+C";
            case MIDDLE -> "Shortcut+Alt+M";
        };
    }

    private static Ikon icon(Align how) {
        return switch (how) {
            case LEFT -> MaterialDesignA.ALIGN_HORIZONTAL_LEFT;
            case CENTRE -> MaterialDesignA.ALIGN_HORIZONTAL_CENTER;
            case RIGHT -> MaterialDesignA.ALIGN_HORIZONTAL_RIGHT;
            case TOP -> MaterialDesignA.ALIGN_VERTICAL_TOP;
            case MIDDLE -> MaterialDesignA.ALIGN_VERTICAL_CENTER;
            case BOTTOM -> MaterialDesignA.ALIGN_VERTICAL_BOTTOM;
        };
    }
}
