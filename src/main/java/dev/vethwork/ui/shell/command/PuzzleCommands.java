package dev.vethwork.ui.shell.command;

import dev.vethwork.lesson.puzzle.Level;
import dev.vethwork.lesson.puzzle.Puzzle;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.action.Command;
import dev.vethwork.ui.action.Submenu;
import dev.vethwork.ui.lesson.PuzzleModel;
import dev.vethwork.ui.shell.Notifier;
import dev.vethwork.ui.shell.Workbench;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import javafx.beans.binding.Bindings;
import org.jspecify.annotations.Nullable;

/** One mistake, to be found by explaining. */
public final class PuzzleCommands {
    private static final int SEEDS = 1_000_000;

    final Submenu menu;
    private final Notifier notifier;

    public PuzzleCommands(Workbench bench, Notifier notifier) {
        this.notifier = notifier;
        PuzzleModel model = new PuzzleModel(
                bench.document(),
                bench.session(),
                bench.background(),
                () -> ThreadLocalRandom.current().nextLong(SEEDS));
        model.puzzle().addListener((p, before, now) -> set(now));
        model.problem().addListener((p, before, now) -> {
            if (now != null) {
                notifier.problem(now);
            }
        });
        menu = Submenu.of(
                "mistake",
                sow("mistake.links", model, Level.LINKS, bench),
                sow("mistake.routes", model, Level.ROUTES, bench),
                sow("mistake.filters", model, Level.FILTERS, bench),
                Command.of("mistake.answer", () -> tell(model.puzzle().get()))
                        .unless(Bindings.isNull(model.puzzle()), "noMistake"));
    }

    private static Command sow(String key, PuzzleModel model, Level level, Workbench bench) {
        return Command.of(key, () -> model.sow(level)).unless(bench.session().busy(), "busy");
    }

    private void set(@Nullable Puzzle puzzle) {
        if (puzzle == null) {
            return;
        }
        notifier.ask(PuzzleModel.task(puzzle), Map.of(Texts.get("mistake.answer"), () -> tell(puzzle)));
    }

    private void tell(@Nullable Puzzle puzzle) {
        if (puzzle == null) {
            return;
        }
        notifier.ask(PuzzleModel.answer(puzzle), Map.of());
    }
}
