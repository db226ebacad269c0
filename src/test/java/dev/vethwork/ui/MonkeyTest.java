package dev.vethwork.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.topology.Topology;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.FxBackground;
import dev.vethwork.ui.shell.NoTargets;
import dev.vethwork.ui.shell.Settings;
import dev.vethwork.ui.shell.window.Shell;
import dev.vethwork.waiting.Eventually;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Random edits, undo and redo through the real window: whatever happens, all that shows the drawing agrees. */
@ExtendWith(ApplicationExtension.class)
class MonkeyTest {
    /** Fewer than the history keeps, so that all of them can be taken back. */
    private static final int LONG = 900;

    private static final int QUICK = 80;
    private static final int WAIT = Eventually.SECONDS;

    @TempDir
    Path folder;

    private final Locale before = Locale.getDefault();
    private final List<Throwable> thrown = Collections.synchronizedList(new ArrayList<>());
    private Shell shell;

    @Start
    void start(Stage stage) {
        Locale.setDefault(Locale.ENGLISH);
        Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> thrown.add(e));
        shell = new Shell(
                stage, new NoTargets(), new FxBackground(), new Settings(folder.resolve("window.properties")));
        stage.setWidth(1000);
        stage.setHeight(900);
        shell.show();
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    @Test
    void aHundredRandomEditsLeaveEverythingInAgreement() {
        play(1, QUICK);
    }

    @ParameterizedTest
    @Tag("long")
    @ValueSource(longs = {11, 12, 13})
    void thousandsOfRandomEditsLeaveEverythingInAgreement(long seed) {
        play(seed, LONG);
    }

    private void play(long seed, int edits) {
        Monkey monkey = new Monkey(shell, new Random(seed));
        Agreement agreement = new Agreement(shell, folder.resolve("lab.vethwork.json"));
        Deque<String> lately = new ArrayDeque<>();
        Topology first = shell.bench().document().now();
        for (int i = 0; i < edits; i++) {
            int number = i;
            onWindow(() -> {
                lately.addLast(monkey.act());
                if (lately.size() > 8) {
                    lately.removeFirst();
                }
                try {
                    agreement.check();
                } catch (Exception | AssertionError e) {
                    throw new AssertionError("seed " + seed + ", edit " + number + ", lately " + lately, e);
                }
            });
            // What the window did by itself meanwhile.
            assertThat(thrown).as("seed %d, edit %d, lately %s", seed, i, lately).isEmpty();
        }
        onWindow(() -> allTheWayBackAndForth(first));
    }

    private void allTheWayBackAndForth(Topology first) {
        Document document = shell.bench().document();
        Topology last = document.now();
        int redone = document.entries().size() - document.position().get();
        while (document.undo()) {
            assertThat(document.position().get()).isGreaterThanOrEqualTo(0);
        }
        assertThat(document.now()).isEqualTo(first);
        while (document.entries().size() - document.position().get() > redone) {
            assertThat(document.redo()).isTrue();
        }
        assertThat(document.now()).isEqualTo(last);
    }

    private static void onWindow(Runnable what) {
        CompletableFuture.runAsync(what, Platform::runLater)
                .orTimeout(WAIT, TimeUnit.SECONDS)
                .join();
    }
}
