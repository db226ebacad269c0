package dev.vethwork.cli.command;

import dev.vethwork.cli.answer.ExplanationAnswer;
import dev.vethwork.cli.answer.Json;
import dev.vethwork.cli.argument.Given;
import dev.vethwork.cli.argument.SharedOptions;
import dev.vethwork.cli.terminal.ExitCodes;
import dev.vethwork.cli.terminal.Spoken;
import dev.vethwork.cli.text.ExplanationText;
import dev.vethwork.explain.Explanation;
import dev.vethwork.explain.Probe;
import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.lab.Subject;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.failure.LabException.Exit;
import dev.vethwork.net.BadValue;
import dev.vethwork.text.ProgramName;
import java.util.List;

/** {@code explain}: why a ping fails. */
public final class ExplainCommand extends LabCommand {
    private final Given<String> subject =
            arguments().optionalLab("FILE|LAB", "A drawing, a snapshot of a machine, or a deployed lab's name.");

    private final Given<String> from = arguments().optional("FROM", "The node that asks.");

    private final Given<String> to = arguments().optional("TO", "A node's name or an address.");

    private final Given<Boolean> live = arguments()
            .flag("Of what runs on this machine, as the kernel has it, rather than of a file or a lab.", "--live");

    private final Given<Boolean> all = arguments().flag("Every node to every address of the others.", "--all");

    private final Given<String> port =
            arguments().option("PROTO/PORT", "tcp/80 or udp/53 rather than a ping.", "--port");

    private final Given<Integer> size = arguments()
            .whole(0, "BYTES", "How big the packet is, its IP header counted; 84 as ping sends it.", "--size");

    private final Given<Boolean> json = SharedOptions.json(arguments());

    public ExplainCommand(CommandSetting setting) {
        super(
                setting,
                "explain",
                "Walk a packet there and back, hop by hop: what stops it, and the fix. A FILE that is not deployed is"
                        + " judged as drawn, a LAB as the kernel has it; a snapshot (see "
                        + ProgramName.command("import --live")
                        + ") as its machine was. Exit 1 when it does not come back.");
        arguments().synopsis(
                ProgramName.command("explain FILE|LAB FROM TO [--port tcp/80] [--size BYTES] [--json]"),
                "       " + ProgramName.command("explain --live FROM TO [--port tcp/80] [--size BYTES] [--json]"),
                "       " + ProgramName.command("explain FILE|LAB|--live --all [--port tcp/80] [--size BYTES] [--json]"));
    }

    @Override
    public List<String> examples(String sample) {
        return List.of("bridge red blue --port tcp/80", "bridge --all", "--live --all");
    }

    @Override
    int run() throws LabException {
        Probe probe = probe();
        if (!live.value() && subject.orNull() == null) {
            throw usage(Spoken.text("explain.nothing"), Spoken.text("explain.nothing.remedy"));
        }
        String asking = live.value() ? subject.orNull() : from.orNull();
        String asked = live.value() ? from.orNull() : to.orNull();
        if (all.value() && asking != null) {
            throw usage(Spoken.text("explain.both"), Spoken.text("explain.ends.remedy"));
        }
        if (all.value()) {
            return pairs(subject().all(probe));
        }
        if (asking == null || asked == null) {
            throw usage(Spoken.text("explain.ends"), Spoken.text("explain.ends.remedy"));
        }
        Subject lab = subject();
        Explanation explanation = lab.explain(asking, asked, probe);
        print(json.value()
                ? Json.print(ExplanationAnswer.of(explanation, lab.topology()))
                : ExplanationText.of(explanation, console()));
        return explanation.reachable() ? ExitCodes.OK : ExitCodes.FINDINGS;
    }

    private Subject subject() throws LabException {
        if (live.value()) {
            return labs().here(caller());
        }
        return labs().subject(subject.value(), caller());
    }

    private static LabException usage(String message, String remedy) {
        return new LabException(Exit.USAGE, message, remedy, "", null);
    }

    private int pairs(List<Explanations.Pair> pairs) {
        print(json.value() ? Json.print(ExplanationAnswer.of(pairs)) : ExplanationText.of(pairs, console()));
        return pairs.stream().allMatch(Explanations.Pair::reachable) ? ExitCodes.OK : ExitCodes.FINDINGS;
    }

    private Probe probe() throws LabException {
        try {
            String written = port.orNull();
            Probe probe = written == null ? Probe.PING : Probe.parse(written);
            Integer bytes = size.orNull();
            return bytes == null ? probe : probe.ofSize(bytes);
        } catch (BadValue e) {
            throw new LabException(Exit.USAGE, String.valueOf(e.getMessage()), e.remedy(), "", e);
        }
    }
}
