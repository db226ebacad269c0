package dev.vethwork.ui.shell.command;

import dev.vethwork.engine.DocumentId;
import dev.vethwork.settings.Recoverable;
import dev.vethwork.ui.action.Command;
import dev.vethwork.ui.action.Submenu;
import dev.vethwork.ui.shell.Notifier;
import dev.vethwork.ui.shell.Settings;
import dev.vethwork.ui.shell.WindowActions;
import dev.vethwork.ui.shell.Workbench;
import dev.vethwork.ui.shell.dialog.Dialogs;
import dev.vethwork.ui.shell.dialog.Exports;
import dev.vethwork.ui.shell.file.DiskState;
import dev.vethwork.ui.shell.file.EmptySheet;
import dev.vethwork.ui.start.RecentFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import org.kordamp.ikonli.materialdesign2.MaterialDesignO;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

/** What a person does with files: opens, draws from elsewhere, saves. Asks before changes are lost. */
public final class FileCommands {
    private final Workbench bench;
    private final Settings settings;
    private final Dialogs dialogs;
    private final WindowActions actions;
    private final Exports exports;
    private final ShownDrawing shown;
    private final FileReading reading;
    private final FileSaving saving;

    public FileCommands(Workbench bench, Settings settings, Dialogs dialogs, Notifier notifier, WindowActions actions) {
        this.bench = bench;
        this.settings = settings;
        this.dialogs = dialogs;
        this.actions = actions;
        this.exports = new Exports(bench, dialogs, notifier);
        this.shown = new ShownDrawing(bench, dialogs, notifier);
        this.reading = new FileReading(bench, settings, notifier, shown);
        this.saving = new FileSaving(bench, settings, dialogs, notifier, actions, shown);
    }

    Command newWindow() {
        return Command.of("newWindow", actions::newWindow)
                .withIcon(MaterialDesignO.OPEN_IN_NEW)
                .withKeys("Shortcut+Shift+N");
    }

    Command openInNewWindow() {
        return Command.of("openInNewWindow", () -> dialogs.open(bench.document().file().get()).ifPresent(actions::openInNewWindow))
                .withKeys("Shortcut+Shift+O");
    }

    Submenu export() {
        return Submenu.of("export", exports.commands());
    }

    Command close() {
        return Command.of("close", actions::close).withKeys("Shortcut+W");
    }

    Command quit() {
        return Command.of("quit", actions::quit).withKeys("Shortcut+Q");
    }

    /** The files opened last, and a way to forget them. */
    List<Command> recent() {
        List<Command> all = new ArrayList<>();
        recentFiles().forEach(file -> all.add(file.command(this::open)));
        if (!all.isEmpty()) {
            all.add(Command.of("recent.forget", () -> settings.forgetRecent(settings.recent())));
        }
        return all;
    }

    public List<RecentFile> recentFiles() {
        return settings.recent().stream().map(RecentFile::new).toList();
    }

    void create() {
        whenSafe(() -> {
            bench.lesson().close();
            shown.show(EmptySheet.drawing(), null, DiskState.NONE, DocumentId.newSheet());
            actions.nameSheet();
        });
    }

    void open() {
        whenSafe(() -> dialogs.open(bench.document().file().get()).ifPresent(this::read));
    }

    public void open(Path file) {
        whenSafe(() -> read(file));
    }

    /** Opens the first in this window, the others in windows of their own. */
    public void open(List<Path> files) {
        if (!files.isEmpty()) {
            open(files.getFirst());
            files.subList(1, files.size()).forEach(actions::openInNewWindow);
        }
    }

    /** Reads a file off the window's thread and shows it. */
    public void read(Path file) {
        reading.read(file);
    }

    /** While a file is read that shall take the drawing's place, which is then not to be worked on any more. */
    public ReadOnlyBooleanProperty opening() {
        return reading.opening();
    }

    /** The name of what is read then; empty while nothing is. */
    public ReadOnlyStringProperty reading() {
        return reading.what();
    }

    /** Draws what runs on this machine; where that takes a password, it is asked for. */
    Command drawLive() {
        return Command.of("drawLive", this::readMachine).withIcon(MaterialDesignR.RADAR).unless(reading.opening(), "reading");
    }

    public void readMachine() {
        whenSafe(reading::readMachine);
    }

    /** Asks for commands and shows what they make. */
    void pasteCommands(String text) {
        dialogs.commands(bench.background(), imported -> whenSafe(() -> shown.showImported(imported))).show(text);
    }

    /** Puts a drawing of a program that crashed here, not saved yet. */
    public void recover(Recoverable left) {
        shown.recover(left);
    }

    public void save() {
        saving.save(() -> {});
    }

    void saveAs() {
        saving.saveAs(() -> {});
    }

    /** Looks whether the file has changed meanwhile. */
    public void lookAtDisk() {
        shown.watch().look();
    }

    public Exports exports() {
        return exports;
    }

    public void retire() {
        shown.watch().close();
    }

    /** Does it when nothing can be lost any more, if the person wants it then. */
    public void whenSafe(Runnable action) {
        if (!bench.document().dirty().get()) {
            action.run();
            return;
        }
        switch (dialogs.unsaved(bench.document().now().name())) {
            case STAY -> {}
            // Somebody may have gone on drawing while it was written.
            case SAVE -> saving.save(() -> whenSafe(action));
            case DISCARD -> action.run();
        }
    }
}
