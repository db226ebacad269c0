package dev.vethwork.cli;

import dev.vethwork.lab.LabException;
import dev.vethwork.lab.Pinged;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ping}: three echoes from one node to another. */
@Command(name = "ping", description = "Ping from one node of a deployed lab to another. Exit 1 when no answer comes.")
final class PingCommand extends LabCommand {
    @Parameters(index = "0", paramLabel = "LAB", description = "A deployed lab's name, or its file.")
    String lab = "";

    @Parameters(index = "1", paramLabel = "FROM", description = "The node that pings.")
    String from = "";

    @Parameters(index = "2", paramLabel = "TO", description = "A node's name or an address.")
    String to = "";

    @Mixin
    JsonOption answer = new JsonOption();

    PingCommand(Setting setting) {
        super(setting);
    }

    @Override
    int run() throws LabException {
        Pinged ping = labs().ping(labs().labOf(lab), from, to, caller());
        if (answer.json) {
            printJson(Json.object(
                    "from", from, "to", to, "address", ping.address(), "reachable", ping.answered(),
                    "output", ping.result().stdout()));
        } else {
            print(ping.result().stdout());
            if (!ping.result().stderr().isBlank()) {
                console().err().println(ping.result().stderr().strip());
            }
        }
        return ping.answered() ? ExitCodes.OK : ExitCodes.FINDINGS;
    }
}
