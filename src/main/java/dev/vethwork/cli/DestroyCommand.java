package dev.vethwork.cli;

import dev.vethwork.lab.Caller;
import dev.vethwork.lab.LabException;
import dev.vethwork.plan.Plan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code destroy}: takes a lab away. */
@Command(name = "destroy", description = "Take a deployed lab away without a trace.")
final class DestroyCommand extends LabCommand {
    private static final String STOPPING =
            "Interrupted: a teardown that has begun only goes forward, so it is finished first.";

    @Parameters(paramLabel = "LAB", description = "A deployed lab's name, or its file.")
    String lab = "";

    @Mixin
    YesOption answered = new YesOption();

    @Mixin
    JsonOption answer = new JsonOption();

    DestroyCommand(Setting setting) {
        super(setting);
    }

    @Override
    int run() throws LabException {
        String name = labs().labOf(lab);
        Plan plan = Watched.run(console(), listener -> {
            Caller caller = caller(answered.yes, listener);
            try (Interrupt _ = new Interrupt(caller.cancellation(), console().err(), STOPPING)) {
                return labs().destroy(lab, caller);
            }
        });
        print(answer.json ? Json.print(Answers.plan(plan)) : "The lab " + name + " is gone.");
        return ExitCodes.OK;
    }
}
