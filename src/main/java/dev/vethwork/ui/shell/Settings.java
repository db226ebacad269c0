package dev.vethwork.ui.shell;

import dev.vethwork.net.RemoteKind;
import dev.vethwork.settings.Preferences;
import dev.vethwork.settings.SettingsTrouble;
import dev.vethwork.settings.Theme;
import dev.vethwork.settings.UnsavedCopies;
import dev.vethwork.settings.UserFolders;
import dev.vethwork.settings.UserSettings;
import dev.vethwork.settings.WindowState;
import dev.vethwork.text.Language;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What the program remembers from one start to the next, for windows to look at and to change. */
public final class Settings implements AutoCloseable {
    private final Queue<SettingsTrouble> problems = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Consumer<SettingsTrouble> teller;
    private final UserSettings kept;
    private final Locale machine;
    private final Path lessons;
    private final ReadOnlyObjectWrapper<Preferences> preferences;

    /** Settings in folders beside this file, for trying things out. */
    public Settings(Path file) {
        this(new UserFolders(file.resolveSibling("config"), file.resolveSibling("state")), Locale.ENGLISH);
    }

    /** @param machine the language of the machine, until one is chosen */
    private Settings(UserFolders folders, Locale machine) {
        this.machine = machine;
        this.lessons = folders.state().resolve("lessons");
        this.kept = UserSettings.load(folders, this::wrong);
        this.preferences = new ReadOnlyObjectWrapper<>(kept.preferences().get());
    }

    /** This user's. */
    public static Settings ofUser() {
        return new Settings(UserFolders.ofUser(), Language.ofWindow(System.getenv()));
    }

    /** What of the settings could not be read or written, at any time and on any thread. */
    private void wrong(SettingsTrouble trouble) {
        problems.add(trouble);
        Consumer<SettingsTrouble> to = teller;
        if (to != null) {
            tellTo(to);
        }
    }

    /** Has all of that told here, what there is and what is to come. @param to called on any thread */
    public void tellTo(Consumer<SettingsTrouble> to) {
        teller = to;
        for (SettingsTrouble next = problems.poll(); next != null; next = problems.poll()) {
            to.accept(next);
        }
    }

    /** The folder of what was done of lessons. */
    public Path lessons() {
        return lessons;
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
        return tag.isEmpty() ? machine : Locale.forLanguageTag(tag);
    }

    /** Files opened last, the latest first. */
    public List<Path> recent() {
        return kept.window().get().recent();
    }

    public void addRecent(Path path) {
        kept.window().change(w -> w.opened(path));
    }

    /** Machines on which labs were put last, the latest first. */
    public List<RemoteKind> machines() {
        return kept.window().get().machines();
    }

    public void addMachine(RemoteKind machine) {
        kept.window().change(w -> w.used(machine));
    }

    /** Forgets a file that is not there any more, or all of them. */
    public void forgetRecent(List<Path> gone) {
        kept.window().change(w -> w.withRecent(
                w.recent().stream().filter(p -> !gone.contains(p)).toList()));
    }

    public WindowState window() {
        return kept.window().get();
    }

    public void changeWindow(UnaryOperator<WindowState> change) {
        kept.window().change(change);
    }

    public UnsavedCopies recovery() {
        return kept.recovery();
    }

    @Override
    public void close() {
        kept.close();
    }
}
