package dev.vethwork.format.importing.shell;

import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.format.importing.shell.call.ControlFlow;
import dev.vethwork.format.importing.shell.call.Limits;
import dev.vethwork.format.importing.shell.call.Programs.Answer;
import dev.vethwork.format.importing.shell.syntax.Tree;
import dev.vethwork.format.importing.shell.value.Variables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions that a script has defined so far. */
final class Functions {
    private final ScriptShell shell;
    private final Limits limits;
    private final Map<String, Tree> bodies = new HashMap<>();

    Functions(ScriptShell shell, Limits limits) {
        this.shell = shell;
        this.limits = limits;
    }

    void define(Tree.Function function) {
        bodies.put(function.name(), function.body());
    }

    boolean has(String name) {
        return bodies.containsKey(name);
    }

    void forget(String name) {
        bodies.remove(name);
    }

    void forgetAll() {
        bodies.clear();
    }

    /** Null where there is none of this name. */
    @Nullable Answer run(Call call) {
        Tree body = bodies.get(call.name());
        return body == null ? null : Answer.status(limits.deeper(() -> run(body, call)));
    }

    private int run(Tree body, Call call) {
        Variables variables = shell.variables();
        List<String> before = variables.arguments();
        variables.arguments(call.words().subList(1, call.words().size()));
        variables.beginFunction();
        try {
            return shell.run(body);
        } catch (ControlFlow.Return end) {
            return end.status();
        } finally {
            variables.endFunction();
            variables.arguments(before);
        }
    }
}
