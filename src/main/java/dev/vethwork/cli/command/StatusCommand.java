package dev.vethwork.cli.command;

import dev.vethwork.cli.answer.Answers;
import dev.vethwork.cli.answer.Json;
import dev.vethwork.cli.argument.Given;
import dev.vethwork.cli.argument.SharedOptions;
import dev.vethwork.cli.terminal.ExitCodes;
import dev.vethwork.cli.text.AnswerTexts;
import dev.vethwork.cli.text.BrokenOff;
import dev.vethwork.lab.Caller;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.inspect.LabStatus;
import java.util.List;

/** {@code status}: deployed labs, or one of them, and their drift. */
public final class StatusCommand extends LabCommand {
    private final Given<String> lab =
            arguments().optionalLab("LAB", "Only this deployed lab, by its name or its file.");

    private final Given<Boolean> json = SharedOptions.json(arguments());

    public StatusCommand(CommandSetting setting) {
        super(
                setting,
                "status",
                "List the deployed labs and how many steps each is from its file. Exit 1 when one has drifted.");
    }

    @Override
    public List<String> examples(String sample) {
        return List.of("", "bridge --json");
    }

    @Override
    int run() throws LabException {
        String only = lab.orNull();
        List<LabStatus> labs = only == null
                ? labs().status(Caller.silent())
                : List.of(labs().status(labs().labOf(only), Caller.silent()));
        print(
                json.value()
                        ? Json.print(Answers.status(labs))
                        : AnswerTexts.status(labs, console()) + BrokenOff.text(labs().crashRecovery().brokenOff()));
        return labs.stream().anyMatch(l -> l.drift().orElse(0) > 0) ? ExitCodes.FINDINGS : ExitCodes.OK;
    }
}
