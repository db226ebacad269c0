package dev.vethwork.lesson.check;

import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lesson.LessonMessages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** {@code all: [ … ]} and {@code any: [ … ]}: every one of them, or one at least. */
public record SeveralChecks(Needed needed, List<Check> checks) implements Check {
    /** How many of the checks must hold. */
    public enum Needed {
        ALL("all"),
        ANY("any");

        private final String word;

        Needed(String word) {
            this.word = word;
        }

        private boolean holds(List<CheckVerdict> verdicts) {
            return switch (this) {
                case ALL -> verdicts.stream().allMatch(CheckVerdict::met);
                case ANY -> verdicts.stream().anyMatch(CheckVerdict::met);
            };
        }
    }

    public SeveralChecks {
        checks = List.copyOf(checks);
    }

    @Override
    public boolean isRead() {
        return checks.stream().allMatch(Check::isRead);
    }

    @Override
    public String text() {
        return checks.stream().map(c -> "{ " + c.text() + " }").collect(Collectors.joining(", ", needed.word + ": [ ", " ]"));
    }

    @Override
    public String expected() {
        return checks.stream().map(Check::expected).collect(Collectors.joining(LessonMessages.text(needed.word + ".join")));
    }

    @Override
    public CheckVerdict judge(RunningLab lab) throws LabException {
        List<CheckVerdict> all = new ArrayList<>();
        for (Check check : checks) {
            all.add(check.judge(lab));
        }
        String found = all.stream().map(CheckVerdict::found).distinct().collect(Collectors.joining("; "));
        if (needed.holds(all)) {
            return CheckVerdict.of(true, found);
        }
        return all.stream()
                .filter(verdict -> !verdict.why().isEmpty())
                .findFirst()
                .map(first -> new CheckVerdict(false, found, first.why(), first.hint()))
                .orElseGet(() -> CheckVerdict.of(false, found));
    }
}
