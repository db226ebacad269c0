package dev.vethwork.cli.command;

import dev.vethwork.cli.answer.Json;
import dev.vethwork.cli.argument.Given;
import dev.vethwork.cli.argument.SharedOptions;
import dev.vethwork.cli.terminal.ExitCodes;
import dev.vethwork.cli.terminal.Interrupt;
import dev.vethwork.cli.terminal.Spoken;
import dev.vethwork.cli.terminal.Watched;
import dev.vethwork.lab.Caller;
import dev.vethwork.lab.Recovery;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.text.Sentences;
import java.util.List;

/** {@code recover}: cleans up after a crash. */
public final class RecoverCommand extends LabCommand {
    private final Given<Boolean> yes = SharedOptions.yes(arguments());

    private final Given<Boolean> json = SharedOptions.json(arguments());

    public RecoverCommand(CommandSetting setting) {
        super(
                setting,
                "recover",
                "Clean up after a crash: undo a deployment or change that was broken off, finish a teardown that was,"
                        + " forget dead sandboxes.");
    }

    @Override
    public List<String> examples(String sample) {
        return List.of("");
    }

    @Override
    int run() throws LabException {
        List<Recovery> done = Watched.run(console(), listener -> {
            Caller caller = caller(yes.value(), listener);
            try (Interrupt _ = new Interrupt(caller.cancellation(), console().err(), Spoken.text("recover.stopping"))) {
                return labs().crashRecovery().recover(caller);
            }
        });
        if (json.value()) {
            printJson(answer(done));
        } else if (done.isEmpty()) {
            print(Spoken.text("recover.nothing"));
        } else {
            done.forEach(r -> print(sentence(r)));
        }
        return done.stream().allMatch(Recovery::isDone) ? ExitCodes.OK : ExitCodes.FINDINGS;
    }

    static Object answer(List<Recovery> done) {
        return Json.object(
                "labs",
                done.stream()
                        .map(r -> Json.object(
                                "name", r.lab(), "target", r.target().text(), "state", r.state().text(), "there", r.there(), "problem",
                                r.problem()))
                        .toList());
    }

    private static String sentence(Recovery r) {
        if (!r.isDone()) {
            return Spoken.text("recover.failed", r.lab(), Sentences.of(r.problem()));
        }
        return r.there()
                ? Spoken.text("recover.undone", r.lab(), r.target())
                : Spoken.text("recover.gone", r.lab(), r.target(), Spoken.text("state." + r.state().text()));
    }
}
