package dev.vethwork.lesson.check;

import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lesson.LessonMessages;
import dev.vethwork.state.ProcessEntry;
import java.util.List;

/** {@code process: { node: blue, command: http.server }}: one runs whose command line has these words. */
public record ProcessCheck(String node, String command) implements Check {
    private static final int SHOWN = 60;

    @Override
    public String text() {
        return "process: { node: " + node + ", command: " + YamlWords.quoted(command) + " }";
    }

    @Override
    public String expected() {
        return LessonMessages.text("process.expected", node, command);
    }

    @Override
    public CheckVerdict judge(RunningLab lab) throws LabException {
        List<String> there =
                lab.view(node).processes().stream().map(ProcessEntry::command).toList();
        return CheckVerdict.of(
                there.stream().anyMatch(c -> c.contains(command)),
                LessonMessages.text(
                        "process.found",
                        node,
                        RunningLab.list(there.stream().map(c -> c.length() > SHOWN ? c.substring(0, SHOWN) + "…" : c).toList())),
                LessonMessages.text("process.why", node, command));
    }
}
