package dev.vethwork.cli.command;

import dev.vethwork.cli.answer.Json;
import dev.vethwork.cli.argument.Arguments;
import dev.vethwork.cli.argument.Given;
import dev.vethwork.cli.argument.SharedOptions;
import dev.vethwork.cli.terminal.Console;
import dev.vethwork.cli.terminal.Destination;
import dev.vethwork.cli.terminal.ExitCodes;
import dev.vethwork.cli.terminal.Interrupt;
import dev.vethwork.cli.terminal.Spoken;
import dev.vethwork.cli.terminal.TerminalCredentials;
import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.RunListener;
import dev.vethwork.lab.Caller;
import dev.vethwork.lab.Labs;
import dev.vethwork.lab.consent.Confirmation;
import dev.vethwork.lab.drawing.Drawing;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.net.TargetKind;
import dev.vethwork.text.Sentences;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/** What every command has. */
public abstract class LabCommand implements Callable<Integer> {
    /** In either language, whichever the question was asked in. */
    private static final Set<String> YES = Set.of("y", "yes", "예", "네");

    private final CommandSetting setting;
    private final Arguments arguments;

    LabCommand(CommandSetting setting, String name, String description) {
        this.setting = setting;
        this.arguments = Arguments.of(this, name, description);
    }

    public final Arguments arguments() {
        return arguments;
    }

    /**
     * Lines to try, below its help and in its page of the manual: what is typed behind its name.
     *
     * @param sample a drawing that is there, as it may be typed
     */
    public abstract List<String> examples(String sample);

    /** @return the exit code */
    abstract int run() throws LabException;

    @Override
    public final Integer call() throws LabException {
        try (Interrupt.Notice _ = Interrupt.notice(console().err(), Spoken.text("interrupted"))) {
            return run();
        } catch (LabException | RuntimeException e) {
            if (Interrupt.isEnding()) {
                return ExitCodes.INTERRUPTED;
            }
            throw e;
        }
    }

    final Console console() {
        return setting.console();
    }

    final Labs labs() {
        return setting.labs().get();
    }

    /** @param file its path, or {@code -} for standard input */
    final Drawing open(String file) throws LabException {
        return labs().open(Path.of(file.equals(Destination.STANDARD) ? "/dev/stdin" : file));
    }

    /** The nodes whose namespaces are adopted. @param all whether it is each that is drawn and there on the machine */
    final Set<String> adopted(
            Drawing drawing, Given<String> place, Given<List<String>> named, Given<Boolean> all, Caller caller)
            throws LabException {
        Set<String> adopt = new TreeSet<>(named.value());
        TargetKind kind = SharedOptions.kind(place);
        if (all.value() && kind != null && !kind.rootIsOurs()) {
            adopt.addAll(labs().surveys().there(drawing.topology(), kind, caller.credentials()));
        }
        return adopt;
    }

    final void print(String text) {
        console().out().print(text.endsWith("\n") ? text : text + "\n");
    }

    /** Where something is to be written. @param word a file, or {@code -} */
    final Destination destination(String word) {
        return new Destination(console(), word);
    }

    final void printJson(Object answer) {
        print(Json.print(answer));
    }

    /** Somebody who cannot be asked anything but a password. */
    final Caller caller() {
        return caller(Confirmation.NEVER, RunListener.SILENT);
    }

    final Caller caller(boolean yes, RunListener listener) {
        return caller(yes ? Confirmation.ALWAYS : console().asks() ? this::ask : Confirmation.NEVER, listener);
    }

    private static Caller caller(Confirmation confirmation, RunListener listener) {
        return new Caller(new TerminalCredentials(), confirmation, listener, new Cancellation());
    }

    final boolean ask(Confirmation.Question question) {
        String sentence = Sentences.of(question.message().text());
        String answer = console().ask(sentence + "\n" + Sentences.capital(question.proceed().text()) + Spoken.text("ask"));
        return YES.contains(answer.toLowerCase(Locale.ROOT));
    }
}
