package dev.vethwork.ui.shell.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.edit.Edits;
import dev.vethwork.settings.UnsavedCopies;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.model.Background;
import dev.vethwork.ui.model.DirectBackground;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.shell.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutosaveTest {
    @TempDir
    Path home;

    /** What is to be done behind the window waits for the test. */
    private static final class Waiting implements Background {
        private final DirectBackground direct = new DirectBackground();
        private final List<Runnable> work = new ArrayList<>();

        @Override
        public <T> void submit(Callable<? extends T> what, Consumer<? super T> done, Consumer<? super Exception> failed) {
            work.add(() -> direct.<T>submit(what, done, failed));
        }

        @Override
        public Pending after(Duration delay, Runnable action) {
            return direct.after(delay, action);
        }

        @Override
        public void onWindow(Runnable action) {
            action.run();
        }

        void work() {
            List.copyOf(work).forEach(Runnable::run);
            work.clear();
        }
    }

    private final Document document = new Document(Topology.empty("lab"), null);
    private final Waiting background = new Waiting();

    private List<Path> copies() throws Exception {
        Path folder = home.resolve("state").resolve("recovery");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void closingWaitsForNoDiskAndLeavesNothingToRecover() throws Exception {
        UnsavedCopies kept = new Settings(home.resolve("w")).recovery();
        Autosave autosave = new Autosave(document, kept, background, reason -> {});
        document.apply(Edits.addNode(Namespace.of("red"), new Position(40, 80)));
        background.direct.pass();
        background.work();
        assertThat(copies()).hasSize(1);
        CompletableFuture<Boolean> closed = autosave.close();
        assertThat(closed).as("the window's thread has gone on").isNotDone();
        background.work();
        assertThat(closed).isCompletedWithValue(true);
        assertThat(copies()).isEmpty();
    }
}
