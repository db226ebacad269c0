package dev.vethwork.cli.command;

import dev.vethwork.cli.answer.Answers;
import dev.vethwork.cli.answer.Json;
import dev.vethwork.cli.argument.Given;
import dev.vethwork.cli.argument.SharedOptions;
import dev.vethwork.cli.terminal.ExitCodes;
import dev.vethwork.cli.text.InspectionText;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.inspect.Inspection;
import java.util.List;

/** {@code inspect}: what the kernel has. */
public final class InspectCommand extends LabCommand {
    private final Given<String> lab = arguments().lab("LAB", "A deployed lab's name, or its file.");

    private final Given<String> node = arguments().optional("NODE", "Only this node.");

    private final Given<Boolean> json = SharedOptions.json(arguments());

    public InspectCommand(CommandSetting setting) {
        super(
                setting,
                "inspect",
                "Show interfaces, ARP, routes, NAT and processes of a deployed lab as the kernel has them.");
    }

    @Override
    public List<String> examples(String sample) {
        return List.of("bridge", "bridge red");
    }

    @Override
    int run() throws LabException {
        Inspection inspection = labs().inspect(labs().labOf(lab.value()), node.orNull(), caller());
        print(json.value() ? Json.print(Answers.inspection(inspection)) : InspectionText.of(inspection, console()));
        return ExitCodes.OK;
    }
}
