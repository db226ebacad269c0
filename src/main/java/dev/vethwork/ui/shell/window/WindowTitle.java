package dev.vethwork.ui.shell.window;

import dev.vethwork.ui.model.Document;
import java.nio.file.Path;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;

/** What a window is called: the lab's name first, so that it can be read in a task bar. */
final class WindowTitle {
    private WindowTitle() {}

    static StringBinding of(Document document) {
        return Bindings.createStringBinding(
                () -> {
                    Path file = document.file().get();
                    return document.now().name()
                            + (document.dirty().get() ? " •" : "")
                            + (file == null ? "" : " – " + file.getFileName())
                            + " – Vethwork";
                },
                document.topology(),
                document.dirty(),
                document.file());
    }
}
