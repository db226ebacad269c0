package dev.vethwork.lesson.check;

import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lesson.LessonMessages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** {@code all: [ … ]}: every one of them. */
public record AllCheck(List<Check> checks) implements Check {
    public AllCheck {
        checks = List.copyOf(checks);
    }

    @Override
    public boolean isRead() {
        return checks.stream().allMatch(Check::isRead);
    }

    @Override
    public String text() {
        return checks.stream().map(c -> "{ " + c.text() + " }").collect(Collectors.joining(", ", "all: [ ", " ]"));
    }

    @Override
    public String expected() {
        return checks.stream().map(Check::expected).collect(Collectors.joining(LessonMessages.text("all.join")));
    }

    @Override
    public Verdict judge(RunningLab lab) throws LabException {
        List<Verdict> all = new ArrayList<>();
        for (Check check : checks) {
            all.add(check.judge(lab));
        }
        return Verdict.of(
                all.stream().allMatch(Verdict::met),
                all.stream().map(Verdict::found).distinct().collect(Collectors.joining("; ")),
                all.stream()
                        .map(Verdict::why)
                        .filter(why -> !why.isEmpty())
                        .findFirst()
                        .orElse(""));
    }
}
