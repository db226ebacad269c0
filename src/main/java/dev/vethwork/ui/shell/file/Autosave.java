package dev.vethwork.ui.shell.file;

import dev.vethwork.engine.DocumentId;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.settings.UnsavedCopies;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.model.Background;
import dev.vethwork.ui.model.Document;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps a copy of a drawing that differs from its file, a moment after each change, for after a crash. */
public final class Autosave {
    private static final Duration REST = Duration.ofSeconds(1);

    private final Document document;
    private final UnsavedCopies recovery;
    private final Background background;
    private final Consumer<String> problems;
    private String id = UnsavedCopies.newId();
    private final Object turn = new Object();
    private Background.Pending pending = () -> {};
    private long asked;
    private long kept;
    private boolean noted;
    private boolean told;
    private boolean closed;

    /** @param problems told once, the reason, when nothing can be kept */
    public Autosave(Document document, UnsavedCopies recovery, Background background, Consumer<String> problems) {
        this.document = document;
        this.recovery = recovery;
        this.background = background;
        this.problems = problems;
        document.topology().addListener(p -> soon());
        document.dirty().addListener(p -> soon());
    }

    /** Goes on where a program that crashed left off, and takes its copy over. */
    public void adopt(String left) {
        synchronized (turn) {
            id = left;
            noted = true;
        }
        soon();
    }

    private void soon() {
        if (!closed) {
            pending.cancel();
            pending = background.after(REST, this::keep);
        }
    }

    private void keep() {
        Topology now = document.now();
        Topology saved = document.saved();
        Path file = document.file().get();
        DocumentId which = document.identity().get();
        boolean dirty = document.dirty().get();
        long number = ++asked;
        background.submit(
                () -> {
                    keep(number, dirty, now, saved, file, which);
                    return number;
                },
                done -> {},
                thrown -> {
                    if (!told) {
                        told = true;
                        problems.accept(String.valueOf(thrown.getMessage()));
                    }
                });
    }

    /** Not after a later one. */
    private void keep(
            long number, boolean dirty, Topology now, @Nullable Topology saved, @Nullable Path file, DocumentId which)
            throws IOException {
        synchronized (turn) {
            if (number < kept) {
                return;
            }
            kept = number;
            if (dirty) {
                String base = saved == null ? "" : TopologyFormat.print(saved);
                recovery.note(id, now.name(), file, which.text(), TopologyFormat.print(now), base);
                noted = true;
            } else {
                forget();
            }
        }
    }

    private void forget() throws IOException {
        if (noted) {
            noted = false;
            recovery.forget(id);
        }
    }

    /**
     * The window is closed as it should be: there is nothing to recover. Behind the window, as a copy may just be being written.
     * Where the copy stays after all, it is offered at the next start, which is a nuisance and no loss.
     *
     * @return done once that is so: the program shall not end before
     */
    public CompletableFuture<Boolean> close() {
        closed = true;
        pending.cancel();
        CompletableFuture<Boolean> forgotten = new CompletableFuture<>();
        background.submit(
                () -> {
                    try {
                        synchronized (turn) {
                            kept = Long.MAX_VALUE;
                            forget();
                        }
                        return forgotten.complete(true);
                    } finally {
                        forgotten.complete(false);
                    }
                },
                done -> {},
                thrown -> {});
        return forgotten;
    }
}
