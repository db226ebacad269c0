package dev.vethwork.ui.shell.command;

import dev.vethwork.edit.EditName;
import dev.vethwork.edit.EditText;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.action.Command;
import dev.vethwork.ui.action.MenuEntry;
import dev.vethwork.ui.action.MenuGroup;
import dev.vethwork.ui.action.Obstacle;
import dev.vethwork.ui.action.Submenu;
import dev.vethwork.ui.canvas.Arranging;
import dev.vethwork.ui.canvas.CanvasTool;
import dev.vethwork.ui.canvas.TopologyCanvas;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.shell.Workbench;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.scene.control.TextInputControl;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;

/** All commands of a window, each in the menu where it is looked for. Whatever can be done is found here. */
public final class WindowCommands {
    public final Command create;
    public final Command open;
    public final Command save;
    public final Command undo;
    public final Command redo;
    public final Command find;
    public final Command zoomIn;
    public final Command zoomOut;
    public final Command fit;
    public final Command deploy;
    public final Command teardown;
    public final Command ping;
    public final ListenCommands listen;
    public final CanvasCommands order;
    public final EditCommands edits;
    private final List<MenuGroup> menus;

    public WindowCommands(
            Workbench bench,
            TopologyCanvas canvas,
            FileCommands files,
            ViewCommands views,
            LabCommands labs,
            ListenCommands listen,
            PuzzleCommands puzzles,
            HelpCommands help,
            Arranging arranging,
            RenumberingCommand numbers) {
        this.listen = listen;
        Document document = bench.document();
        LabSession session = bench.session();
        edits = new EditCommands(document, bench.selection(), files::pasteCommands, () -> canvas.tool().set(CanvasTool.SELECT));
        order = new CanvasCommands(bench, canvas, arranging, edits, numbers);
        Obstacle nothing = new Obstacle(Bindings.isEmpty(bench.selection().elements()), "nothingSelected");
        // Not for a ping or a live change: a press just then would be lost.
        Obstacle notDeployed = new Obstacle(session.deployed().not(), "notDeployed");
        Obstacle notNow = new Obstacle(session.busy().or(files.opening()), "busy");
        create = Command.of("new", written(canvas, files::create)).withIcon(MaterialDesignF.FILE_OUTLINE).withKeys("Shortcut+N");
        open = Command.of("open", written(canvas, files::open)).withIcon(MaterialDesignF.FOLDER_OPEN_OUTLINE).withKeys("Shortcut+O");
        save = Command.of("save", written(canvas, files::save)).withIcon(MaterialDesignC.CONTENT_SAVE_OUTLINE).withKeys("Shortcut+S");
        undo = Command.of("undo", edits::undo)
                .withIcon(MaterialDesignU.UNDO)
                .withKeys("Shortcut+Z")
                .named(named("undo", document::undoName, document))
                .unless(unless(() -> document.undoName() != null, document.topology(), document.position()), "undo");
        redo = Command.of("redo", edits::redo)
                .withIcon(MaterialDesignR.REDO)
                .withKeys("Shortcut+Shift+Z")
                .named(named("redo", document::redoName, document))
                .unless(unless(() -> document.redoName() != null, document.topology(), document.position()), "redo");
        find = Command.of("find", views::find).withIcon(MaterialDesignM.MAGNIFY).withKeys("Shortcut+F");
        zoomIn = Command.of("zoomIn", () -> canvas.sight().zoomBy(1.25))
                .withIcon(MaterialDesignM.MAGNIFY_PLUS_OUTLINE)
                .withKeys("Shortcut+EQUALS");
        zoomOut = Command.of("zoomOut", () -> canvas.sight().zoomBy(0.8))
                .withIcon(MaterialDesignM.MAGNIFY_MINUS_OUTLINE)
                .withKeys("Shortcut+MINUS");
        fit = Command.of("fit", canvas.sight()::fit).withIcon(MaterialDesignF.FIT_TO_PAGE_OUTLINE).withKeys("Shortcut+0");
        deploy = Command.of("deploy", written(canvas, labs::deploy))
                .withIcon(MaterialDesignP.PLAY)
                .withKeys("F5")
                .unless(session.deploying().or(files.opening()), "busy");
        teardown = Command.of("teardown", labs::teardown)
                .withIcon(MaterialDesignS.STOP)
                .withKeys("Shift+F5")
                .unless(notDeployed);
        ping = Command.of("ping", written(canvas, () -> canvas.tool().set(CanvasTool.PING)))
                .withIcon(MaterialDesignA.ACCESS_POINT)
                .withKeys("Shortcut+P");
        Command history = Command.of("history", views::history).withIcon(MaterialDesignH.HISTORY).withKeys("Shortcut+H");
        Command zoomReal = Command.of("zoomReal", () -> canvas.sight().zoomToLife()).withKeys("Shortcut+1");
        Command refresh = Command.of("refresh", session::observe)
                .withIcon(MaterialDesignR.REFRESH)
                .withKeys("F6")
                .unless(notNow);
        Observable[] shelled = {
            bench.selection().elements(), session.deployed(), session.observed(), document.topology(), labs.shells()
        };
        Command shell = Command.of("shell", labs::shell)
                .withIcon(MaterialDesignC.CONSOLE)
                .withKeys("Ctrl+Back Quote")
                .unless(unless(labs::hasShell, shelled), "noShell");
        Command outside = Command.of("shellOutside", labs::shellOutside)
                .unless(unless(() -> labs.chosen().isPresent(), shelled), "noShell");
        menus = List.of(
                menu(
                        "menu.file",
                        List.of(create, files.newWindow()),
                        List.of(open, files.openInNewWindow(), new Submenu("recent", files::recent), files.drawLive()),
                        List.of(save, Command.of("saveAs", written(canvas, files::saveAs)).withKeys("Shortcut+Shift+S"), files.export()),
                        List.of(files.close(), files.quit())),
                menu(
                        "menu.edit",
                        List.of(undo, redo, history),
                        edits.commands(nothing),
                        List.of(order.rename, order.connect, order.cable),
                        List.of(Command.of("selectAll", edits::selectAll).withKeys("Shortcut+A"), find),
                        List.of(help.preferences())),
                menu(
                        "menu.view",
                        List.of(zoomIn, zoomOut, zoomReal, fit, order.fitSelection, order.focus),
                        List.of(views.minimap()),
                        List.of(Submenu.of("theme", views.themes()), Submenu.of("language", views.languages()))),
                new MenuGroup(
                        "menu.arrange",
                        Stream.of(order.alignments, order.distributions, order.layouts, order.addressing)
                                .map(List::<MenuEntry>copyOf)
                                .toList()),
                menu(
                        "menu.lab",
                        List.of(deploy, teardown),
                        List.of(shell, outside),
                        List.of(ping, listen.capture, listen.traffic, listen.load, listen.weather, refresh),
                        List.of(Command.of("runningLabs", labs::runningLabs).withIcon(MaterialDesignF.FORMAT_LIST_BULLETED)),
                        List.of(puzzles.menu),
                        List.of(Submenu.of("target", views.targets()))),
                menu(
                        "menu.help",
                        List.of(help.palette(), help.shortcuts(), help.lesson()),
                        List.of(help.about())));
    }

    @SafeVarargs
    private static MenuGroup menu(String key, List<MenuEntry>... sections) {
        List<List<MenuEntry>> all = new ArrayList<>();
        for (List<MenuEntry> section : sections) {
            all.add(section);
        }
        return new MenuGroup(key, all);
    }

    public List<MenuGroup> menus() {
        return menus;
    }

    /** Everything that can be chosen, in the menus' order. */
    Stream<Command> all() {
        return menus.stream().flatMap(MenuGroup::commands);
    }

    /** The one of this name. */
    public Command named(String key) {
        return all().filter(c -> c.key().equals(key)).findFirst().orElseThrow();
    }

    private static StringBinding named(String key, Supplier<@Nullable EditName> name, Document document) {
        return Bindings.createStringBinding(
                () -> {
                    EditName edit = name.get();
                    return edit == null
                            ? Texts.get(key)
                            : Texts.get(key + ".named", EditText.of(edit, Locale.getDefault()));
                },
                document.topology(),
                document.position());
    }

    /**
     * What is being written in a field counts before the drawing is saved, deployed or left; and whoever did that goes on with
     * the drawing, where a letter is a tool and no longer a part of what was written.
     */
    private static Runnable written(TopologyCanvas canvas, Runnable action) {
        return () -> {
            if (canvas.getScene() != null && canvas.getScene().getFocusOwner() instanceof TextInputControl) {
                canvas.requestFocus();
            }
            action.run();
        };
    }

    private static BooleanBinding unless(BooleanSupplier possible, Observable... on) {
        return Bindings.createBooleanBinding(() -> !possible.getAsBoolean(), on);
    }
}
