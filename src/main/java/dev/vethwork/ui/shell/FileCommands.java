package dev.vethwork.ui.shell;

import dev.vethwork.format.FormatException;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.model.Document;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Opens and saves; asks before changes are lost. */
public final class FileCommands {
    private final Workbench bench;
    private final Settings settings;
    private final Dialogs dialogs;
    private final Notifier notifier;

    FileCommands(Workbench bench, Settings settings, Dialogs dialogs, Notifier notifier) {
        this.bench = bench;
        this.settings = settings;
        this.dialogs = dialogs;
        this.notifier = notifier;
    }

    void create() {
        whenSafe(() -> show(Topology.empty("lab"), null));
    }

    void open() {
        whenSafe(() -> dialogs.open().ifPresent(this::read));
    }

    void open(Path file) {
        whenSafe(() -> read(file));
    }

    /** Reads a file off the window's thread and shows it. */
    public void read(Path file) {
        bench.background()
                .submit(
                        () -> TopologyFormat.read(file),
                        topology -> {
                            settings.addRecent(file);
                            show(topology, file);
                        },
                        thrown -> notifier.error(reason(file, thrown)));
    }

    private void show(Topology topology, @org.jspecify.annotations.Nullable Path file) {
        bench.selection().clear();
        bench.document().open(topology, file);
    }

    private static String reason(Path file, Exception thrown) {
        return switch (thrown) {
            case FormatException format -> {
                FormatException.Problem first = format.problems().getFirst();
                String where = first.line() > 0 ? Texts.get("file.line", Integer.toString(first.line())) : first.pointer();
                yield Texts.get("file.wrong", file.getFileName(), where, first.message(), first.remedy());
            }
            case java.nio.file.NoSuchFileException missing -> Texts.get("file.missing", file);
            case java.nio.file.AccessDeniedException denied -> Texts.get("file.denied", file);
            default -> Texts.get("file.unreadable", file, String.valueOf(thrown.getMessage()));
        };
    }

    boolean save() {
        Path file = bench.document().file().get();
        return file == null ? saveAs() : write(file);
    }

    boolean saveAs() {
        Document document = bench.document();
        Optional<Path> chosen = dialogs.save(document.now().name(), document.file().get());
        return chosen.isPresent() && write(chosen.get());
    }

    private boolean write(Path file) {
        try {
            bench.document().save(file);
            settings.addRecent(file);
            notifier.done("file.saved", file.getFileName());
            return true;
        } catch (IOException | RuntimeException e) {
            notifier.error(Texts.get("file.unwritable", file, String.valueOf(e.getMessage())));
            return false;
        }
    }

    /** Does it when nothing can be lost any more. @return whether it was done */
    boolean whenSafe(Runnable action) {
        if (bench.document().dirty().get()) {
            switch (dialogs.unsaved(bench.document().now().name())) {
                case STAY -> {
                    return false;
                }
                case SAVE -> {
                    if (!save()) {
                        return false;
                    }
                }
                case DISCARD -> {}
            }
        }
        action.run();
        return true;
    }
}
