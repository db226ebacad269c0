package dev.vethwork.ui.shell.command;

import dev.vethwork.edit.Edits;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.Targets.Deployed;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.format.importing.Imported;
import dev.vethwork.format.importing.Report;
import dev.vethwork.format.json.FormatException;
import dev.vethwork.lab.consent.TakingOver;
import dev.vethwork.lab.drawing.Importing;
import dev.vethwork.lab.drawing.SampleTexts;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lesson.Lesson;
import dev.vethwork.lesson.Lessons;
import dev.vethwork.lesson.Trust;
import dev.vethwork.settings.Recoverable;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.action.Command;
import dev.vethwork.ui.action.Submenu;
import dev.vethwork.ui.lesson.LessonModel;
import dev.vethwork.ui.lesson.Progress;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.Problem;
import dev.vethwork.ui.shell.Notifier;
import dev.vethwork.ui.shell.Settings;
import dev.vethwork.ui.shell.WindowActions;
import dev.vethwork.ui.shell.Workbench;
import dev.vethwork.ui.shell.dialog.Dialogs;
import dev.vethwork.ui.shell.dialog.Exports;
import dev.vethwork.ui.shell.file.DiskState;
import dev.vethwork.ui.shell.file.EmptySheet;
import dev.vethwork.ui.shell.file.FileWatch;
import dev.vethwork.ui.shell.file.Unplaced;
import dev.vethwork.ui.start.RecentFile;
import dev.vethwork.ui.start.Samples;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignO;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

/** Opens and saves; asks before changes are lost. */
public final class FileCommands {
    private final Workbench bench;
    private final Settings settings;
    private final Dialogs dialogs;
    private final Notifier notifier;
    private final WindowActions actions;
    private final FileWatch watch;
    private final Exports exports;
    /** How many drawings this window has shown. */
    private int opened;
    /** How many files are being read that shall take the drawing's place. */
    private int reading;

    private final ReadOnlyBooleanWrapper opening = new ReadOnlyBooleanWrapper();

    public FileCommands(Workbench bench, Settings settings, Dialogs dialogs, Notifier notifier, WindowActions actions) {
        this.bench = bench;
        this.settings = settings;
        this.dialogs = dialogs;
        this.notifier = notifier;
        this.actions = actions;
        this.exports = new Exports(bench, dialogs, notifier);
        this.watch = new FileWatch(bench.document(), bench.background(), new OnDisk());
        Path file = bench.document().file().get();
        if (file != null) {
            // The window speaks another language now, and shows the same file.
            watch.follow(file);
        }
    }

    Command newWindow() {
        return Command.of("newWindow", actions::newWindow)
                .withIcon(MaterialDesignO.OPEN_IN_NEW)
                .withKeys("Shortcut+Shift+N");
    }

    Command openInNewWindow() {
        return Command.of("openInNewWindow", () -> dialogs.open(bench.document().file().get()).ifPresent(actions::openInNewWindow))
                .withKeys("Shortcut+Shift+O");
    }

    Submenu export() {
        return Submenu.of("export", exports.commands());
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
        recentFiles().forEach(file -> all.add(file.command(this::open)));
        if (!all.isEmpty()) {
            all.add(Command.of("recent.forget", () -> settings.forgetRecent(settings.recent())));
        }
        return all;
    }

    public List<RecentFile> recentFiles() {
        return settings.recent().stream().map(RecentFile::new).toList();
    }

    void create() {
        whenSafe(() -> {
            bench.lesson().close();
            show(EmptySheet.drawing(), null, DiskState.NONE, DocumentId.newSheet());
            actions.nameSheet();
        });
    }

    void open() {
        whenSafe(() -> dialogs.open(bench.document().file().get()).ifPresent(this::read));
    }

    public void open(Path file) {
        whenSafe(() -> read(file));
    }

    /** Opens the first in this window, the others in windows of their own. */
    public void open(List<Path> files) {
        if (!files.isEmpty()) {
            open(files.getFirst());
            files.subList(1, files.size()).forEach(actions::openInNewWindow);
        }
    }

    /** Reads a file off the window's thread and shows it. */
    public void read(Path file) {
        if (Lessons.isLesson(file)) {
            readLesson(file);
            return;
        }
        reading++;
        opening.set(true);
        bench.session().suspend();
        bench.background()
                .submit(
                        () -> opened(file),
                        opened -> {
                            bench.lesson().close();
                            Report report = opened.report();
                            if (report == null) {
                                settings.addRecent(file);
                                show(opened.topology(), file, opened.state(), opened.document());
                            } else {
                                showImported(new Imported(opened.topology(), report));
                            }
                            read();
                        },
                        thrown -> {
                            bench.session().resume();
                            read();
                            if (thrown instanceof NoSuchFileException) {
                                settings.forgetRecent(List.of(file.toAbsolutePath()));
                            }
                            notifier.error(reason(file, thrown));
                        });
    }

    /** Where the learner was before, on a sheet of its own. */
    private void readLesson(Path file) {
        LessonModel model = bench.lesson();
        reading++;
        opening.set(true);
        bench.session().suspend();
        bench.background()
                .submit(
                        () -> {
                            Lesson lesson = Lessons.open(file);
                            Trust.ask(lesson, model.confirmation());
                            return new Begun(lesson, Progress.load(model.fileOf(lesson)));
                        },
                        begun -> {
                            settings.addRecent(file);
                            int step = LessonModel.firstOpen(begun.lesson(), begun.progress());
                            show(begun.lesson().drawingAt(step), null, DiskState.NONE, sheetOf(begun.lesson()));
                            model.begin(begun.lesson(), begun.progress());
                            read();
                        },
                        thrown -> {
                            bench.session().resume();
                            read();
                            notifier.error(
                                    thrown instanceof LabException ? Problem.of(thrown).sentence() : reason(file, thrown));
                        });
    }

    /** The same whenever the lesson is opened, so that what runs of it is its own. */
    private static DocumentId sheetOf(Lesson lesson) {
        return new DocumentId.Sheet("lesson-" + lesson.id());
    }

    /** A lesson and how far its learner is. */
    private record Begun(Lesson lesson, Progress progress) {}

    private void read() {
        reading--;
        opening.set(reading > 0);
    }

    /** While a file is read that shall take the drawing's place, which is then not to be worked on any more. */
    public ReadOnlyBooleanProperty opening() {
        return opening.getReadOnlyProperty();
    }

    /**
     * A file's content, and what the disk told of the file before it was read.
     *
     * @param report what became of another tool's file; null for one of this program's
     */
    private record Opened(DiskState state, Topology topology, DocumentId document, @Nullable Report report) {}

    private Opened opened(Path file) throws IOException, FormatException, LabException {
        boolean ours = file.toString().endsWith(Dialogs.SUFFIX);
        boolean asks = Files.isDirectory(file) || file.toString().endsWith(".json");
        if (!ours && Files.exists(file) && (!asks || Importing.accepts(file))) {
            Imported imported = bench.session().surveys().file(file, null);
            return new Opened(DiskState.NONE, imported.topology(), DocumentId.newSheet(), imported.report());
        }
        DiskState state = DiskState.of(file);
        Topology read = TopologyFormat.read(file);
        Topology said = Samples.isSample(file) ? SampleTexts.in(Locale.getDefault(), read) : read;
        return new Opened(state, Unplaced.arranged(said), DocumentId.of(file), null);
    }

    /** Draws what runs on this machine; where that takes a password, it is asked for. */
    Command drawLive() {
        return Command.of("drawLive", this::readMachine).withIcon(MaterialDesignR.RADAR).unless(opening);
    }

    public void readMachine() {
        whenSafe(() -> {
            reading++;
            opening.set(true);
            bench.session().suspend();
            bench.background()
                    .submit(
                            bench.session()::drawMachine,
                            imported -> {
                                bench.lesson().close();
                                showImported(imported);
                                read();
                            },
                            thrown -> {
                                bench.session().resume();
                                read();
                                notifier.error(Problem.of(thrown).sentence());
                            });
        });
    }

    /** Asks for commands and shows what they make. */
    void pasteCommands(String text) {
        dialogs.commands(bench.background(), imported -> whenSafe(() -> showImported(imported))).show(text);
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

    private void show(Topology topology, @Nullable Path file, DiskState state, DocumentId which) {
        opened++;
        bench.selection().clear();
        bench.document().open(topology, file, which);
        watch.follow(file, state);
    }

    /** Puts a drawing of a program that crashed here, not saved yet. */
    public void recover(Recoverable left) {
        try {
            Topology found = TopologyFormat.parse(left.drawing());
            opened++;
            bench.selection().clear();
            bench.document().recover(found, left.file(), identity(left));
            Path file = left.file();
            if (file == null) {
                watch.follow(null, DiskState.NONE);
            } else {
                watch.follow(file);
            }
            String time = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
                    .withZone(ZoneId.systemDefault())
                    .format(left.time());
            notifier.ask(Texts.get("recovered", left.name(), time), Map.of());
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
            notifier.ask(Texts.get("disk.changed", file.getFileName()), answers);
        }

        @Override
        public void broken(Path file, Exception reason) {
            bench.document().markStale();
            notifier.error(Texts.get("disk.broken", reason(file, reason)));
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

    /** One sentence: what is wrong with a file, where, and what to do. */
    static String reason(Path file, Exception thrown) {
        return switch (thrown) {
            case FormatException format -> {
                FormatException.Problem first = format.problems().getFirst();
                String where = first.line() > 0 ? Texts.get("file.line", Integer.toString(first.line())) : first.pointer();
                yield Texts.get("file.wrong", file.getFileName(), where, first.message(), first.remedy());
            }
            case LabException lab -> lab.getMessage() + " " + lab.remedy();
            case NoSuchFileException missing -> Texts.get("file.missing", file);
            case AccessDeniedException denied -> Texts.get("file.denied", file);
            default -> Files.isDirectory(file)
                    ? Texts.get("file.folder", file)
                    : Texts.get("file.unreadable", file, String.valueOf(thrown.getMessage()));
        };
    }

    public void save() {
        save(() -> {});
    }

    void saveAs() {
        saveAs(() -> {});
    }

    /** @param then what shall be done once it is saved; not at all where it cannot be */
    private void save(Runnable then) {
        Path file = bench.document().file().get();
        if (file == null) {
            saveAs(then);
            return;
        }
        bench.background()
                .submit(
                        watch.staleness(file),
                        stale -> {
                            if (!stale || dialogs.overwrite(file)) {
                                write(file, then);
                            }
                        },
                        thrown -> notifier.error(reason(file, thrown)));
    }

    private void saveAs(Runnable then) {
        Document document = bench.document();
        dialogs.save(document.now().name(), document.file().get()).ifPresent(file -> bench.background()
                .submit(() -> owned(file), lab -> saveOver(lab, file, then), thrown -> notifier.error(reason(file, thrown))));
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
        int opening = opened;
        watch.hold();
        bench.background()
                .submit(
                        () -> {
                            TopologyFormat.write(writing, file);
                            return new Opened(DiskState.of(file), writing, DocumentId.of(file), null);
                        },
                        saved -> {
                            settings.addRecent(file);
                            notifier.done("file.saved", file.getFileName());
                            // Another drawing may be here by now.
                            if (opening == opened) {
                                bench.document().markSaved(writing, file, saved.document());
                                watch.follow(file, saved.state());
                                then.run();
                            }
                        },
                        thrown -> {
                            notifier.error(Texts.get("file.unwritable", file, String.valueOf(thrown.getMessage())));
                            if (opening == opened) {
                                watch.resume();
                            }
                        });
    }

    /** Looks whether the file has changed meanwhile. */
    public void lookAtDisk() {
        watch.look();
    }

    public Exports exports() {
        return exports;
    }

    public void retire() {
        watch.close();
    }

    /** Does it when nothing can be lost any more, if the person wants it then. */
    public void whenSafe(Runnable action) {
        if (!bench.document().dirty().get()) {
            action.run();
            return;
        }
        switch (dialogs.unsaved(bench.document().now().name())) {
            case STAY -> {}
            // Somebody may have gone on drawing while it was written.
            case SAVE -> save(() -> whenSafe(action));
            case DISCARD -> action.run();
        }
    }
}
