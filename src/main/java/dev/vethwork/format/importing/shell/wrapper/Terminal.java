package dev.vethwork.format.importing.shell.wrapper;

import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.format.importing.shell.call.ControlFlow;
import dev.vethwork.format.importing.shell.call.Programs.Answer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A terminal that is opened for a command: {@code xterm -e}. */
final class Terminal implements Wrapper {
    private static final Set<String> BEFORE_COMMAND = Set.of("-e", "-x", "--", "--command", "--execute");

    private final CallingShell shell;

    Terminal(CallingShell shell) {
        this.shell = shell;
    }

    @Override
    public Set<String> names() {
        return Set.of(
                "xterm", "uxterm", "gnome-terminal", "konsole", "xfce4-terminal", "lxterminal", "mate-terminal", "x-terminal-emulator", "terminator");
    }

    @Override
    public @Nullable Answer run(Call call) {
        List<String> words = call.words();
        int at = 1;
        while (at < words.size() && !BEFORE_COMMAND.contains(words.get(at))) {
            at++;
        }
        List<String> inner = words.subList(Math.min(at + 1, words.size()), words.size());
        if (inner.isEmpty()) {
            return null;
        }
        try {
            return inner.size() == 1 ? shell.script(call, inner.getFirst(), List.of(), false) : shell.command(call, inner);
        } catch (ControlFlow.Exit exit) {
            return Answer.status(exit.status());
        }
    }
}
