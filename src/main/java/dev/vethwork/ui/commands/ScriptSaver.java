package dev.vethwork.ui.commands;

import dev.vethwork.ui.model.Background;
import dev.vethwork.ui.panels.PanelText;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import javafx.scene.control.Alert;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Asks for a file and writes the script into it. */
final class ScriptSaver {
    private ScriptSaver() {}

    static void save(Window owner, Background background, String lab, String script) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(PanelText.get("commands.save"));
        chooser.setInitialFileName(lab + ".sh");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(PanelText.get("commands.script"), "*.sh"));
        File file = chooser.showSaveDialog(owner);
        if (file == null) {
            return;
        }
        background.submit(
                () -> {
                    write(file.toPath(), script);
                    return file;
                },
                written -> {},
                thrown -> tell(owner, file, thrown));
    }

    private static void tell(Window owner, File file, Exception thrown) {
        Alert alert = new Alert(
                Alert.AlertType.ERROR,
                PanelText.get("commands.notSaved", file, String.valueOf(thrown.getMessage())));
        alert.initOwner(owner);
        alert.setTitle(PanelText.get("commands.save"));
        alert.setHeaderText(null);
        alert.show();
    }

    /** Writes the script so that it can be started by its name. */
    static void write(Path file, String script) throws IOException {
        Files.writeString(file, script);
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Set<PosixFilePermission> may = EnumSet.copyOf(Files.getPosixFilePermissions(file));
            may.add(PosixFilePermission.OWNER_EXECUTE);
            Files.setPosixFilePermissions(file, may);
        }
    }
}
