package dev.vethwork.cli;

import dev.vethwork.lab.Caller;
import dev.vethwork.lab.LabException;
import dev.vethwork.plan.Plan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code deploy}: makes the kernel hold a drawing. */
@Command(
        name = "deploy",
        description = "Deploy a drawing. Deploying again changes what differs and nothing else; what fails is taken back.")
final class DeployCommand extends LabCommand {
    private static final String STOPPING = "Interrupted: what was done is taken back first.";

    @Parameters(paramLabel = "FILE", description = "A drawing, *.vethwork.json.")
    String file = "";

    @Mixin
    TargetOption place = new TargetOption();

    @Mixin
    AdoptOption adopted = new AdoptOption();

    @Mixin
    YesOption answered = new YesOption();

    @Mixin
    JsonOption answer = new JsonOption();

    DeployCommand(Setting setting) {
        super(setting);
    }

    @Override
    int run() throws LabException {
        console().err().print(BrokenOff.text(labs().brokenOff()));
        Plan plan = deploy();
        print(answer.json ? Json.print(Answers.plan(plan)) : Texts.deployed(plan, console()));
        return ExitCodes.OK;
    }

    private Plan deploy() throws LabException {
        return Watched.run(console(), listener -> {
            Caller caller = caller(answered.yes, listener);
            try (Interrupt _ = new Interrupt(caller.cancellation(), console().err(), STOPPING)) {
                return labs().deploy(open(file), place.kind(), adopted.names, caller);
            }
        });
    }
}
