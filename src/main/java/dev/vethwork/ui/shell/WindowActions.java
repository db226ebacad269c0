package dev.vethwork.ui.shell;

import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.Targets.Deployed;
import dev.vethwork.settings.Theme;
import dev.vethwork.ui.model.LabList;
import dev.vethwork.ui.terminal.Shells;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableIntegerValue;

/** What a window's commands ask of the program around it. */
public interface WindowActions {
    void newWindow();

    /** The running lab that this document deployed; empty where there is none. Blocks. */
    Optional<Deployed> labOf(DocumentId document);

    /** The sheet that is here is new, and shall be called as nothing else is. */
    void nameSheet();

    /** Finds a name that no running lab has, and no other window. */
    void freeName(String wanted, Consumer<String> then);

    void openInNewWindow(Path file);

    /** Whether all is light on dark just now. */
    ObservableBooleanValue dark();

    /** How large letters are, in percent. */
    ObservableIntegerValue textPercent();

    void setTheme(Theme theme);

    /** @param tag of BCP 47, empty for the machine's language */
    void setLanguage(String tag);

    /** What asks for files. */
    FilePrompt filePrompt();

    /** All labs that run. */
    LabList labs();

    /** The shells that are open in it. */
    Shells shells();

    /** Closes this window, after asking about changes that are not saved. */
    void close();

    /** Closes all windows. */
    void quit();
}
