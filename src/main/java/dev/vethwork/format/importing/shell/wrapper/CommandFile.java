package dev.vethwork.format.importing.shell.wrapper;

import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.format.importing.shell.call.Programs.Answer;
import dev.vethwork.format.importing.shell.call.ShellInput;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A program that is told the file of its commands: none where it is not told, or the file is not known. */
final class CommandFile implements Wrapper {
    private final CallingShell shell;

    CommandFile(CallingShell shell) {
        this.shell = shell;
    }

    @Override
    public Set<String> names() {
        return Set.of("ip", "nft", "iptables-restore", "ip6tables-restore");
    }

    @Override
    public @Nullable Answer run(Call call) {
        List<String> words = call.words();
        for (int i = 1; i < words.size(); i++) {
            boolean named = i == words.size() - 1 && call.name().endsWith("-restore") && !words.get(i).startsWith("-");
            boolean told = call.name().equals("ip")
                    ? words.get(i).matches("--?b(atch)?")
                    : call.name().equals("nft") && words.get(i).matches("-[a-z]*f|--file");
            if (named || told && i + 1 < words.size()) {
                String text = text(call, words.get(named ? i : i + 1));
                return text == null ? null : shell.programs().run(call.withInput(text));
            }
        }
        return null;
    }

    private @Nullable String text(Call call, String path) {
        ShellInput given = path.equals("-") || path.equals("/dev/stdin") ? shell.input() : null;
        return given == null ? shell.files().read(call.namespace(), path) : given.all();
    }
}
