package dev.vethwork.format.importing.shell;

import dev.vethwork.format.importing.shell.value.Arithmetic;
import dev.vethwork.format.importing.shell.value.Variables;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code getopts}: the next option of the arguments, one with each call. */
final class Getopts {
    /** The number of the next argument, from 1. */
    private static final String NEXT = "OPTIND";

    /** Beside it, how far into one of several letters the last call went. */
    private static final String WITHIN = "1";

    private static final String VALUE = "OPTARG";

    private final ScriptShell shell;

    Getopts(ScriptShell shell) {
        this.shell = shell;
    }

    /** @return its status: 1 where there is none any more */
    int run(List<String> words) {
        if (words.size() < 2) {
            return 2;
        }
        Variables variables = shell.variables();
        List<String> arguments = words.size() > 2 ? words.subList(2, words.size()) : variables.arguments();
        int next = Math.max(1, number(variables.get(NEXT)));
        String word = next <= arguments.size() ? arguments.get(next - 1) : "";
        int within = Math.max(1, number(variables.get(NEXT, WITHIN)));
        if (word.length() < 2 || !word.startsWith("-") || word.equals("--")) {
            go(word.equals("--") ? next + 1 : next, 0);
            variables.set(words.get(1), "?");
            return 1;
        }
        within = within < word.length() ? within : 1;
        char letter = word.charAt(within);
        String known = words.getFirst();
        int at = letter == ':' ? -1 : known.indexOf(letter);
        boolean last = within + 1 == word.length();
        variables.unset(VALUE);
        if (at >= 0 && known.startsWith(":", at + 1)) {
            boolean missing = last && next >= arguments.size();
            variables.set(VALUE, missing ? Character.toString(letter) : last ? arguments.get(next) : word.substring(within + 1));
            variables.set(words.get(1), missing ? known.startsWith(":") ? ":" : "?" : Character.toString(letter));
            go(next + (last ? 2 : 1), 0);
            return 0;
        }
        if (at < 0) {
            variables.set(VALUE, Character.toString(letter));
        }
        variables.set(words.get(1), at < 0 ? "?" : Character.toString(letter));
        go(last ? next + 1 : next, last ? 0 : within + 1);
        return 0;
    }

    private void go(int next, int within) {
        shell.variables().set(NEXT, Integer.toString(next));
        shell.variables().set(NEXT, WITHIN, Integer.toString(within));
    }

    private static int number(@Nullable String text) {
        return Arithmetic.number(Objects.requireNonNullElse(text, "0"));
    }
}
