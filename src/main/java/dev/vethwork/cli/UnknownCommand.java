package dev.vethwork.cli;

import static java.util.Map.entry;

import dev.vethwork.cli.terminal.Spoken;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.text.NearestName;
import dev.vethwork.text.ProgramName;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A word in the place of a command that is none: what another tool calls it, or a slip of the fingers. */
final class UnknownCommand {
    /** Words of Terraform, containerlab, Kathará, Docker, kubectl, Mininet and tcpdump. */
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
            entry("cleanup", "recover"), entry("convert", "import"), entry("generate", "export"),
            entry("redeploy", "deploy"), entry("restart", "deploy"), entry("init", "validate"), entry("get", "status"),
            entry("describe", "inspect"), entry("pcap", "capture"), entry("stats", "traffic"), entry("top", "traffic"),
            entry("rollback", "recover"), entry("help", "--help"), entry("version", "--version"));

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

    static LabException of(String word) {
        String all = ProgramName.command("--help");
        return new LabException(
                LabException.Exit.USAGE,
                Spoken.text("neither", word),
                meant(word)
                        .map(command -> Spoken.text("neither.meant", ProgramName.command(command), all))
                        .orElseGet(() -> Spoken.text("see", all)),
                "",
                null);
    }

    /** What is known in this place, here or elsewhere, by the word that is nearest to what was typed. */
    private static Optional<String> meant(String word) {
        List<String> known = Stream.concat(Program.names(), ELSEWHERE.keySet().stream()).toList();
        return Optional.ofNullable(NearestName.of(word, known))
                .filter(near -> NearestName.isNear(word, near))
                .map(near -> ELSEWHERE.getOrDefault(near, near));
    }
}
