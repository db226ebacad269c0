package dev.vethwork.cli;

import dev.vethwork.lab.LabException;
import dev.vethwork.plan.Plan;

/** {@code destroy}: takes a lab away. */
final class DestroyCommand extends LabCommand {
    private final Given<String> lab = arguments().parameter("LAB", "A deployed lab's name, or its file.");

    private final Given<Boolean> yes = Options.yes(arguments());

    private final Given<Boolean> json = Options.json(arguments());

    DestroyCommand(Setting setting) {
        super(setting, "destroy", "Take a deployed lab away without a trace.");
    }

    @Override
    int run() throws LabException {
        String name = labs().labOf(lab.value());
        Plan plan =
                Watched.run(console(), listener -> labs().destroy(name, caller(yes.value(), listener)));
        print(json.value() ? Json.print(Answers.plan(plan)) : "The lab " + name + " is gone.");
        return ExitCodes.OK;
    }
}
