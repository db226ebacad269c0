package dev.vethwork.cli.command;

import dev.vethwork.cli.answer.Answers;
import dev.vethwork.cli.answer.Json;
import dev.vethwork.cli.argument.Given;
import dev.vethwork.cli.argument.SharedOptions;
import dev.vethwork.cli.terminal.ExitCodes;
import dev.vethwork.cli.text.AnswerTexts;
import dev.vethwork.lab.consent.TakingOver;
import dev.vethwork.lab.drawing.Drawing;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.plan.Plan;
import dev.vethwork.text.Sentences;
import java.util.List;

/** {@code plan}: the commands that a deployment would run. */
public final class PlanCommand extends LabCommand {
    private final Given<String> file = arguments().parameter("FILE", "A drawing, *.vethwork.json; - for standard input.");

    private final Given<String> place = SharedOptions.target(arguments());

    private final Given<List<String>> adopted = SharedOptions.adopt(arguments());

    private final Given<Boolean> all = SharedOptions.adoptAll(arguments());

    private final Given<Boolean> json = SharedOptions.json(arguments());

    public PlanCommand(CommandSetting setting) {
        super(
                setting,
                "plan",
                "Show the ordered commands that a deployment would run, against what is there now.");
    }

    @Override
    public List<String> examples(String sample) {
        return List.of(sample, sample + " --target host");
    }

    @Override
    int run() throws LabException {
        Drawing drawing = open(file.value());
        labs().standing(drawing)
                .others()
                .ifPresent(lab -> console().err().print(Sentences.capital(Sentences.of(TakingOver.notOwn(lab).text())) + "\n"));
        Plan plan = labs().plan(drawing, SharedOptions.kind(place), adopted(drawing, place, adopted, all, caller()), caller());
        print(json.value() ? Json.print(Answers.plan(plan)) : AnswerTexts.plan(plan, console()));
        return plan.conflicts().isEmpty() ? ExitCodes.OK : ExitCodes.FINDINGS;
    }
}
