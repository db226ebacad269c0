package dev.vethwork.format.importing.shell;

import dev.vethwork.format.importing.shell.syntax.Tree;
import dev.vethwork.format.importing.shell.syntax.Tree.Assignment;
import dev.vethwork.format.importing.shell.syntax.Word;
import dev.vethwork.format.importing.shell.value.Expansion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates a command of words. Assignments before a command hold for it alone; without a command, for the shell. */
final class SimpleCommands {
    private final ScriptShell shell;
    private final Redirections redirections;

    SimpleCommands(ScriptShell shell, Redirections redirections) {
        this.shell = shell;
        this.redirections = redirections;
    }

    int run(Tree.Simple simple) {
        List<String> words = shell.expansion().fields(simple.words());
        if (words.isEmpty()) {
            shell.succeeded();
            simple.assignments().forEach(this::assign);
            return simple.redirects().isEmpty()
                    ? shell.status()
                    : redirections.around(simple.redirects(), simple.line(), simple.text(), () -> 0);
        }
        if (Builtins.DECLARATIONS.contains(words.getFirst())) {
            int result = shell.invoke(shell.call(simple.line(), simple.text(), words));
            simple.assignments().forEach(this::assign);
            return result;
        }
        Map<String, @Nullable String> before = new HashMap<>();
        for (Assignment assignment : simple.assignments()) {
            before.put(assignment.name(), shell.variables().get(assignment.name()));
            assign(assignment);
            shell.variables().export(assignment.name());
        }
        try {
            return redirections.around(
                    simple.redirects(),
                    simple.line(),
                    simple.text(),
                    () -> shell.invoke(shell.call(simple.line(), simple.text(), words)));
        } finally {
            before.forEach((name, value) -> {
                if (value == null) {
                    shell.variables().unset(name);
                } else {
                    shell.variables().set(name, value);
                }
            });
        }
    }

    private void assign(Assignment assignment) {
        Expansion expansion = shell.expansion();
        List<Word> items = assignment.items();
        if (items != null) {
            list(assignment, items);
            return;
        }
        Word at = assignment.index();
        String index = at == null ? "0" : expansion.index(assignment.name(), expansion.text(at));
        String value = expansion.text(assignment.value());
        String now = assignment.appends() ? shell.variables().get(assignment.name(), index) : "";
        shell.variables().set(assignment.name(), index, (now == null ? "" : now) + value);
    }

    /** A list, or one whose items name their keys: {@code ([a]=1 [b]=2)}. */
    private void list(Assignment assignment, List<Word> items) {
        List<String> values = shell.expansion().fields(items);
        if (!values.isEmpty() && values.stream().allMatch(v -> v.matches("(?s)\\[[^]]+]=.*"))) {
            shell.variables().setAll(assignment.name(), List.of(), assignment.appends());
            for (String value : values) {
                int end = value.indexOf("]=");
                shell.variables().set(assignment.name(), value.substring(1, end), value.substring(end + 2));
            }
            return;
        }
        shell.variables().setAll(assignment.name(), values, assignment.appends());
    }
}
