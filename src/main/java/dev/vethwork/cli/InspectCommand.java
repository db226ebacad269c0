package dev.vethwork.cli;

import dev.vethwork.lab.Inspection;
import dev.vethwork.lab.LabException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code inspect}: what the kernel has. */
@Command(
        name = "inspect",
        description = "Show interfaces, ARP, routes, NAT and processes of a deployed lab as the kernel has them.")
final class InspectCommand extends LabCommand {
    @Parameters(index = "0", paramLabel = "LAB", description = "A deployed lab's name, or its file.")
    String lab = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "NODE", description = "Only this node.")
    @Nullable String node;

    @Mixin
    JsonOption answer = new JsonOption();

    InspectCommand(Setting setting) {
        super(setting);
    }

    @Override
    int run() throws LabException {
        Inspection inspection = labs().inspect(labs().labOf(lab), node, caller());
        print(answer.json ? Json.print(Answers.inspection(inspection)) : InspectionText.of(inspection, console()));
        return ExitCodes.OK;
    }
}
