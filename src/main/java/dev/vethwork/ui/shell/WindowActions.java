package dev.vethwork.ui.shell;

import dev.vethwork.settings.Theme;
import java.nio.file.Path;
import javafx.beans.value.ObservableBooleanValue;

/** What a window's commands ask of the program around it. */
interface WindowActions {
    void newWindow();

    void openInNewWindow(Path file);

    /** Whether all is light on dark just now. */
    ObservableBooleanValue dark();

    void setTheme(Theme theme);

    /** @param tag of BCP 47, empty for the machine's language */
    void setLanguage(String tag);

    /** What asks for files. */
    FilePrompt filePrompt();

    /** Closes this window, after asking about changes that are not saved. */
    void close();

    /** Closes all windows. */
    void quit();
}
