package dev.vethwork.cli;

import dev.vethwork.explain.Explanation;
import dev.vethwork.explain.Explanations;
import dev.vethwork.explain.Probe;
import dev.vethwork.lab.LabException;
import dev.vethwork.lab.LabException.Exit;
import dev.vethwork.lab.Subject;
import dev.vethwork.net.BadValue;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code explain}: why a ping fails. */
@Command(
        name = "explain",
        description = "Walk a packet there and back, hop by hop: what stops it, and the fix. A FILE that is not deployed is"
                + " judged as drawn, a LAB as the kernel has it. Exit 1 when it does not come back.",
        customSynopsis = {
            "run explain FILE|LAB FROM TO [--port tcp/80] [--json]",
            "       run explain FILE|LAB --all [--port tcp/80] [--json]"
        })
final class ExplainCommand extends LabCommand {
    @Parameters(index = "0", paramLabel = "FILE|LAB", description = "A drawing, or a deployed lab's name.")
    String subject = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "FROM", description = "The node that asks.")
    @Nullable String from;

    @Parameters(index = "2", arity = "0..1", paramLabel = "TO", description = "A node's name or an address.")
    @Nullable String to;

    @Option(names = "--all", description = "Every node to every address of the others.")
    boolean all;

    @Option(names = "--port", paramLabel = "PROTO/PORT", description = "tcp/80 or udp/53 rather than a ping.")
    @Nullable String port;

    @Mixin
    JsonOption answer = new JsonOption();

    ExplainCommand(Setting setting) {
        super(setting);
    }

    @Override
    int run() throws LabException {
        Probe probe = probe();
        if (all) {
            return pairs(labs().subject(subject, caller()).all(probe));
        }
        if (from == null || to == null) {
            throw new LabException(
                    Exit.USAGE, "it is not said from where to where", "write FROM and TO, or --all", "", null);
        }
        Subject asked = labs().subject(subject, caller());
        Explanation explanation = asked.explain(from, to, probe);
        print(answer.json
                ? Json.print(ExplanationAnswer.of(explanation, asked.topology()))
                : ExplanationText.of(explanation, console()));
        return explanation.reachable() ? ExitCodes.OK : ExitCodes.FINDINGS;
    }

    private int pairs(List<Explanations.Pair> pairs) {
        print(answer.json ? Json.print(ExplanationAnswer.of(pairs)) : ExplanationText.of(pairs));
        return pairs.stream().allMatch(Explanations.Pair::reachable) ? ExitCodes.OK : ExitCodes.FINDINGS;
    }

    private Probe probe() throws LabException {
        try {
            return port == null ? Probe.PING : Probe.parse(port);
        } catch (BadValue e) {
            throw new LabException(Exit.USAGE, String.valueOf(e.getMessage()), e.remedy(), "", e);
        }
    }
}
