package dev.vethwork.lesson;

import dev.vethwork.lab.consent.Author;
import dev.vethwork.lab.consent.Confirmation;
import dev.vethwork.lab.consent.Confirmation.Question;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lesson.check.AddressCheck;
import dev.vethwork.lesson.check.Asked;
import dev.vethwork.lesson.check.CableCheck;
import dev.vethwork.lesson.check.CauseCheck;
import dev.vethwork.lesson.check.Check;
import dev.vethwork.lesson.check.CommandCheck;
import dev.vethwork.lesson.check.DriftCheck;
import dev.vethwork.lesson.check.ListeningCheck;
import dev.vethwork.lesson.check.NeighborCheck;
import dev.vethwork.lesson.check.NodeCheck;
import dev.vethwork.lesson.check.NotCheck;
import dev.vethwork.lesson.check.PathCheck;
import dev.vethwork.lesson.check.PortCheck;
import dev.vethwork.lesson.check.ProcessCheck;
import dev.vethwork.lesson.check.ReachCheck;
import dev.vethwork.lesson.check.RouteCheck;
import dev.vethwork.lesson.check.RuleCheck;
import dev.vethwork.lesson.check.SeveralChecks;
import dev.vethwork.text.Phrase;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether a lesson may run programs of its own choice: in a sandbox they cannot touch the machine's network, but they read
 * and write the user's files. One that the user, or root, has written may.
 */
public final class Trust {
    private static final int SHOWN = 5;

    private Trust() {}

    /** @throws LabException where it is somebody else's and the answer is no */
    public static void ask(Lesson lesson, Confirmation confirmation) throws LabException {
        ask(lesson, lesson.steps().stream().flatMap(Trust::asked), confirmation);
    }

    /** The same where its solutions are done as well. @throws LabException where it is somebody else's and the answer is no */
    public static void askBeforeSolving(Lesson lesson, Confirmation confirmation) throws LabException {
        ask(lesson, lesson.steps().stream().flatMap(step -> Stream.concat(asked(step), solving(step))), confirmation);
    }

    private static void ask(Lesson lesson, Stream<String> all, Confirmation confirmation) throws LabException {
        List<String> programs = all.distinct().toList();
        if (programs.isEmpty() || Author.wrote(lesson.file())) {
            return;
        }
        Phrase sentence = LessonMessages.phrase("trust", programs.stream().limit(SHOWN).toList());
        if (!confirmation.confirm(new Question("", sentence, LessonMessages.phrase("trust.proceed"), Question.Kind.RISK))) {
            throw new LabException(
                    LabException.Exit.DECLINED,
                    LessonMessages.text("trust.unconfirmed", sentence),
                    LessonMessages.text("trust.unconfirmed.remedy"),
                    "",
                    null);
        }
    }

    private static Stream<String> asked(LessonStep step) {
        return step.checks().stream().map(Asked::check).flatMap(Trust::programs);
    }

    private static Stream<String> solving(LessonStep step) {
        return step.solutions().stream()
                .flatMap(solution -> solution instanceof Solution.Commands(List<List<String>> lines) ? lines.stream() : Stream.of())
                .map(line -> String.join(" ", line));
    }

    private static Stream<String> programs(Check check) {
        return switch (check) {
            case CommandCheck command -> Stream.of(String.join(" ", command.run()));
            case NotCheck(Check inner) -> programs(inner);
            case SeveralChecks several -> several.checks().stream().flatMap(Trust::programs);
            // What asks the kernel runs what is the program's own.
            case AddressCheck _, CableCheck _, CauseCheck _, DriftCheck _, ListeningCheck _, NeighborCheck _, NodeCheck _ -> Stream.empty();
            case PathCheck _, PortCheck _, ProcessCheck _, ReachCheck _, RouteCheck _, RuleCheck _ -> Stream.empty();
        };
    }
}
