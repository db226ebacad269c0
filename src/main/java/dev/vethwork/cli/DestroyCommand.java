package dev.vethwork.cli;

import dev.vethwork.lab.Caller;
import dev.vethwork.lab.LabException;
import dev.vethwork.plan.Plan;

/** {@code destroy}: takes a lab away. */
final class DestroyCommand extends LabCommand {
    private static final String STOPPING =
            "Interrupted: a teardown that has begun only goes forward, so it is finished first.";

    private final Given<String> lab = arguments().parameter("LAB", "A deployed lab's name, or its file.");

    private final Given<Boolean> yes = Options.yes(arguments());

    private final Given<Boolean> json = Options.json(arguments());

    DestroyCommand(Setting setting) {
        super(setting, "destroy", "Take a deployed lab away without a trace.");
    }

    @Override
    int run() throws LabException {
        String name = labs().labOf(lab.value());
        Plan plan = Watched.run(console(), listener -> {
            Caller caller = caller(yes.value(), listener);
            try (Interrupt _ = new Interrupt(caller.cancellation(), console().err(), STOPPING)) {
                return labs().destroy(lab.value(), caller);
            }
        });
        print(json.value() ? Json.print(Answers.plan(plan)) : "The lab " + name + " is gone.");
        return ExitCodes.OK;
    }
}
