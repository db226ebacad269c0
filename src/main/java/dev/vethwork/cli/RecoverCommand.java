package dev.vethwork.cli;

import dev.vethwork.lab.LabException;
import dev.vethwork.lab.Recovery;
import java.util.List;

/** {@code recover}: cleans up after a crash. */
final class RecoverCommand extends LabCommand {
    private final Given<Boolean> yes = Options.yes(arguments());

    private final Given<Boolean> json = Options.json(arguments());

    RecoverCommand(Setting setting) {
        super(
                setting,
                "recover",
                "Clean up after a crash: undo a deployment or change that was broken off, finish a teardown that was,"
                        + " forget dead sandboxes.");
    }

    @Override
    int run() throws LabException {
        List<Recovery> done = Watched.run(console(), listener -> labs().recover(caller(yes.value(), listener)));
        if (json.value()) {
            printJson(answer(done));
        } else if (done.isEmpty()) {
            print("Nothing to clean up.");
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
            return "The lab " + r.lab() + " could not be put in order: " + Sentences.of(r.problem());
        }
        return r.there()
                ? "The change of the lab " + r.lab() + " (" + r.target() + ") was undone: it is as it was before."
                : "The lab " + r.lab() + " (" + r.target() + ", " + r.state().text() + ") is gone.";
    }
}
