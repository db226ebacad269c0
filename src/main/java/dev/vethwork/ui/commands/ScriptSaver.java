package dev.vethwork.ui.commands;

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

    static void save(Window owner, String lab, String script) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(PanelText.get("commands.save"));
        chooser.setInitialFileName(lab + ".sh");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(PanelText.get("commands.script"), "*.sh"));
        File file = chooser.showSaveDialog(owner);
        if (file == null) {
            return;
        }
        try {
            write(file.toPath(), script);
        } catch (IOException e) {
            Alert alert = new Alert(
                    Alert.AlertType.ERROR,
                    PanelText.get("commands.notSaved", file, String.valueOf(e.getMessage())));
            alert.initOwner(owner);
            alert.setTitle(PanelText.get("commands.save"));
            alert.setHeaderText(null);
            alert.show();
        }
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
