package dev.vethwork.format.importing.shell.wrapper;

import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.format.importing.shell.call.Programs.Answer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Words of the shell's own before a command: an exit in it is the script's. */
final class InThisShell implements Wrapper {
    private static final Options OPTIONS = new Options("-o", "-u");

    private final CallingShell shell;

    InThisShell(CallingShell shell) {
        this.shell = shell;
    }

    @Override
    public Set<String> names() {
        return Set.of("exec", "command", "builtin", "time");
    }

    @Override
    public @Nullable Answer run(Call call) {
        List<String> inner = OPTIONS.command(call.words());
        // It is there for what it redirects.
        return inner.isEmpty() && call.name().equals("exec") ? Answer.OK : shell.command(call, inner);
    }
}
