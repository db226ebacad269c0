package dev.vethwork.ui.shell;

import dev.vethwork.settings.Preferences;
import dev.vethwork.settings.Recovery;
import dev.vethwork.settings.Theme;
import dev.vethwork.settings.UserFolders;
import dev.vethwork.settings.UserSettings;
import dev.vethwork.settings.WindowState;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the program remembers from one start to the next, for windows to look at and to change. */
public final class Settings implements AutoCloseable {
    /** The language that the program was started in, before one was chosen. */
    private static final Locale MACHINE = Locale.of(
            System.getProperty("user.language", "en"), System.getProperty("user.country", ""));

    private final ObservableList<String> problems = FXCollections.observableArrayList();
    private final UserSettings kept;
    private final ReadOnlyObjectWrapper<Preferences> preferences;

    /** Settings in folders beside this file, for trying things out. */
    public Settings(Path file) {
        this(new UserFolders(file.resolveSibling("config"), file.resolveSibling("state")));
    }

    private Settings(UserFolders folders) {
        this.kept = UserSettings.load(folders, sentence -> Platform.runLater(() -> problems.add(sentence)));
        this.preferences = new ReadOnlyObjectWrapper<>(kept.preferences().get());
    }

    /** This user's. */
    public static Settings ofUser() {
        return new Settings(UserFolders.ofUser());
    }

    /** Sentences for the person: what of the settings could not be read. */
    ObservableList<String> problems() {
        return problems;
    }

    public ReadOnlyObjectProperty<Preferences> preferences() {
        return preferences.getReadOnlyProperty();
    }

    /** Changes what was chosen; whoever looks at {@link #preferences} follows at once. */
    public void change(UnaryOperator<Preferences> change) {
        kept.preferences().change(change);
        preferences.set(kept.preferences().get());
    }

    public Theme theme() {
        return preferences.get().theme();
    }

    /** The language that was chosen, or else the machine's. */
    public Locale language() {
        String tag = preferences.get().language();
        return tag.isEmpty() ? MACHINE : Locale.forLanguageTag(tag);
    }

    /** Files opened last, the latest first. */
    public List<Path> recent() {
        return kept.window().get().recent();
    }

    public void addRecent(Path path) {
        kept.window().change(w -> w.opened(path));
    }

    /** Forgets a file that is not there any more, or all of them. */
    void forgetRecent(List<Path> gone) {
        kept.window().change(w -> w.withRecent(
                w.recent().stream().filter(p -> !gone.contains(p)).toList()));
    }

    WindowState window() {
        return kept.window().get();
    }

    void changeWindow(UnaryOperator<WindowState> change) {
        kept.window().change(change);
    }

    Recovery recovery() {
        return kept.recovery();
    }

    @Override
    public void close() {
        kept.close();
    }
}
