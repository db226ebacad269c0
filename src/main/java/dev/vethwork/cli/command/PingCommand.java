package dev.vethwork.cli.command;

import dev.vethwork.cli.answer.Json;
import dev.vethwork.cli.argument.Given;
import dev.vethwork.cli.argument.SharedOptions;
import dev.vethwork.cli.terminal.ExitCodes;
import dev.vethwork.lab.Pinged;
import dev.vethwork.lab.failure.LabException;
import java.util.List;

/** {@code ping}: three echoes from one node to another. */
public final class PingCommand extends LabCommand {
    private final Given<String> lab = arguments().lab("LAB", "A deployed lab's name, or its file.");

    private final Given<String> from = arguments().parameter("FROM", "The node that pings.");

    private final Given<String> to = arguments().parameter("TO", "A node's name or an address.");

    private final Given<Boolean> json = SharedOptions.json(arguments());

    public PingCommand(CommandSetting setting) {
        super(setting, "ping", "Ping from one node of a deployed lab to another. Exit 1 when no answer comes.");
    }

    @Override
    public List<String> examples(String sample) {
        return List.of("bridge red blue", "bridge red 192.168.15.2");
    }

    @Override
    int run() throws LabException {
        Pinged ping = labs().ping(labs().labOf(lab.value()), from.value(), to.value(), caller());
        if (json.value()) {
            printJson(Json.object(
                    "from", ping.from(), "to", ping.to(), "address", ping.address(), "reachable", ping.answered(),
                    "output", ping.output()));
        } else {
            print(ping.result().stdout());
            if (!ping.result().stderr().isBlank()) {
                console().err().println(ping.result().stderr().strip());
            }
        }
        return ping.answered() ? ExitCodes.OK : ExitCodes.FINDINGS;
    }
}
