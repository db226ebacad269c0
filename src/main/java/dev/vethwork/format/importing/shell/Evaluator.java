package dev.vethwork.format.importing.shell;

import dev.vethwork.format.importing.shell.call.ControlFlow;
import dev.vethwork.format.importing.shell.call.Limits;
import dev.vethwork.format.importing.shell.call.Programs;
import dev.vethwork.format.importing.shell.syntax.Parser;
import dev.vethwork.format.importing.shell.syntax.Tree;
import dev.vethwork.format.importing.shell.value.MadeUp;
import dev.vethwork.format.importing.shell.wrapper.OpenedShell;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Evaluates a script: what it would run is handed to {@link Programs}, one call after the other. */
public final class Evaluator {
    /** The number of a script's own process. */
    public static final String PROCESS = MadeUp.PROCESS;

    private final Programs programs;
    private final ScriptShell shell;

    public Evaluator(Programs programs, String namespace) {
        this.programs = programs;
        this.shell = new ScriptShell(programs, namespace);
    }

    /** The same elsewhere, with nothing left of what was set before but the time that is left. */
    public void runIn(String where, Map<String, String> environment, String script, int line) {
        shell.beginAnew(where, environment);
        run(script, line, List.of());
    }

    /**
     * Evaluates a script from its first line to its last.
     *
     * @param line the number of its first line
     */
    public void run(String script, int line, List<String> arguments) {
        shell.variables().arguments(arguments);
        try {
            top(Parser.parse(script, line));
        } catch (ControlFlow end) {
            // It ended itself.
        } catch (Limits.ExceededException | StackOverflowError e) {
            programs.endless(shell.at() == 0 ? line : shell.at(), shell.doing());
        }
    }

    /** A shell that is opened in a namespace holds until the exit, where there is one. */
    private void top(Tree tree) {
        if (!(tree instanceof Tree.Sequence all)) {
            shell.run(tree);
            return;
        }
        String before = shell.namespace();
        for (int i = 0; i < all.commands().size(); i++) {
            Tree one = all.commands().get(i);
            Optional<String> opened = OpenedShell.in(one);
            boolean left = opened.isPresent()
                    && all.commands().subList(i + 1, all.commands().size()).stream().anyMatch(OpenedShell::isLeftBy);
            if (left) {
                shell.goTo(opened.get());
            } else if (OpenedShell.isLeftBy(one) && !shell.namespace().equals(before)) {
                shell.goTo(before);
            } else {
                shell.run(one);
            }
        }
    }
}
