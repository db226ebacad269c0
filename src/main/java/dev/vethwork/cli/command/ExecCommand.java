package dev.vethwork.cli.command;

import dev.vethwork.cli.argument.Given;
import dev.vethwork.cli.terminal.Spoken;
import dev.vethwork.lab.failure.LabException;
import java.util.List;

/** {@code exec}: a command inside a node, on this terminal. */
public final class ExecCommand extends LabCommand {
    private final Given<String> lab = arguments().lab("LAB", "A deployed lab's name, or its file.");

    private final Given<String> node = arguments().parameter("NODE", "A node of it.");

    private final Given<List<String>> command = arguments().rest("CMD", "The command and its words, best after --.");

    public ExecCommand(CommandSetting setting) {
        super(
                setting,
                "exec",
                "Run a command inside a node of a deployed lab, on this terminal. Ends with the command's own exit code.");
    }

    @Override
    public List<String> examples(String sample) {
        return List.of("bridge red -- ip addr");
    }

    @Override
    int run() throws LabException {
        List<String> given = command.value();
        List<String> words = given.getFirst().equals("--") ? given.subList(1, given.size()) : given;
        if (words.isEmpty()) {
            throw new LabException(
                    LabException.Exit.USAGE, Spoken.text("exec.nothing"), Spoken.text("exec.nothing.remedy"), "", null);
        }
        console().out().flush();
        return labs().door().execOnTerminal(labs().labOf(lab.value()), node.value(), words, caller());
    }
}
