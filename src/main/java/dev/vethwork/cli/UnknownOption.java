package dev.vethwork.cli;

import static java.util.Map.entry;

import dev.vethwork.text.NearestName;
import dev.vethwork.text.ProgramName;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/** An option that a command does not have: what another tool calls it, or a slip of the fingers. */
final class UnknownOption {
    /** Words of Terraform, kubectl and apt. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            entry("--auto-approve", "--yes"), entry("-auto-approve", "--yes"), entry("--assume-yes", "--yes"),
            entry("--force", "--yes"), entry("-o", "--json"), entry("-json", "--json"),
            entry("--format", "--json"), entry("--output", "--json"));

    /** By which kubectl, Docker and containerlab are given a file, which stands by itself here. */
    private static final Set<String> FILE = Set.of("-f", "--file", "--filename", "-t", "--topo", "--topology");

    /** Of deployments that change nothing, which are a command here. */
    private static final Set<String> DRY = Set.of("--dry-run", "--check", "--diff", "-n");

    private UnknownOption() {}

    /** What may have been meant instead. */
    static Optional<String> meant(UnmatchedArgumentException thrown) {
        return thrown.getUnmatched().stream()
                .filter(word -> word.startsWith("-"))
                .findFirst()
                .flatMap(word -> meant(word.split("=", 2)[0], thrown));
    }

    private static Optional<String> meant(String word, UnmatchedArgumentException thrown) {
        CommandSpec spec = thrown.getCommandLine().getCommandSpec();
        if (FILE.contains(word) && !spec.positionalParameters().isEmpty()) {
            return Optional.of(ProgramName.command(
                    spec.name() + " " + spec.positionalParameters().getFirst().paramLabel()));
        }
        Set<String> options = spec.optionsMap().keySet();
        String known = ELSEWHERE.get(word);
        if (known != null) {
            return Optional.of(known).filter(options::contains);
        }
        if (DRY.contains(word) && thrown.getCommandLine().getCommandName().equals("deploy")) {
            return Optional.of(ProgramName.command("plan"));
        }
        return Optional.ofNullable(NearestName.of(word, options)).filter(near -> NearestName.isNear(word, near));
    }
}
