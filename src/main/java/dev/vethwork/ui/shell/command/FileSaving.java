package dev.vethwork.ui.shell.command;

import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.Targets.Deployed;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.lab.consent.TakingOver;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.shell.Notifier;
import dev.vethwork.ui.shell.Settings;
import dev.vethwork.ui.shell.WindowActions;
import dev.vethwork.ui.shell.Workbench;
import dev.vethwork.ui.shell.dialog.Dialogs;
import dev.vethwork.ui.shell.file.DiskState;
import java.nio.file.Path;
import java.util.Optional;

/** Saves the drawing, and asks before what is another's is written over. */
final class FileSaving {
    private final Workbench bench;
    private final Settings settings;
    private final Dialogs dialogs;
    private final Notifier notifier;
    private final WindowActions actions;
    private final ShownDrawing shown;

    FileSaving(
            Workbench bench,
            Settings settings,
            Dialogs dialogs,
            Notifier notifier,
            WindowActions actions,
            ShownDrawing shown) {
        this.bench = bench;
        this.settings = settings;
        this.dialogs = dialogs;
        this.notifier = notifier;
        this.actions = actions;
        this.shown = shown;
    }

    /** @param then what shall be done once it is saved; not at all where it cannot be */
    void save(Runnable then) {
        Path file = bench.document().file().get();
        if (file == null) {
            saveAs(then);
            return;
        }
        bench.background()
                .submit(
                        shown.watch().staleness(file),
                        stale -> {
                            if (!stale || dialogs.overwrite(file)) {
                                write(file, then);
                            }
                        },
                        thrown -> notifier.error(FileReasons.of(file, thrown)));
    }

    void saveAs(Runnable then) {
        Document document = bench.document();
        dialogs.save(document.now().name(), document.file().get()).ifPresent(file -> bench.background()
                .submit(() -> owned(file), lab -> saveOver(lab, file, then), thrown -> notifier.error(FileReasons.of(file, thrown))));
    }

    /** A running lab that belongs to this file. */
    private Optional<Deployed> owned(Path file) {
        DocumentId document = DocumentId.of(file);
        return document.equals(bench.document().identity().get()) ? Optional.empty() : actions.labOf(document);
    }

    /** Who saves over the drawing of a running lab gets the lab with it. */
    private void saveOver(Optional<Deployed> lab, Path file, Runnable then) {
        boolean wanted = lab.isEmpty()
                || dialogs.confirm(
                        Texts.get("taken.save.header"),
                        Texts.get("taken.save.question", Texts.capital(TakingOver.running(lab.get()).text())),
                        Texts.get("taken.save"));
        if (wanted) {
            write(file, then);
        }
    }

    private void write(Path file, Runnable then) {
        Topology writing = bench.document().now();
        int opening = shown.opening();
        shown.watch().hold();
        bench.background()
                .submit(
                        () -> {
                            TopologyFormat.write(writing, file);
                            return new Written(DiskState.of(file), DocumentId.of(file));
                        },
                        saved -> {
                            settings.addRecent(file);
                            notifier.done("file.saved", file.getFileName());
                            // Another drawing may be here by now.
                            if (opening == shown.opening()) {
                                bench.document().markSaved(writing, file, saved.document());
                                shown.watch().follow(file, saved.state());
                                then.run();
                            }
                        },
                        thrown -> {
                            notifier.error(Texts.get("file.unwritable", file, String.valueOf(thrown.getMessage())));
                            if (opening == shown.opening()) {
                                shown.watch().resume();
                            }
                        });
    }

    /** A drawing as it was written. */
    private record Written(DiskState state, DocumentId document) {}
}
