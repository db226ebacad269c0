package dev.vethwork.format.importing.shell;

import dev.vethwork.format.importing.shell.call.ShellInput;
import dev.vethwork.format.importing.shell.syntax.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands each of which reads what the one before it printed. */
final class Pipelines {
    private final ScriptShell shell;
    private final Streams streams;

    Pipelines(ScriptShell shell, Streams streams) {
        this.shell = shell;
        this.streams = streams;
    }

    int run(Tree.Pipeline pipeline) {
        StringBuilder outside = streams.out();
        int last = streams.apart(() -> stages(pipeline.stages(), outside));
        return pipeline.negated() ? last == 0 ? 1 : 0 : last;
    }

    /** What the last prints goes outside. */
    private int stages(List<Tree> stages, @Nullable StringBuilder outside) {
        for (Tree stage : stages.subList(0, stages.size() - 1)) {
            StringBuilder printed = streams.captured();
            shell.subshell(stage);
            streams.readFrom(new ShellInput(printed.toString()));
        }
        streams.printTo(outside);
        Tree last = stages.getLast();
        return stages.size() == 1 ? shell.run(last) : shell.subshell(last);
    }
}
