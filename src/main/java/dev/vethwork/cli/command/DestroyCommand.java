package dev.vethwork.cli.command;

import dev.vethwork.cli.answer.Answers;
import dev.vethwork.cli.answer.Json;
import dev.vethwork.cli.argument.Given;
import dev.vethwork.cli.argument.SharedOptions;
import dev.vethwork.cli.terminal.ExitCodes;
import dev.vethwork.cli.terminal.Interrupt;
import dev.vethwork.cli.terminal.Spoken;
import dev.vethwork.cli.terminal.Watched;
import dev.vethwork.lab.Caller;
import dev.vethwork.lab.Recovery;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.plan.Plan;
import dev.vethwork.text.Sentences;
import java.util.List;

/** {@code destroy}: takes labs away. */
public final class DestroyCommand extends LabCommand {
    private final Given<List<String>> labs = arguments().labs("LAB", "A deployed lab's name, or its file.");

    private final Given<Boolean> all =
            arguments().flag("Every lab: all sandboxes of yours, and those on the machine itself.", "--all");

    private final Given<Boolean> yes = SharedOptions.yes(arguments());

    private final Given<Boolean> json = SharedOptions.json(arguments());

    public DestroyCommand(CommandSetting setting) {
        super(setting, "destroy", "Take deployed labs away without a trace.");
    }

    @Override
    public List<String> examples(String sample) {
        return List.of("bridge", "--all");
    }

    @Override
    int run() throws LabException {
        if (all.value() == !labs.value().isEmpty()) {
            throw new LabException(
                    LabException.Exit.USAGE,
                    Spoken.text(all.value() ? "destroy.both" : "destroy.neither"),
                    Spoken.text("destroy.remedy"),
                    "",
                    null);
        }
        if (all.value()) {
            return everyOne();
        }
        for (String lab : labs.value()) {
            // None is taken away where another one is not there.
            labs().labOf(lab);
        }
        for (String lab : labs.value()) {
            one(lab);
        }
        return ExitCodes.OK;
    }

    private void one(String lab) throws LabException {
        String name = labs().labOf(lab);
        Plan plan = Watched.run(console(), listener -> {
            Caller caller = caller(yes.value(), listener);
            try (Interrupt _ = new Interrupt(caller.cancellation(), console().err(), Spoken.text("destroy.stopping"))) {
                return labs().destroy(lab, caller);
            }
        });
        print(json.value() ? Json.print(Answers.plan(plan)) : Spoken.text("destroy.gone", name));
    }

    private int everyOne() throws LabException {
        List<Recovery> done = Watched.run(console(), listener -> {
            Caller caller = caller(yes.value(), listener);
            try (Interrupt _ = new Interrupt(caller.cancellation(), console().err(), Spoken.text("destroy.stopping"))) {
                return labs().destroyAll(caller);
            }
        });
        if (json.value()) {
            printJson(RecoverCommand.answer(done));
        } else if (done.isEmpty()) {
            print(Spoken.text("status.none"));
        } else {
            done.forEach(r -> print(
                    r.isDone()
                            ? Spoken.text("destroy.gone", r.lab())
                            : Spoken.text("destroy.there", r.lab(), Sentences.of(r.problem()))));
        }
        return done.stream().allMatch(Recovery::isDone) ? ExitCodes.OK : ExitCodes.ROLLED_BACK;
    }
}
