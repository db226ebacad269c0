package dev.vethwork.cli;

import static java.util.Map.entry;

import dev.vethwork.cli.terminal.Spoken;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.text.ProgramName;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.UnmatchedArgumentException;

/** A word in the place of a command that is none: what another tool calls it, or a slip of the fingers. */
final class UnknownCommand {
    /** Words of Terraform, containerlab, Kathará, Docker, Mininet and tcpdump. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            entry("apply", "deploy"), entry("up", "deploy"), entry("start", "deploy"), entry("lstart", "deploy"),
            entry("create", "deploy"), entry("run", "deploy"), entry("refresh", "status"), entry("down", "destroy"),
            entry("stop", "destroy"), entry("undeploy", "destroy"), entry("teardown", "destroy"), entry("delete", "destroy"),
            entry("rm", "destroy"), entry("lclean", "destroy"), entry("wipe", "destroy"), entry("ls", "status"),
            entry("list", "status"), entry("ps", "status"), entry("show", "inspect"), entry("state", "inspect"),
            entry("graph", "render"), entry("draw", "render"), entry("fmt", "validate"), entry("lint", "validate"),
            entry("diff", "plan"), entry("preview", "plan"), entry("connect", "shell"), entry("attach", "shell"),
            entry("console", "shell"), entry("ssh", "shell"), entry("tcpdump", "capture"), entry("sniff", "capture"),
            entry("why", "explain"), entry("trace", "explain"), entry("test", "check"), entry("clean", "recover"),
            entry("cleanup", "recover"), entry("convert", "import"), entry("generate", "export"));

    private UnknownCommand() {}

    /** Whether these words begin with one that can only have been meant for a command. */
    static boolean isOne(String... words) {
        return words.length > 0
                && !words[0].startsWith("-")
                && !Program.isCommand(words[0])
                && (words.length > 1 || !words[0].contains(".") && !words[0].contains("/"))
                && !isFile(words[0]);
    }

    private static boolean isFile(String word) {
        try {
            return Files.exists(Path.of(word));
        } catch (InvalidPathException e) {
            // Whoever opens it says why.
            return true;
        }
    }

    /** @param line knows all commands */
    static LabException of(String word, CommandLine line) {
        String all = ProgramName.command("--help");
        return new LabException(
                LabException.Exit.USAGE,
                Spoken.text("neither", word),
                meant(word, line)
                        .map(command -> Spoken.text("neither.meant", ProgramName.command(command), all))
                        .orElseGet(() -> Spoken.text("see", all)),
                "",
                null);
    }

    private static Optional<String> meant(String word, CommandLine line) {
        String known = ELSEWHERE.get(word);
        return known == null
                ? new UnmatchedArgumentException(line, List.of(word)).getSuggestions().stream()
                        .map(said -> said.substring(said.lastIndexOf(' ') + 1))
                        .filter(Program::isCommand)
                        .findFirst()
                : Optional.of(known);
    }
}
