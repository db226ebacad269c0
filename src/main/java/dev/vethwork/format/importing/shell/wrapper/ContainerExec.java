package dev.vethwork.format.importing.shell.wrapper;

import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.format.importing.shell.call.Programs.Answer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code docker exec NAME COMMAND} and its likes; none of every other docker. */
final class ContainerExec implements Wrapper {
    /** Of docker itself, which may stand before its command. */
    private static final Options BEFORE = new Options("-H", "--host", "-c", "--context", "--config", "-l", "--log-level", "-n", "--namespace");

    private static final Options OPTIONS = new Options("-e", "--env", "--env-file", "-u", "--user", "-w", "--workdir", "--detach-keys");

    private final Caller shell;

    ContainerExec(Caller shell) {
        this.shell = shell;
    }

    @Override
    public Set<String> names() {
        return Set.of("docker", "podman", "nerdctl");
    }

    @Override
    public @Nullable Answer run(Call call) {
        List<String> words = BEFORE.command(call.words());
        List<String> command = !words.isEmpty() && words.getFirst().equals("container") ? words.subList(1, words.size()) : words;
        if (command.isEmpty() || !command.getFirst().equals("exec")) {
            return null;
        }
        List<String> inner = OPTIONS.command(command);
        if (inner.size() < 2) {
            return null;
        }
        List<String> there = inner.subList(1, inner.size());
        String namespace = shell.programs().container(call.withWords(there), inner.getFirst());
        return namespace == null ? Answer.UNKNOWN : shell.enter(call, namespace, there);
    }
}
