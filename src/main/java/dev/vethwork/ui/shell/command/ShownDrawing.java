package dev.vethwork.ui.shell.command;

import dev.vethwork.edit.Edits;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.format.importing.Imported;
import dev.vethwork.format.importing.Report;
import dev.vethwork.format.json.FormatException;
import dev.vethwork.settings.Recoverable;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.shell.Notifier;
import dev.vethwork.ui.shell.Workbench;
import dev.vethwork.ui.shell.dialog.Dialogs;
import dev.vethwork.ui.shell.file.DiskState;
import dev.vethwork.ui.shell.file.FileWatch;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The drawing that a window shows, and what is said and done when its file changes on the disk. */
final class ShownDrawing {
    private final Workbench bench;
    private final Dialogs dialogs;
    private final Notifier notifier;
    private final FileWatch watch;
    private int opened;
    /** What was told of a drawing that a crash had left; empty for none. */
    private String recovered = "";

    ShownDrawing(Workbench bench, Dialogs dialogs, Notifier notifier) {
        this.bench = bench;
        this.dialogs = dialogs;
        this.notifier = notifier;
        this.watch = new FileWatch(bench.document(), bench.background(), new OnDisk());
        Path file = bench.document().file().get();
        if (file != null) {
            // The window speaks another language now, and shows the same file.
            watch.follow(file);
        }
    }

    void show(Topology topology, @Nullable Path file, DiskState state, DocumentId which) {
        opened++;
        recovered = "";
        bench.selection().clear();
        bench.document().open(topology, file, which);
        watch.follow(file, state);
    }

    /** Shows a drawing that was made of something else: it is in no file yet. */
    void showImported(Imported imported) {
        show(imported.topology(), null, DiskState.NONE, DocumentId.newSheet());
        Report report = imported.report();
        String told = Texts.get(
                "imported",
                report.format().text(),
                report.understood().size(),
                report.passedOver().size(),
                report.refused().size());
        notifier.ask(told, Map.of(Texts.get("imported.lines"), () -> dialogs.report(report)));
    }

    /** Puts a drawing of a program that crashed here, not saved yet. */
    void recover(Recoverable left) {
        try {
            Topology found = TopologyFormat.parse(left.drawing());
            opened++;
            bench.selection().clear();
            Topology base = left.base().isEmpty() ? null : TopologyFormat.parse(left.base());
            Path file = left.file();
            bench.document().recover(found, base, file, identity(left));
            String time = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
                    .withZone(ZoneId.systemDefault())
                    .format(left.time());
            recovered = Texts.get("recovered", left.name(), time);
            notifier.ask(recovered, Map.of());
            if (file == null || base != null) {
                // What others have written since the crash is found at once, as it differs from what was known.
                watch.follow(file, DiskState.NONE);
                watch.look();
            } else {
                watch.follow(file);
            }
        } catch (FormatException e) {
            notifier.error(Texts.get("recovered.broken", left.name()));
        }
    }

    /** The same document as before the crash, so that what it had deployed is still its own. */
    private static DocumentId identity(Recoverable left) {
        DocumentId noted = DocumentId.parse(left.document());
        Path file = left.file();
        if (noted.isKnown()) {
            return noted;
        }
        return file == null ? DocumentId.newSheet() : new DocumentId.InFile(file.toAbsolutePath().normalize());
    }

    private final class OnDisk implements FileWatch.Listener {
        @Override
        public void changed(Path file, Topology there) {
            Map<String, Runnable> answers = new LinkedHashMap<>();
            answers.put(Texts.get("disk.reload"), () -> reload(file, there));
            answers.put(Texts.get("disk.keep"), () -> {
                watch.answered();
                bench.document().markStale();
            });
            String changed = Texts.get("disk.changed", file.getFileName());
            notifier.ask(recovered.isEmpty() ? changed : recovered + "\n" + changed, answers);
            recovered = "";
        }

        @Override
        public void broken(Path file, Exception reason) {
            bench.document().markStale();
            notifier.error(Texts.get("disk.broken", FileReasons.of(file, reason)));
        }

        @Override
        public void gone(Path file) {
            bench.document().markStale();
            notifier.error(Texts.get("disk.gone", file.getFileName()));
        }
    }

    /** An edit as others are: undo brings back what was here. */
    private void reload(Path file, Topology there) {
        bench.document().apply(Edits.replace(there));
        bench.document().markSaved(there, file);
        watch.answered();
        notifier.done("disk.reloaded", file.getFileName());
    }

    /** How many drawings the window has shown: what comes late may be of another one. */
    int opening() {
        return opened;
    }

    FileWatch watch() {
        return watch;
    }
}
