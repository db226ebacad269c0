package dev.vethwork.ui.shell.command;

import dev.vethwork.engine.DocumentId;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.format.importing.Imported;
import dev.vethwork.format.importing.Report;
import dev.vethwork.format.json.FormatException;
import dev.vethwork.lab.drawing.Importing;
import dev.vethwork.lab.drawing.SampleTexts;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lesson.Lesson;
import dev.vethwork.lesson.Lessons;
import dev.vethwork.lesson.Trust;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.lesson.LessonModel;
import dev.vethwork.ui.lesson.Progress;
import dev.vethwork.ui.model.Problem;
import dev.vethwork.ui.shell.Notifier;
import dev.vethwork.ui.shell.Settings;
import dev.vethwork.ui.shell.Workbench;
import dev.vethwork.ui.shell.dialog.Dialogs;
import dev.vethwork.ui.shell.file.DiskState;
import dev.vethwork.ui.shell.file.Unplaced;
import dev.vethwork.ui.start.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** Reads what shall take the drawing's place, off the window's thread: a file, a lesson, what runs on this machine. */
final class FileReading {
    private final Workbench bench;
    private final Settings settings;
    private final Notifier notifier;
    private final ShownDrawing shown;
    private final ReadOnlyBooleanWrapper opening = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper what = new ReadOnlyStringWrapper("");
    /** How many files are being read that shall take the drawing's place. */
    private int reading;

    FileReading(Workbench bench, Settings settings, Notifier notifier, ShownDrawing shown) {
        this.bench = bench;
        this.settings = settings;
        this.notifier = notifier;
        this.shown = shown;
    }

    /** Reads a file off the window's thread and shows it. */
    void read(Path file) {
        if (Lessons.isLesson(file)) {
            readLesson(file);
            return;
        }
        begin(nameOf(file));
        bench.background()
                .submit(
                        () -> opened(file),
                        opened -> {
                            bench.lesson().close();
                            Report report = opened.report();
                            if (report == null) {
                                settings.addRecent(file);
                                shown.show(opened.topology(), file, opened.state(), opened.document());
                            } else {
                                shown.showImported(new Imported(opened.topology(), report));
                            }
                            done();
                        },
                        thrown -> {
                            failed();
                            if (thrown instanceof NoSuchFileException) {
                                settings.forgetRecent(List.of(file.toAbsolutePath()));
                            }
                            notifier.error(FileReasons.of(file, thrown));
                        });
    }

    /** Where the learner was before, on a sheet of its own. */
    private void readLesson(Path file) {
        LessonModel model = bench.lesson();
        begin(nameOf(file));
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
                            shown.show(begun.lesson().drawingAt(step), null, DiskState.NONE, sheetOf(begun.lesson()));
                            model.begin(begun.lesson(), begun.progress());
                            done();
                        },
                        thrown -> {
                            failed();
                            notifier.error(
                                    thrown instanceof LabException ? Problem.of(thrown).sentence() : FileReasons.of(file, thrown));
                        });
    }

    /** The same whenever the lesson is opened, so that what runs of it is its own. */
    private static DocumentId sheetOf(Lesson lesson) {
        return new DocumentId.Sheet("lesson-" + lesson.id());
    }

    /** A lesson and how far its learner is. */
    private record Begun(Lesson lesson, Progress progress) {}

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
    void readMachine() {
        begin(Texts.get("reading.machine"));
        bench.background()
                .submit(
                        bench.session()::drawMachine,
                        imported -> {
                            bench.lesson().close();
                            shown.showImported(imported);
                            done();
                        },
                        thrown -> {
                            failed();
                            notifier.error(Problem.of(thrown).sentence());
                        });
    }

    private static String nameOf(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }

    private void begin(String name) {
        notifier.clear();
        reading++;
        what.set(name);
        opening.set(true);
        bench.session().suspend();
    }

    private void done() {
        reading--;
        opening.set(reading > 0);
        if (reading == 0) {
            what.set("");
        }
    }

    private void failed() {
        bench.session().resume();
        done();
    }

    /** While a file is read that shall take the drawing's place, which is then not to be worked on any more. */
    ReadOnlyBooleanProperty opening() {
        return opening.getReadOnlyProperty();
    }

    /** The name of what is read then; empty while nothing is. */
    ReadOnlyStringProperty what() {
        return what.getReadOnlyProperty();
    }

    /**
     * A file's content, and what the disk told of the file before it was read.
     *
     * @param report what became of another tool's file; null for one of this program's
     */
    private record Opened(DiskState state, Topology topology, DocumentId document, @Nullable Report report) {}
}
