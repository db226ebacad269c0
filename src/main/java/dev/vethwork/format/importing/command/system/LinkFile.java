package dev.vethwork.format.importing.command.system;

import dev.vethwork.format.importing.command.Context;
import dev.vethwork.format.importing.command.Outcome;
import dev.vethwork.format.importing.command.ScriptCommand;
import dev.vethwork.format.importing.machine.Space;
import dev.vethwork.format.importing.shell.call.Call;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ln}: to a process's network, where {@code ip netns} finds it, it gives that a name. */
public final class LinkFile implements ScriptCommand {
    private static final Pattern PROCESS = Pattern.compile("/proc/([0-9]+)/ns/net");
    private static final Pattern LISTED = Pattern.compile("(?:/var)?/run/netns/([^/]+)");

    @Override
    public Outcome run(Call call, Context context) {
        Optional<Space> space = first(PROCESS, call).flatMap(context.machine()::ofProcess);
        Optional<String> name = first(LISTED, call);
        if (space.isEmpty() || name.isEmpty()) {
            return Outcome.passed("files", "ln");
        }
        context.machine().name(space.get(), name.get());
        return Outcome.done(space.get().isRoot() ? "host" : space.get().name());
    }

    private static Optional<String> first(Pattern pattern, Call call) {
        return call.words().stream().map(pattern::matcher).filter(Matcher::matches).map(m -> m.group(1)).findFirst();
    }
}
