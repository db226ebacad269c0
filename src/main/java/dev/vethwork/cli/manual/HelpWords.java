package dev.vethwork.cli.manual;

import dev.vethwork.cli.argument.LabNames;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What the commands and their arguments say of themselves. */
final class HelpWords {
    private HelpWords() {}

    static List<CommandSpec> commands(CommandSpec program) {
        return program.subcommands().values().stream().map(CommandLine::getCommandSpec).toList();
    }

    static String description(CommandSpec command) {
        return joined(command.usageMessage().description());
    }

    static String description(ArgSpec argument) {
        return joined(argument.description());
    }

    /** The first sentence, without its full stop: lists have room for no more. */
    static String summary(CommandSpec command) {
        return summary(description(command));
    }

    static String summary(ArgSpec argument) {
        return summary(description(argument));
    }

    private static String summary(String description) {
        int end = description.indexOf(". ");
        String first = end < 0 ? description : description.substring(0, end);
        return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    }

    /** The words of which one is to be given; none where it may be any. */
    static List<String> choices(ArgSpec argument) {
        Iterable<String> candidates = argument.completionCandidates();
        return candidates == null
                ? Collections.emptyList()
                : StreamSupport.stream(candidates.spliterator(), false).toList();
    }

    /** The parameter that a lab is named by; empty for commands that no lab is named to. */
    static Optional<PositionalParamSpec> lab(CommandSpec command) {
        return command.positionalParameters().stream()
                .filter(p -> p.completionCandidates() instanceof LabNames)
                .findFirst();
    }

    /** Whether there may be several of it, up to the end of the line. */
    static boolean isRest(PositionalParamSpec parameter) {
        return parameter.index().isVariable();
    }

    static boolean hasValue(ArgSpec argument) {
        return argument.arity().max() > 0;
    }

    private static String joined(String... lines) {
        return List.of(lines).stream().filter(line -> !line.isBlank()).collect(Collectors.joining(" "));
    }
}
