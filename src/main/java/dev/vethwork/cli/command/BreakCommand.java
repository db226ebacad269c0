package dev.vethwork.cli.command;

import dev.vethwork.cli.answer.Answers;
import dev.vethwork.cli.answer.Json;
import dev.vethwork.cli.argument.Given;
import dev.vethwork.cli.argument.SharedOptions;
import dev.vethwork.cli.terminal.ExitCodes;
import dev.vethwork.cli.terminal.Interrupt;
import dev.vethwork.cli.terminal.Spoken;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Targets.Deployed;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.lab.Caller;
import dev.vethwork.lab.LabConnection;
import dev.vethwork.lab.drawing.Drawing;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lesson.LessonMessages;
import dev.vethwork.lesson.puzzle.Level;
import dev.vethwork.lesson.puzzle.Puzzle;
import dev.vethwork.lesson.puzzle.Puzzles;
import dev.vethwork.topology.Topology;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** {@code break}: one mistake, to be found. */
public final class BreakCommand extends LabCommand {
    private final Given<String> subject = arguments().lab("LAB|FILE", "A deployed lab's name, or a drawing.");

    private final Given<Long> seed =
            arguments().whole(-1L, "N", "The same number makes the same mistake; a random one if left out.", "--seed");

    private final Given<Integer> level = arguments()
            .whole(1, "1-3", "Where it is: 1 at an interface, 2 in routes or NAT, 3 in firewalls and settings.", "--level");

    private final Given<String> output =
            arguments().option("FILE", "Write the broken drawing there, or to standard output for -; a running lab stays as it is.", "-o", "--output");

    private final Given<String> answer =
            arguments().option("FILE", "Write there what the mistake is, and how to take it back.", "--answer");

    private final Given<Boolean> yes = SharedOptions.yes(arguments());

    public BreakCommand(CommandSetting setting) {
        super(
                setting,
                "break",
                "Make one mistake in a running lab or in a drawing, one that explain finds. To take it back, deploy the"
                        + " lab's file again.");
    }

    @Override
    public List<String> examples(String sample) {
        return List.of("bridge --level 2 --answer answer.json");
    }

    @Override
    int run() throws LabException {
        Level wanted = Level.of(level.value());
        long number = seed.value() < 0
                ? ThreadLocalRandom.current().nextLong(1_000_000)
                : seed.value();
        String word = subject.value();
        Optional<Deployed> running = (word.contains("/") || word.endsWith(".json")) ? Optional.empty() : labs().find(word);
        Puzzle puzzle;
        if (running.isPresent()) {
            puzzle = running(running.get(), number, wanted);
        } else {
            puzzle = Puzzles.sow(open(word).topology(), number, wanted);
            write(output.orNull(), puzzle.broken());
        }
        String where = answer.orNull();
        if (where != null) {
            destination(where).write(Json.print(Answers.puzzle(puzzle)) + "\n");
        }
        console().err().println(task(puzzle));
        return ExitCodes.OK;
    }

    private Puzzle running(Deployed lab, long number, Level wanted) throws LabException {
        Caller caller = caller(yes.value(), RunListener.SILENT);
        try (Interrupt _ = new Interrupt(caller.cancellation(), console().err(), Spoken.text("deploy.stopping"));
                LabConnection connection = labs().connect()) {
            Topology sound = connection
                    .recall(lab.lab(), caller)
                    .orElseThrow(() -> LessonMessages.usage("puzzle.forgotten", lab.lab()));
            Puzzle puzzle = Puzzles.sow(sound, number, wanted);
            if (output.orNull() == null) {
                connection.deploy(new Drawing(puzzle.broken(), lab.document()), lab.target(), Set.of(), caller);
            } else {
                write(output.orNull(), puzzle.broken());
            }
            return puzzle;
        }
    }

    private static String task(Puzzle puzzle) {
        return LessonMessages.text(
                "puzzle.task",
                puzzle.broken().name(),
                puzzle.from(),
                puzzle.to(),
                puzzle.address(),
                puzzle.seed(),
                puzzle.level().number());
    }

    private void write(@Nullable String file, Topology broken) throws LabException {
        String text = TopologyFormat.print(broken);
        if (file == null) {
            print(text);
        } else {
            destination(file).write(text);
        }
    }
}
