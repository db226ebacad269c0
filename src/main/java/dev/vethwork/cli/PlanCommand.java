package dev.vethwork.cli;

import dev.vethwork.lab.LabException;
import dev.vethwork.plan.Plan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code plan}: the commands that a deployment would run. */
@Command(
        name = "plan",
        description = "Show the ordered commands that a deployment would run, against what is there now.")
final class PlanCommand extends LabCommand {
    @Parameters(paramLabel = "FILE", description = "A drawing, *.vethwork.json.")
    String file = "";

    @Mixin
    TargetOption place = new TargetOption();

    @Mixin
    AdoptOption adopted = new AdoptOption();

    @Mixin
    JsonOption answer = new JsonOption();

    PlanCommand(Setting setting) {
        super(setting);
    }

    @Override
    int run() throws LabException {
        Plan plan = labs().plan(open(file), place.kind(), adopted.names, caller());
        print(answer.json ? Json.print(Answers.plan(plan)) : Texts.plan(plan, console()));
        return plan.conflicts().isEmpty() ? ExitCodes.OK : ExitCodes.FINDINGS;
    }
}
