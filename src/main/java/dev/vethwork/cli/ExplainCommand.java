package dev.vethwork.cli;

import dev.vethwork.explain.Explanation;
import dev.vethwork.explain.Explanations;
import dev.vethwork.explain.Probe;
import dev.vethwork.lab.LabException;
import dev.vethwork.lab.LabException.Exit;
import dev.vethwork.lab.Subject;
import dev.vethwork.net.BadValue;
import dev.vethwork.text.ProgramName;
import java.util.List;

/** {@code explain}: why a ping fails. */
final class ExplainCommand extends LabCommand {
    private final Given<String> subject = arguments().lab("FILE|LAB", "A drawing, or a deployed lab's name.");

    private final Given<String> from = arguments().optional("FROM", "The node that asks.");

    private final Given<String> to = arguments().optional("TO", "A node's name or an address.");

    private final Given<Boolean> all = arguments().flag("Every node to every address of the others.", "--all");

    private final Given<String> port =
            arguments().option("PROTO/PORT", "tcp/80 or udp/53 rather than a ping.", "--port");

    private final Given<Double> size = arguments()
            .number(0, "BYTES", "How big the packet is, its IP header counted; 84 as ping sends it.", "--size");

    private final Given<Boolean> json = Options.json(arguments());

    ExplainCommand(Setting setting) {
        super(
                setting,
                "explain",
                "Walk a packet there and back, hop by hop: what stops it, and the fix. A FILE that is not deployed is"
                        + " judged as drawn, a LAB as the kernel has it. Exit 1 when it does not come back.");
        arguments().synopsis(
                ProgramName.command("explain FILE|LAB FROM TO [--port tcp/80] [--size BYTES] [--json]"),
                "       " + ProgramName.command("explain FILE|LAB --all [--port tcp/80] [--size BYTES] [--json]"));
    }

    @Override
    int run() throws LabException {
        Probe probe = probe();
        if (all.value()) {
            return pairs(labs().subject(subject.value(), caller()).all(probe));
        }
        String asking = from.orNull();
        String asked = to.orNull();
        if (asking == null || asked == null) {
            throw new LabException(
                    Exit.USAGE, "it is not said from where to where", "write FROM and TO, or --all", "", null);
        }
        Subject lab = labs().subject(subject.value(), caller());
        Explanation explanation = lab.explain(asking, asked, probe);
        print(json.value()
                ? Json.print(ExplanationAnswer.of(explanation, lab.topology()))
                : ExplanationText.of(explanation, console()));
        return explanation.reachable() ? ExitCodes.OK : ExitCodes.FINDINGS;
    }

    private int pairs(List<Explanations.Pair> pairs) {
        print(json.value() ? Json.print(ExplanationAnswer.of(pairs)) : ExplanationText.of(pairs));
        return pairs.stream().allMatch(Explanations.Pair::reachable) ? ExitCodes.OK : ExitCodes.FINDINGS;
    }

    private Probe probe() throws LabException {
        try {
            String written = port.orNull();
            Probe probe = written == null ? Probe.PING : Probe.parse(written);
            return size.value() == 0 ? probe : probe.ofSize(size.value().intValue());
        } catch (BadValue e) {
            throw new LabException(Exit.USAGE, String.valueOf(e.getMessage()), e.remedy(), "", e);
        }
    }
}
