package dev.vethwork.lesson.judge;

import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.format.json.FormatException;
import dev.vethwork.format.patch.TopologyPatch;
import dev.vethwork.lab.Caller;
import dev.vethwork.lab.LabConnection;
import dev.vethwork.lab.drawing.Drawing;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lesson.LessonMessages;
import dev.vethwork.lesson.Solution;
import dev.vethwork.lesson.Step;
import dev.vethwork.net.BadValue;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Topology;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Does the solution of a step to a running lab, as a learner would. */
public final class Solving {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final LabConnection connection;
    private final DocumentId document;
    private final Caller caller;

    public Solving(LabConnection connection, DocumentId document, Caller caller) {
        this.connection = connection;
        this.document = document;
        this.caller = caller;
    }

    /** @param now what is drawn @return what is drawn then */
    public Topology solve(Topology now, Step step) throws LabException {
        Topology drawn = now;
        for (Solution solution : step.solutions()) {
            drawn = switch (solution) {
                case Solution.Patch patch -> deploy(patched(drawn, patch));
                case Solution.Commands(List<List<String>> lines) -> run(drawn, lines);
            };
        }
        return drawn;
    }

    private static Topology patched(Topology drawn, Solution.Patch patch) throws LabException {
        try {
            return TopologyPatch.apply(drawn, patch.operations());
        } catch (FormatException | BadValue e) {
            throw LessonMessages.usage("solve.unfit", String.valueOf(e.getMessage()));
        }
    }

    private Topology deploy(Topology drawn) throws LabException {
        connection.deploy(new Drawing(drawn, document), null, Set.of(), caller);
        return drawn;
    }

    private Topology run(Topology drawn, List<List<String>> lines) throws LabException {
        for (List<String> line : lines) {
            CommandResult result = connection.exec(drawn.name(), NetworkState.ROOT, line, LONGEST, caller);
            if (!result.succeeded()) {
                throw LessonMessages.usage("solve.failed", String.join(" ", line), result.stderr().strip());
            }
        }
        return drawn;
    }
}
