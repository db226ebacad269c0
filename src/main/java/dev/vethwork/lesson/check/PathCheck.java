package dev.vethwork.lesson.check;

import dev.vethwork.explain.Explanation;
import dev.vethwork.explain.PathHop;
import dev.vethwork.explain.Probe;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lesson.LessonMessages;
import java.util.List;

/** {@code path: { from: blue, to: web, by: isp2 }}: on its way there the packet passes that node, whether or not it arrives. */
public record PathCheck(String from, String to, Probe probe, String by) implements Check {
    @Override
    public String text() {
        return "path: { " + YamlWords.way(from, to, probe) + ", by: " + by + " }";
    }

    @Override
    public String expected() {
        return LessonMessages.text("path.expected", from, to, by, probe);
    }

    @Override
    public CheckVerdict judge(RunningLab lab) throws LabException {
        Explanation explanation = lab.explain(from, to, probe);
        List<String> passed =
                explanation.path().stream().map(PathHop::node).distinct().toList();
        boolean met = passed.contains(by);
        String found = LessonMessages.text("path.found", String.join(" → ", passed));
        return explanation.reachable()
                ? CheckVerdict.of(met, found, LessonMessages.text("path.why", from, to, by))
                : CheckVerdict.of(met, found, explanation);
    }
}
