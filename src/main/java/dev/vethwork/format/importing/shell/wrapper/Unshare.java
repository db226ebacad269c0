package dev.vethwork.format.importing.shell.wrapper;

import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.format.importing.shell.call.Programs.Answer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What runs in a namespace that is bound to a file, or with everything but its network its own. */
final class Unshare implements Wrapper {
    private static final Options OPTIONS =
            new Options("-S", "-G", "-R", "-w", "--setuid", "--setgid", "--root", "--wd", "--propagation");

    private final CallingShell shell;

    Unshare(CallingShell shell) {
        this.shell = shell;
    }

    @Override
    public Set<String> names() {
        return Set.of("unshare");
    }

    @Override
    public @Nullable Answer run(Call call) {
        List<String> inner = OPTIONS.command(call.words());
        List<String> options = call.words().subList(1, call.words().size() - inner.size());
        Optional<NamespaceFile> file =
                options.stream().map(NamespaceFile::of).flatMap(Optional::stream).findFirst();
        if (file.isPresent()) {
            Answer made = add(call, file.get().name());
            return made.status() != 0 || inner.isEmpty() ? made : shell.enter(call, file.get().name(), inner);
        }
        boolean alone = options.stream().anyMatch(word -> word.startsWith("--net") || word.matches("-[A-Za-z]*n[A-Za-z]*"));
        if (alone && call.background() && !inner.isEmpty()) {
            // Others find it by the process.
            String name = "process-" + shell.nextProcess();
            add(call, name);
            return shell.enter(call, name, inner);
        }
        return alone ? null : shell.command(call, inner);
    }

    private Answer add(Call call, String name) {
        return shell.programs().run(call.withWords(List.of("ip", "netns", "add", name)));
    }
}
