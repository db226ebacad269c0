package dev.vethwork.ui.shell.dialog;

import dev.vethwork.format.importing.Imported;
import dev.vethwork.format.importing.Report;
import dev.vethwork.lab.drawing.Importing;
import dev.vethwork.lesson.Lessons;
import dev.vethwork.render.PictureFile;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.model.Background;
import dev.vethwork.ui.shell.FilePrompt;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.TextInputDialog;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The questions that the window asks. */
public final class Dialogs {
    public static final String SUFFIX = ".vethwork.json";

    /** The last of {@link #SUFFIX}. */
    private static final String LAST = ".json";

    private static final String REPORT = "imported-report";

    /** What to do with changes that are not saved. */
    public enum Unsaved {
        SAVE,
        DISCARD,
        STAY
    }

    private final Window owner;
    private final FilePrompt files;
    private final ReportLines lines = new ReportLines();
    private @Nullable PastedCommands pasted;

    public Dialogs(Window owner, FilePrompt files) {
        this.owner = owner;
        this.files = files;
    }

    public Unsaved unsaved(String lab) {
        ButtonType save = new ButtonType(Texts.get("unsaved.save"), ButtonBar.ButtonData.YES);
        ButtonType discard = new ButtonType(Texts.get("unsaved.discard"), ButtonBar.ButtonData.NO);
        ButtonType stay = new ButtonType(Texts.get("cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
        Alert alert = new Alert(Alert.AlertType.CONFIRMATION, Texts.get("unsaved.question", lab), save, discard, stay);
        alert.initOwner(owner);
        alert.setHeaderText(Texts.get("unsaved.header"));
        DialogStyle.whole(alert);
        ButtonType chosen = alert.showAndWait().orElse(stay);
        return chosen == save ? Unsaved.SAVE : chosen == discard ? Unsaved.DISCARD : Unsaved.STAY;
    }

    /** What shall become of a drawing whose name another document's lab has. */
    NameTaken.Way taken(String what) {
        ButtonType rename = new ButtonType(Texts.get("taken.rename"), ButtonBar.ButtonData.YES);
        ButtonType over = new ButtonType(Texts.get("taken.deploy"), ButtonBar.ButtonData.NO);
        ButtonType look = new ButtonType(Texts.get("taken.look"), ButtonBar.ButtonData.NO);
        ButtonType stay = new ButtonType(Texts.get("cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
        Alert alert = new Alert(Alert.AlertType.WARNING, what, rename, over, look, stay);
        alert.initOwner(owner);
        alert.setHeaderText(Texts.get("taken.header"));
        DialogStyle.whole(alert);
        ButtonType chosen = alert.showAndWait().orElse(stay);
        if (chosen == rename) {
            return NameTaken.Way.RENAME;
        }
        return chosen == over ? NameTaken.Way.TAKE_OVER : chosen == look ? NameTaken.Way.LOOK : NameTaken.Way.CANCEL;
    }

    /** A new name for the lab. @param first what is offered */
    Optional<String> name(String first) {
        TextInputDialog dialog = new TextInputDialog(first);
        dialog.initOwner(owner);
        dialog.setHeaderText(Texts.get("taken.name.header"));
        dialog.setContentText(Texts.get("taken.name"));
        DialogStyle.whole(dialog);
        return dialog.showAndWait().map(String::strip).filter(name -> !name.isEmpty());
    }

    public boolean confirm(String header, String question, String yes) {
        ButtonType sure = new ButtonType(yes, ButtonBar.ButtonData.OK_DONE);
        ButtonType no = new ButtonType(Texts.get("cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
        Alert alert = new Alert(Alert.AlertType.CONFIRMATION, question, sure, no);
        alert.initOwner(owner);
        alert.setHeaderText(header);
        DialogStyle.whole(alert);
        return alert.showAndWait().filter(sure::equals).isPresent();
    }

    /** Whether to write over what somebody else has written. */
    public boolean overwrite(Path file) {
        return confirm(
                Texts.get("disk.overwrite.header"),
                Texts.get("disk.overwrite.question", file.getFileName()),
                Texts.get("disk.overwrite"));
    }

    /** @param now the file that is open, beside which to begin */
    public Optional<Path> open(@Nullable Path now) {
        FileChooser chooser = chooser("open");
        chooser.getExtensionFilters().addFirst(new FileChooser.ExtensionFilter(
                Texts.get("files.openable"), "*" + SUFFIX, "*.json", "*" + Lessons.SUFFIX));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(Texts.get("files.lesson"), "*" + Lessons.SUFFIX));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(
                        Texts.get("files.import"), Importing.SUFFIXES.stream().map(s -> "*" + s).toList()));
        beginIn(chooser, now);
        return files.open(chooser, owner);
    }

    public Optional<Path> save(String lab, @Nullable Path now) {
        FileChooser chooser = chooser("saveAs");
        String offered = now == null ? lab + SUFFIX : now.getFileName().toString();
        chooser.setInitialFileName(offered);
        beginIn(chooser, now);
        return files.save(chooser, owner).filter(chosen -> {
            Path meant = named(chosen, offered);
            // The desktop has asked about the name that was typed, and no other.
            return meant.equals(chosen)
                    || !Files.exists(meant)
                    || confirm(Texts.get("save.replace.header"), Texts.get("save.replace.question", meant.getFileName()), Texts.get("save.replace"));
        }).map(chosen -> named(chosen, offered));
    }

    /**
     * What a person has typed may have lost the ending by which the program and the desktop know a drawing: the desktop's dialog
     * lets one write over all of the name that is offered but its last ending.
     */
    private static Path named(Path file, String offered) {
        String name = file.getFileName().toString();
        if (!name.contains(".")) {
            return file.resolveSibling(name + SUFFIX);
        }
        return offered.endsWith(SUFFIX) && name.endsWith(LAST) && name.indexOf('.') == name.lastIndexOf('.')
                ? file.resolveSibling(name.substring(0, name.length() - LAST.length()) + SUFFIX)
                : file;
    }

    /** Where to save a picture. @param drawing the drawing's file, beside which to begin */
    Optional<Path> export(String name, @Nullable Path drawing, PictureFile.Format format) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.get("export"));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(format.name(), Exports.patterns(format)));
        chooser.setInitialFileName(name);
        beginIn(chooser, drawing);
        return files.save(chooser, owner);
    }

    /** What became of each line of what was imported, of what was imported last where it is open already. */
    public void report(Report report) {
        lines.show(report);
        if (DialogStyle.raises(owner, REPORT)) {
            return;
        }
        Dialog<ButtonType> dialog = new Dialog<>();
        DialogStyle.apply(dialog, owner);
        dialog.setTitle(Texts.get("imported.lines"));
        lines.setPrefSize(760, 420);
        dialog.getDialogPane().setId(REPORT);
        dialog.getDialogPane().setContent(lines);
        DialogStyle.closeButton(dialog);
        dialog.show();
    }

    /** A panel for commands, the one that is open where there is one. @param open takes the drawing that they make */
    public PastedCommands commands(Background background, Consumer<Imported> open) {
        PastedCommands panel = pasted;
        if (panel == null || !panel.isShowing()) {
            panel = new PastedCommands(background, owner, open);
            pasted = panel;
        }
        return panel;
    }

    /** In the folder of this file, where that is there. */
    private static void beginIn(FileChooser chooser, @Nullable Path beside) {
        Path folder = beside == null ? null : beside.toAbsolutePath().getParent();
        if (folder != null && Files.isDirectory(folder)) {
            chooser.setInitialDirectory(folder.toFile());
        }
    }

    private static FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.get(title).replace("…", ""));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(Texts.get("files.lab"), "*" + SUFFIX, "*.json"));
        return chooser;
    }
}
