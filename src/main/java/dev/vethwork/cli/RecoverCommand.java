package dev.vethwork.cli;

import dev.vethwork.lab.LabException;
import dev.vethwork.lab.Recovery;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code recover}: cleans up after a crash. */
@Command(
        name = "recover",
        description = "Clean up after a crash: take away labs whose deployment was interrupted or whose sandbox is dead.")
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
                                    "name", r.lab(), "target", r.target(), "state", r.state(), "problem", r.problem()))
                            .toList()));
        } else if (done.isEmpty()) {
            print("Nothing to clean up.");
        } else {
            done.forEach(r -> print(
                    r.isDone()
                            ? "The lab " + r.lab() + " (" + r.target() + ", " + r.state() + ") is gone."
                            : "The lab " + r.lab() + " could not be taken away: " + Sentences.of(r.problem())));
        }
        return done.stream().allMatch(Recovery::isDone) ? ExitCodes.OK : ExitCodes.FINDINGS;
    }
}
