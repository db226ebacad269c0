package dev.vethwork.cli.command;

import dev.vethwork.cli.answer.Answers;
import dev.vethwork.cli.answer.Json;
import dev.vethwork.cli.argument.Given;
import dev.vethwork.cli.argument.SharedOptions;
import dev.vethwork.cli.terminal.ExitCodes;
import dev.vethwork.cli.terminal.Interrupt;
import dev.vethwork.cli.terminal.Spoken;
import dev.vethwork.cli.terminal.Watched;
import dev.vethwork.cli.text.AnswerTexts;
import dev.vethwork.cli.text.BrokenOff;
import dev.vethwork.engine.Targets.Expectation;
import dev.vethwork.lab.Caller;
import dev.vethwork.lab.Labs;
import dev.vethwork.lab.drawing.Drawing;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Plan;
import java.util.List;
import java.util.Set;

/** {@code deploy}: makes the kernel hold a drawing. */
public final class DeployCommand extends LabCommand {
    private final Given<String> file = arguments().parameter("FILE", "A drawing, *.vethwork.json; - for standard input.");

    private final Given<String> place = SharedOptions.target(arguments());

    private final Given<List<String>> adopted = SharedOptions.adopt(arguments());

    private final Given<Boolean> all = SharedOptions.adoptAll(arguments());

    private final Given<Boolean> yes = SharedOptions.yes(arguments());

    private final Given<Boolean> json = SharedOptions.json(arguments());

    public DeployCommand(CommandSetting setting) {
        super(
                setting,
                "deploy",
                "Deploy a drawing. Deploying again changes what differs and nothing else; what fails is taken back.");
    }

    @Override
    public List<String> examples(String sample) {
        return List.of(sample, sample + " --target ssh:HOST");
    }

    @Override
    int run() throws LabException {
        console().err().print(BrokenOff.text(labs().crashRecovery().brokenOff()));
        Plan plan = deploy();
        print(json.value() ? Json.print(Answers.plan(plan)) : AnswerTexts.deployed(plan, console()));
        return ExitCodes.OK;
    }

    private Plan deploy() throws LabException {
        return Watched.run(console(), listener -> {
            Caller caller = caller(yes.value(), listener);
            try (Interrupt _ = new Interrupt(caller.cancellation(), console().err(), Spoken.text("deploy.stopping"))) {
                Labs labs = labs();
                TargetKind kind = SharedOptions.kind(place);
                try (Expectation _ = labs.targets().expect(kind == null ? TargetKind.SANDBOX : kind)) {
                    Drawing drawing = open(file.value());
                    Set<String> adopt = adopted(drawing, place, adopted, all, caller);
                    return labs.deploy(drawing, kind, adopt, caller);
                }
            }
        });
    }
}
