package dev.vethwork.format.importing.shell.wrapper;

import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.format.importing.shell.call.Programs.Answer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code systemd-run}: in the network of the machine, unless it is told another or stays in the scope of its caller. */
final class SystemdRun implements Wrapper {
    private static final Options OPTIONS =
            new Options("-p", "--property", "-u", "--unit", "--uid", "--gid", "-E", "--setenv", "--slice", "--description", "--service-type", "--nice");

    private static final String PATH = "NetworkNamespacePath=";
    private static final Set<String> ELSEWHERE = Set.of("-M", "--machine", "-H", "--host");

    private final CallingShell shell;

    SystemdRun(CallingShell shell) {
        this.shell = shell;
    }

    @Override
    public Set<String> names() {
        return Set.of("systemd-run");
    }

    @Override
    public @Nullable Answer run(Call call) {
        List<String> inner = OPTIONS.command(call.words());
        List<String> options = call.words().subList(1, call.words().size() - inner.size());
        if (inner.isEmpty() || options.stream().anyMatch(word -> ELSEWHERE.contains(word.replaceFirst("=.*", "")))) {
            return null;
        }
        Optional<String> path = options.stream()
                .filter(word -> word.contains(PATH))
                .map(word -> word.substring(word.indexOf(PATH) + PATH.length()))
                .findFirst();
        if (path.isPresent()) {
            return shell.enter(call, path.get().substring(path.get().lastIndexOf('/') + 1), inner);
        }
        return options.contains("--scope")
                ? shell.command(call, inner)
                : Answer.status(shell.invokeIn(call.withWords(inner), ""));
    }
}
