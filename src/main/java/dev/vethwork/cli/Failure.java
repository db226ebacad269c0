package dev.vethwork.cli;

import dev.vethwork.cli.answer.Answers;
import dev.vethwork.cli.terminal.Console;
import dev.vethwork.cli.terminal.ExitCodes;
import dev.vethwork.cli.terminal.Spoken;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.logging.LogFile;
import dev.vethwork.text.ProgramName;
import dev.vethwork.text.Sentences;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The one place where what went wrong becomes a sentence, what to do about it, and an exit code. */
final class Failure implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private static final String JSON = "--json";

    private final Console console;
    private boolean toPrograms;

    Failure(Console console) {
        this.console = console;
    }

    @Override
    public int handleExecutionException(Exception thrown, CommandLine line, ParseResult parsed) {
        toPrograms = line.getParseResult().hasMatchedOption(JSON);
        return report(thrown);
    }

    int report(Exception thrown) {
        if (thrown instanceof LabException e) {
            LoggerFactory.getLogger(Failure.class).info("not done", e);
            return say(ExitCodes.of(e.exit()), String.valueOf(e.getMessage()), e.remedy());
        }
        if (thrown instanceof InvalidPathException e) {
            return say(ExitCodes.USAGE, Spoken.text("failure.name", e.getInput()), Spoken.text("failure.name.remedy"));
        }
        LoggerFactory.getLogger(Failure.class).error("unexpected", thrown);
        return say(
                ExitCodes.USAGE,
                Spoken.text("failure.inside", thrown.getClass().getSimpleName()),
                Spoken.text("failure.inside.remedy", LogFile.path()));
    }

    @Override
    public int handleParseException(ParameterException thrown, String[] args) {
        String command = thrown.getCommandLine().getCommandName();
        String usage = ProgramName.command(command.equals(ProgramName.WORD) ? "--help" : command + " --help");
        CommandSpec spoken = thrown.getCommandLine().getCommandSpec();
        toPrograms = spoken.findOption(JSON) != null && List.of(args).contains(JSON);
        return say(
                ExitCodes.USAGE,
                sentence(thrown),
                meant(thrown)
                        .map(other -> Spoken.text("parse.meant", other, usage))
                        .orElseGet(() -> Spoken.text("see", usage)));
    }

    private static Optional<String> meant(ParameterException thrown) {
        return thrown instanceof UnmatchedArgumentException unknown ? UnknownOption.meant(unknown) : Optional.empty();
    }

    /** Of those that everybody makes in the user's language; picocli's own English for the others. */
    private static String sentence(ParameterException thrown) {
        return switch (thrown) {
            case MissingParameterException missing ->
                Spoken.text("parse.missing", missing.getMissing().stream().map(Failure::name).toList());
            case UnmatchedArgumentException unknown -> Spoken.text("parse.unknown", unknown.getUnmatched());
            case OverwrittenOptionException twice -> Spoken.text("parse.twice", name(twice.getOverwritten()));
            default -> notANumber(thrown).orElseGet(() -> String.valueOf(thrown.getMessage()));
        };
    }

    /** Picocli tells no other words from each other by their types. */
    private static Optional<String> notANumber(ParameterException thrown) {
        ArgSpec option = thrown.getArgSpec();
        String written = thrown.getValue();
        if (option == null || written == null || !Number.class.isAssignableFrom(option.type())) {
            return Optional.empty();
        }
        String key = option.type() == Double.class ? "parse.number" : "parse.whole";
        return Optional.of(Spoken.text(key, name(option), written));
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    /** What was to be read is not there, whatever else went well. @return the exit code in place of this one */
    int unsaid(int exit) {
        toPrograms = false;
        return say(exit == ExitCodes.OK ? ExitCodes.USAGE : exit, Spoken.text("unwritten.out"), Spoken.text("unwritten.out.remedy"));
    }

    /** To the person; and to the program that wants an answer in JSON. @return the exit code */
    private int say(int exit, String message, String remedy) {
        if (toPrograms) {
            console.out().println(Answers.failure(exit, message, remedy));
        }
        console.out().flush();
        console.err().println(ProgramName.WORD + ": " + Sentences.of(message));
        if (!remedy.isEmpty()) {
            console.err().println("  " + Sentences.of(Sentences.capital(remedy)));
        }
        return exit;
    }
}
