package dev.vethwork.ui.lesson;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.lesson.Say;
import dev.vethwork.lesson.puzzle.Level;
import dev.vethwork.lesson.puzzle.Puzzle;
import dev.vethwork.lesson.puzzle.Puzzles;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.model.Background;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.model.Problem;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Sows a mistake in the drawing, and in its lab where that runs. What it is stays here until somebody asks. For the window's thread. */
public final class PuzzleModel {
    private final Document document;
    private final LabSession session;
    private final Background background;
    private final LongSupplier seeds;
    private final ReadOnlyObjectWrapper<@Nullable Puzzle> puzzle = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    /** @param seeds which of the possible mistakes is made */
    public PuzzleModel(Document document, LabSession session, Background background, LongSupplier seeds) {
        this.document = document;
        this.session = session;
        this.background = background;
        this.seeds = seeds;
    }

    /** The last that was sown; null where none was. */
    public ReadOnlyObjectProperty<@Nullable Puzzle> puzzle() {
        return puzzle.getReadOnlyProperty();
    }

    /** Why none could be sown. */
    public ReadOnlyObjectProperty<@Nullable Problem> problem() {
        return problem.getReadOnlyProperty();
    }

    /** One undoable edit; a lab that runs is deployed as it is drawn then. */
    public void sow(Level level) {
        Topology sound = document.now();
        long seed = seeds.getAsLong();
        problem.set(null);
        background.submit(
                () -> Puzzles.sow(sound, seed, level),
                sown -> sown(sound, sown),
                thrown -> problem.set(Problem.of(thrown)));
    }

    private void sown(Topology sound, Puzzle sown) {
        if (!document.now().equals(sound)) {
            problem.set(new Problem(LessonText.get("puzzle.changed"), LessonText.get("puzzle.changed.remedy"), ""));
            return;
        }
        Topology broken = sown.broken();
        document.apply(Edit.of(EditName.of("sow"), now -> broken));
        if (session.deployed().get() && !session.live().get()) {
            session.deploy();
        }
        puzzle.set(sown);
    }

    /** Who no longer reaches whom. */
    public static String task(Puzzle of) {
        return Say.text(
                "puzzle.task", of.broken().name(), of.from(), of.to(), of.address(), of.seed(), of.level().number());
    }

    /** What is wrong, and what mends it. */
    public static String answer(Puzzle of) {
        return LessonText.get(
                "puzzle.answer", of.answer().message(), of.answer().fixes().getFirst().title());
    }
}
