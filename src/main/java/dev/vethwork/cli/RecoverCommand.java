package dev.vethwork.cli;

import dev.vethwork.lab.LabException;
import dev.vethwork.lab.Recovery;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code recover}: cleans up after a crash. */
@Command(
        name = "recover",
        description = "Clean up after a crash: undo a deployment or change that was broken off, finish a teardown that was,"
                + " forget dead sandboxes.")
final class RecoverCommand extends LabCommand {
    @Mixin
    YesOption answered = new YesOption();

    @Mixin
    JsonOption answer = new JsonOption();

    RecoverCommand(Setting setting) {
        super(setting);
    }

    @Override
    int run() throws LabException {
        List<Recovery> done = Watched.run(console(), listener -> labs().recover(caller(answered.yes, listener)));
        if (answer.json) {
            printJson(Json.object(
                    "labs",
                    done.stream()
                            .map(r -> Json.object(
                                    "name", r.lab(), "target", r.target().text(), "state", r.state().text(), "there", r.there(), "problem",
                                    r.problem()))
                            .toList()));
        } else if (done.isEmpty()) {
            print("Nothing to clean up.");
        } else {
            done.forEach(r -> print(sentence(r)));
        }
        return done.stream().allMatch(Recovery::isDone) ? ExitCodes.OK : ExitCodes.FINDINGS;
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
