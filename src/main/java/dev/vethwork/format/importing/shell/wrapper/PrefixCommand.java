package dev.vethwork.format.importing.shell.wrapper;

import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.format.importing.shell.call.ControlFlow;
import dev.vethwork.format.importing.shell.call.Programs.Answer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Programs whose words end with a command that runs as it would without them: with less priority, for so long, with more set. */
class PrefixCommand implements Wrapper {
    private final CallingShell shell;
    private final Set<String> names;
    private final Options options;

    PrefixCommand(CallingShell shell, Options options, String... names) {
        this.shell = shell;
        this.names = Set.of(names);
        this.options = options;
    }

    @Override
    public Set<String> names() {
        return names;
    }

    List<String> command(List<String> words) {
        return options.command(words);
    }

    /** In a process of its own, which ends without the script. */
    @Override
    public @Nullable Answer run(Call call) {
        try {
            return shell.command(call, command(call.words()));
        } catch (ControlFlow.Exit exit) {
            return Answer.status(exit.status());
        }
    }
}
