package dev.vethwork.settings;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Everything that is remembered about this user. Close it to write what is not written yet. */
public record UserSettings(Kept<Preferences> preferences, Kept<WindowState> window, UnsavedCopies recovery)
        implements AutoCloseable {
    private static final long SOON_MILLIS = 500;

    /** @param problems told once for each file that is broken or cannot be written */
    public static UserSettings load(UserFolders folders, Consumer<SettingsTrouble> problems) {
        return load(folders, CompletableFuture.delayedExecutor(SOON_MILLIS, TimeUnit.MILLISECONDS), problems);
    }

    static UserSettings load(UserFolders folders, Executor later, Consumer<SettingsTrouble> problems) {
        return new UserSettings(
                new Kept<>(
                        folders.config().resolve("preferences.json"),
                        RecordCodec.PREFERENCES,
                        Preferences.DEFAULT,
                        later,
                        problems),
                new Kept<>(folders.state().resolve("window.json"), RecordCodec.WINDOW, WindowState.FIRST, later, problems),
                UnsavedCopies.ofUser(folders));
    }

    @Override
    public void close() {
        preferences.close();
        window.close();
    }
}
