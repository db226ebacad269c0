package dev.vethwork.cli;

import dev.vethwork.lab.LabException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code exec}: a command inside a node, on this terminal. */
@Command(
        name = "exec",
        description = "Run a command inside a node of a deployed lab, on this terminal. Ends with the command's own exit code.")
final class ExecCommand extends LabCommand {
    @Parameters(index = "0", paramLabel = "LAB", description = "A deployed lab's name, or its file.")
    String lab = "";

    @Parameters(index = "1", paramLabel = "NODE", description = "A node of it.")
    String node = "";

    @Parameters(index = "2..*", arity = "1..*", paramLabel = "CMD", description = "The command and its words, best after --.")
    List<String> command = new ArrayList<>();

    ExecCommand(Setting setting) {
        super(setting);
    }

    @Override
    int run() throws LabException {
        List<String> words = command.getFirst().equals("--") ? command.subList(1, command.size()) : command;
        if (words.isEmpty()) {
            throw new LabException(
                    LabException.Exit.USAGE, "there is no command to run", "write it after --", "", null);
        }
        console().out().flush();
        return labs().execOnTerminal(labs().labOf(lab), node, words, caller());
    }
}
