package dev.vethwork.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Asks a person for a file. The desktop's own dialog shows only where there is a desktop. */
public interface FilePrompt {
    FilePrompt DESKTOP = new FilePrompt() {
        @Override
        public Optional<Path> open(FileChooser chooser, Window owner) {
            return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
        }

        @Override
        public Optional<Path> save(FileChooser chooser, Window owner) {
            return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
        }
    };

    /** A file that is there; empty where the person has thought better of it. */
    Optional<Path> open(FileChooser chooser, Window owner);

    /** A file to write; the person has agreed to write over one that is there. */
    Optional<Path> save(FileChooser chooser, Window owner);
}
