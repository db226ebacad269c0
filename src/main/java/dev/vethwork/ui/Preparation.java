package dev.vethwork.ui;

import dev.vethwork.ui.shell.Settings;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** What a window needs before it can be made and JavaFX is not needed for: done while JavaFX starts, on another core. */
final class Preparation {
    private static final CompletableFuture<Settings> SETTINGS = new CompletableFuture<>();
    private static final AtomicBoolean BEGUN = new AtomicBoolean();

    private Preparation() {}

    /** Returns at once; only the first call begins anything. */
    static void begin() {
        if (!BEGUN.compareAndSet(false, true)) {
            return;
        }
        Thread.ofPlatform().daemon().name("preparation").start(() -> {
            try {
                Settings settings = Settings.ofUser();
                Locale.setDefault(settings.language());
                SETTINGS.complete(settings);
            } catch (RuntimeException | Error e) {
                SETTINGS.completeExceptionally(e);
            }
            Texts.has("menu.file");
        });
    }

    /** This user's settings; waits for them where they are not read yet. */
    static Settings settings() {
        begin();
        try {
            return SETTINGS.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the settings could not be read", e.getCause());
        }
    }
}
