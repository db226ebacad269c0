package dev.vethwork.cli;

import dev.vethwork.lab.LabException;
import dev.vethwork.text.ProgramName;
import java.nio.file.InvalidPathException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The one place where what went wrong becomes a sentence, what to do about it, and an exit code. */
final class Failure implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private final Console console;

    Failure(Console console) {
        this.console = console;
    }

    @Override
    public int handleExecutionException(Exception thrown, CommandLine line, ParseResult parsed) {
        return report(thrown);
    }

    int report(Exception thrown) {
        if (thrown instanceof LabException e) {
            say(String.valueOf(e.getMessage()), e.remedy());
            LoggerFactory.getLogger(Failure.class).info("not done", e);
            return ExitCodes.of(e.exit());
        }
        if (thrown instanceof InvalidPathException e) {
            say(e.getInput() + " cannot be a file's name in this locale", "start the program in a locale of UTF-8, such as C.UTF-8");
            return ExitCodes.USAGE;
        }
        LoggerFactory.getLogger(Failure.class).error("unexpected", thrown);
        say("something went wrong inside the program (" + thrown.getClass().getSimpleName() + ")",
                "look into " + dev.vethwork.logging.LogFile.path() + ", and please report it");
        return ExitCodes.USAGE;
    }

    @Override
    public int handleParseException(ParameterException thrown, String[] args) {
        String command = thrown.getCommandLine().getCommandName();
        String usage = ProgramName.command(command.equals(ProgramName.WORD) ? "--help" : command + " --help");
        say(String.valueOf(thrown.getMessage()), "see " + usage);
        return ExitCodes.USAGE;
    }

    private void say(String message, String remedy) {
        console.out().flush();
        console.err().println(ProgramName.WORD + ": " + Sentences.of(message));
        if (!remedy.isEmpty()) {
            console.err().println("  " + Sentences.of(Sentences.capital(remedy)));
        }
    }
}
