package dev.vethwork.ui.shell;

import dev.vethwork.format.FormatException;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.action.Command;
import dev.vethwork.ui.model.Document;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignO;

/** Opens and saves; asks before changes are lost. */
public final class FileCommands {
    private final Workbench bench;
    private final Settings settings;
    private final Dialogs dialogs;
    private final Notifier notifier;
    private final WindowActions actions;

    FileCommands(Workbench bench, Settings settings, Dialogs dialogs, Notifier notifier, WindowActions actions) {
        this.bench = bench;
        this.settings = settings;
        this.dialogs = dialogs;
        this.notifier = notifier;
        this.actions = actions;
    }

    Command newWindow() {
        return Command.of("newWindow", actions::newWindow)
                .withIcon(MaterialDesignO.OPEN_IN_NEW)
                .withKeys("Shortcut+Shift+N");
    }

    Command openInNewWindow() {
        return Command.of("openInNewWindow", () -> dialogs.open().ifPresent(actions::openInNewWindow))
                .withKeys("Shortcut+Shift+O");
    }

    Command close() {
        return Command.of("close", actions::close).withKeys("Shortcut+W");
    }

    Command quit() {
        return Command.of("quit", actions::quit).withKeys("Shortcut+Q");
    }

    /** The files opened last, and a way to forget them. */
    List<Command> recent() {
        List<Command> all = new ArrayList<>();
        for (Path path : settings.recent()) {
            all.add(new RecentFile(path).command(this::open));
        }
        if (!all.isEmpty()) {
            all.add(Command.of("recent.forget", () -> settings.forgetRecent(settings.recent())));
        }
        return all;
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

    /** Opens the first in this window, the others in windows of their own. */
    void open(List<Path> files) {
        if (!files.isEmpty()) {
            open(files.getFirst());
            files.subList(1, files.size()).forEach(actions::openInNewWindow);
        }
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
                        thrown -> {
                            if (thrown instanceof NoSuchFileException) {
                                settings.forgetRecent(List.of(file.toAbsolutePath()));
                            }
                            notifier.error(reason(file, thrown));
                        });
    }

    private void show(Topology topology, @Nullable Path file) {
        bench.selection().clear();
        bench.document().open(topology, file);
    }

    /** One sentence: what is wrong with a file, where, and what to do. */
    static String reason(Path file, Exception thrown) {
        return switch (thrown) {
            case FormatException format -> {
                FormatException.Problem first = format.problems().getFirst();
                String where = first.line() > 0 ? Texts.get("file.line", Integer.toString(first.line())) : first.pointer();
                yield Texts.get("file.wrong", file.getFileName(), where, first.message(), first.remedy());
            }
            case NoSuchFileException missing -> Texts.get("file.missing", file);
            case AccessDeniedException denied -> Texts.get("file.denied", file);
            default -> Files.isDirectory(file)
                    ? Texts.get("file.folder", file)
                    : Texts.get("file.unreadable", file, String.valueOf(thrown.getMessage()));
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
