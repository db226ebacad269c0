package dev.vethwork.cli;

import dev.vethwork.lab.LabException;
import dev.vethwork.lab.LabStatus;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code status}: deployed labs and their drift. */
@Command(
        name = "status",
        description = "List the deployed labs and how many steps each is from its file. Exit 1 when one has drifted.")
final class StatusCommand extends LabCommand {
    @Mixin
    JsonOption answer = new JsonOption();

    StatusCommand(Setting setting) {
        super(setting);
    }

    @Override
    int run() throws LabException {
        List<LabStatus> labs = labs().status(dev.vethwork.lab.Caller.silent());
        print(
                answer.json
                        ? Json.print(Answers.status(labs))
                        : Texts.status(labs) + BrokenOff.text(labs().brokenOff()));
        return labs.stream().anyMatch(l -> l.drift().orElse(0) > 0) ? ExitCodes.FINDINGS : ExitCodes.OK;
    }
}
