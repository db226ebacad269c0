package dev.vethwork.format.importing.shell.wrapper;

import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.format.importing.shell.call.Programs.Answer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code docker exec NAME COMMAND}, {@code lxc exec NAME -- COMMAND} and {@code lxc-attach}; none of every other docker. */
final class ContainerExec implements Wrapper {
    /** Of docker itself, which may stand before its command. */
    private static final Options BEFORE = new Options("-H", "--host", "-c", "--context", "--config", "-l", "--log-level", "-n", "--namespace");

    private static final Options OPTIONS = new Options("-e", "--env", "--env-file", "-u", "--user", "-w", "--workdir", "--detach-keys");

    private static final Set<String> ATTACH = Set.of("-n", "--name", "-P", "--lxcpath", "-s", "--namespaces", "-e", "-v", "--set-var", "-u", "-g", "-a", "-f", "--rcfile");

    private final CallingShell shell;

    ContainerExec(CallingShell shell) {
        this.shell = shell;
    }

    @Override
    public Set<String> names() {
        return Set.of("docker", "podman", "nerdctl", "lxc", "incus", "lxc-attach");
    }

    @Override
    public @Nullable Answer run(Call call) {
        if (Wrappers.base(call.name()).equals("lxc-attach")) {
            return attach(call);
        }
        List<String> words = BEFORE.command(call.words());
        List<String> command = !words.isEmpty() && words.getFirst().equals("container") ? words.subList(1, words.size()) : words;
        if (command.isEmpty() || !command.getFirst().equals("exec")) {
            return null;
        }
        List<String> inner = OPTIONS.command(command);
        if (inner.size() < 2) {
            return null;
        }
        int first = inner.get(1).equals("--") ? 2 : 1;
        return enter(call, inner.getFirst(), inner.subList(Math.min(first, inner.size() - 1), inner.size()));
    }

    private Answer enter(Call call, String container, List<String> there) {
        String namespace = shell.programs().container(call.withWords(there), container);
        return namespace == null ? Answer.UNKNOWN : shell.enter(call, namespace, there);
    }

    /** {@code lxc-attach -n NAME -- COMMAND}, or a shell that reads its commands. */
    private @Nullable Answer attach(Call call) {
        List<String> words = call.words();
        String name = "";
        int i = 1;
        while (i < words.size() && words.get(i).startsWith("-") && !words.get(i).equals("--")) {
            String word = words.get(i);
            if (word.equals("-n") || word.equals("--name")) {
                name = i + 1 < words.size() ? words.get(i + 1) : "";
            } else if (word.startsWith("--name=")) {
                name = word.substring(7);
            }
            i += ATTACH.contains(word) ? 2 : 1;
        }
        if (name.isEmpty() && i < words.size()) {
            name = words.get(i++);
        }
        i += i < words.size() && words.get(i).equals("--") ? 1 : 0;
        List<String> command = i < words.size() ? words.subList(i, words.size()) : List.of("bash");
        return name.isEmpty() ? null : enter(call, name, command);
    }
}
