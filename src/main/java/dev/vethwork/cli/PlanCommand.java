package dev.vethwork.cli;

import dev.vethwork.lab.Drawing;
import dev.vethwork.lab.LabException;
import dev.vethwork.lab.TakingOver;
import dev.vethwork.plan.Plan;
import java.util.List;

/** {@code plan}: the commands that a deployment would run. */
final class PlanCommand extends LabCommand {
    private final Given<String> file = arguments().parameter("FILE", "A drawing, *.vethwork.json.");

    private final Given<String> place = Options.target(arguments());

    private final Given<List<String>> adopted = Options.adopt(arguments());

    private final Given<Boolean> all = Options.adoptAll(arguments());

    private final Given<Boolean> json = Options.json(arguments());

    PlanCommand(Setting setting) {
        super(
                setting,
                "plan",
                "Show the ordered commands that a deployment would run, against what is there now.");
    }

    @Override
    int run() throws LabException {
        Drawing drawing = open(file.value());
        labs().standing(drawing)
                .others()
                .ifPresent(lab -> console().err().print(Sentences.capital(Sentences.of(TakingOver.notOwn(lab).text())) + "\n"));
        Plan plan = labs().plan(drawing, Options.kind(place), adopted(drawing, place, adopted, all, caller()), caller());
        print(json.value() ? Json.print(Answers.plan(plan)) : Texts.plan(plan, console()));
        return plan.conflicts().isEmpty() ? ExitCodes.OK : ExitCodes.FINDINGS;
    }
}
