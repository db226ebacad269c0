package dev.vethwork.format.importing.shell.wrapper;

import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.format.importing.shell.call.Programs.Answer;
import dev.vethwork.format.importing.shell.call.ShellInput;
import dev.vethwork.format.importing.shell.syntax.Unknown;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A shell of its own: {@code sh -c}, of a script's file, or of what it reads. */
final class ShellProgram implements Wrapper {
    static final Set<String> NAMES = Set.of("sh", "bash", "dash", "ash", "zsh", "ksh");

    private final CallingShell shell;

    ShellProgram(CallingShell shell) {
        this.shell = shell;
    }

    @Override
    public Set<String> names() {
        return NAMES;
    }

    @Override
    public @Nullable Answer run(Call call) {
        List<String> words = call.words();
        int i = 1;
        while (i < words.size() && words.get(i).startsWith("-") && !words.get(i).startsWith("--")) {
            if (words.get(i).endsWith("c") && i + 1 < words.size()) {
                return shell.script(call, words.get(i + 1), behind(words, i + 2), false);
            }
            if (words.get(i).equals("-s")) {
                break;
            }
            i++;
        }
        if (i < words.size() && !words.get(i).startsWith("-")) {
            String text = shell.files().read(call.namespace(), words.get(i));
            return text == null ? null : shell.file(call, words.get(i), text, behind(words, i));
        }
        ShellInput input = shell.input();
        if (input == null) {
            return null;
        }
        String text = input.all();
        return Unknown.isIn(text) && !text.contains("\n") ? null : shell.script(call, text, behind(words, i), false);
    }

    private static List<String> behind(List<String> words, int place) {
        return words.subList(Math.min(place + 1, words.size()), words.size());
    }
}
