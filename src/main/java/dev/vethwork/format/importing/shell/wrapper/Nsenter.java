package dev.vethwork.format.importing.shell.wrapper;

import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.format.importing.shell.call.Programs.Answer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code nsenter} by a process that the script has started, or by a namespace's file. */
final class Nsenter implements Wrapper {
    private static final Options BY_PROCESS = new Options("-t", "--target", "-S", "-G");

    private static final Options BY_FILE = new Options("-u", "-g", "-n", "-s", "-k", "-i", "-o", "-C", "-S", "-a", "-p");

    private static final List<String> A_SHELL = List.of("bash");

    private final CallingShell shell;

    Nsenter(CallingShell shell) {
        this.shell = shell;
    }

    @Override
    public Set<String> names() {
        return Set.of("nsenter");
    }

    @Override
    public @Nullable Answer run(Call call) {
        List<String> words = call.words();
        String there = shell.programs().namespaceOf(process(words));
        if (there != null) {
            List<String> inner = BY_PROCESS.command(words);
            return there.isEmpty() ? ofMachine(call, inner) : enter(call, there, inner);
        }
        for (int i = 1; i < words.size(); i++) {
            Optional<NamespaceFile> file = NamespaceFile.of(words.get(i));
            if (file.isPresent() && (file.get().isListed() || shell.programs().namespaces().contains(file.get().name()))) {
                return enter(call, file.get().name(), BY_FILE.command(words.subList(i, words.size())));
            }
        }
        return null;
    }

    private @Nullable Answer ofMachine(Call call, List<String> inner) {
        return inner.isEmpty() ? null : Answer.status(shell.invokeIn(call.withWords(inner), ""));
    }

    private static String process(List<String> words) {
        int target = Math.max(words.indexOf("-t"), words.indexOf("--target"));
        return target > 0 && target + 1 < words.size()
                ? words.get(target + 1)
                : words.stream().filter(w -> w.startsWith("--target=")).map(w -> w.substring(9)).findFirst().orElse("");
    }

    private Answer enter(Call call, String namespace, List<String> inner) {
        return shell.enter(call, namespace, inner.isEmpty() ? A_SHELL : inner);
    }
}
