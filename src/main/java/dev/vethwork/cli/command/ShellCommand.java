package dev.vethwork.cli.command;

import dev.vethwork.cli.argument.Given;
import dev.vethwork.lab.enter.NodeShell;
import dev.vethwork.lab.failure.LabException;
import java.nio.file.Path;
import java.util.List;

/** {@code shell}: one's own shell inside a node, on this terminal. */
public final class ShellCommand extends LabCommand {
    private final Given<String> lab = arguments().lab("LAB", "A deployed lab's name, or its file.");

    private final Given<String> node = arguments().parameter("NODE", "A node of it.");

    private final Given<String> service = arguments()
            .option("SERVICE", "Beside this service of the node's: in its own PID namespace where it has one.", "--service");

    public ShellCommand(CommandSetting setting) {
        super(
                setting,
                "shell",
                "Open your own shell inside a node of a deployed lab, on this terminal, with the node's name before its prompt."
                        + " Ends with the shell's own exit code.");
    }

    @Override
    public List<String> examples(String sample) {
        return List.of("bridge red");
    }

    @Override
    int run() throws LabException {
        String name = labs().labOf(lab.value());
        console().out().flush();
        NodeShell shell = NodeShell.ofUser(name, node.value(), Path.of("").toAbsolutePath());
        return labs().door().shellOnTerminal(name, node.value(), service.orNull(), shell, caller());
    }
}
