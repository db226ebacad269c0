package dev.vethwork.format.importing.shell.wrapper;

import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.format.importing.shell.call.Programs.Answer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code su -c} and {@code runuser -c}: whoever it is, the script is the same. */
final class Su implements Wrapper {
    private final CallingShell shell;

    Su(CallingShell shell) {
        this.shell = shell;
    }

    @Override
    public Set<String> names() {
        return Set.of("su", "runuser");
    }

    @Override
    public @Nullable Answer run(Call call) {
        int at = call.words().indexOf("-c");
        return at < 0 || at + 1 >= call.words().size()
                ? null
                : shell.script(call, call.words().get(at + 1), List.of(), false);
    }
}
