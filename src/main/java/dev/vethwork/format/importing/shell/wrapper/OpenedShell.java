package dev.vethwork.format.importing.shell.wrapper;

import dev.vethwork.format.importing.shell.syntax.Tree;
import java.util.List;
import java.util.Optional;

/** {@code ip netns exec NAME bash}: what a script says next is typed there. */
public final class OpenedShell {
    private static final List<String> EXEC = List.of("ip", "netns", "exec");

    private OpenedShell() {}

    /** The namespace in which a command opens a shell for somebody to type in; empty where it does not. */
    public static Optional<String> in(Tree tree) {
        if (!(tree instanceof Tree.Simple simple) || !simple.redirects().isEmpty()) {
            return Optional.empty();
        }
        List<String> all = simple.words().stream().map(w -> w.plain() == null ? "" : w.plain()).toList();
        List<String> words = !all.isEmpty() && all.getFirst().equals("sudo") ? all.subList(1, all.size()) : all;
        boolean opens = (words.size() == 5 || words.size() == 6)
                && words.subList(0, 3).equals(EXEC)
                && ShellProgram.NAMES.contains(Wrappers.base(words.get(4)))
                && !words.contains("-c");
        return opens ? Optional.of(words.get(3)).filter(name -> !name.isEmpty()) : Optional.empty();
    }

    /** Whether that shell is left. */
    public static boolean isLeftBy(Tree tree) {
        return tree instanceof Tree.Simple s && s.words().size() == 1 && "exit".equals(s.words().getFirst().plain());
    }
}
