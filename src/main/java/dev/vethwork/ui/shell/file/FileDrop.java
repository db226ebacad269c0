package dev.vethwork.ui.shell.file;

import dev.vethwork.lab.drawing.Importing;
import dev.vethwork.lesson.Lessons;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/** Lets drawings, other tools' files and scripts be dragged onto a window. */
public final class FileDrop {
    private FileDrop() {}

    public static void install(Node onto, Consumer<List<Path>> open) {
        onto.addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (!drawings(event.getDragboard().getFiles()).isEmpty()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        });
        onto.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            List<Path> files = drawings(event.getDragboard().getFiles());
            event.setDropCompleted(!files.isEmpty());
            event.consume();
            if (!files.isEmpty()) {
                // Afterwards: a question about unsaved changes would keep the other program waiting for its drag's end.
                javafx.application.Platform.runLater(() -> open.accept(files));
            }
        });
    }

    public static List<Path> drawings(List<File> files) {
        return files.stream()
                .filter(f -> f.isDirectory()
                        || Lessons.isLesson(f.toPath())
                        || Importing.SUFFIXES.stream().anyMatch(f.getName()::endsWith))
                .map(File::toPath)
                .toList();
    }
}
