package dev.vethwork.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.explain.answer.Explanations.Pair;
import dev.vethwork.lab.Caller;
import dev.vethwork.lab.LabConnection;
import dev.vethwork.lab.Labs;
import dev.vethwork.lab.consent.Approval;
import dev.vethwork.lab.consent.Confirmation;
import dev.vethwork.lesson.check.Asked;
import dev.vethwork.lesson.check.ReachCheck;
import dev.vethwork.lesson.judge.LessonTrial;
import dev.vethwork.lesson.prose.Block;
import dev.vethwork.machine.SideBySide;
import dev.vethwork.net.TargetKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every lesson that comes with the program, done on a real kernel. */
@NeedsSandbox
class PackedLessonsTest {
    private static final Path FOLDER = Path.of("sample-topologies", "lessons");

    @TempDir
    Path home;

    static Stream<Path> lessons() throws Exception {
        String wanted = System.getProperty("vethwork.lesson", "");
        try (Stream<Path> all = Files.list(FOLDER)) {
            return all.filter(Lessons::isLesson).filter(p -> p.toString().contains(wanted)).sorted().toList().stream();
        }
    }

    @SideBySide
    @ParameterizedTest
    @MethodSource("lessons")
    void nothingIsFoundFaultWith(Path file) throws Exception {
        assertThat(LessonLint.check(file)).isEmpty();
    }

    @SideBySide
    @ParameterizedTest
    @MethodSource("lessons")
    void aTranslationAsksTheSame(Path file) throws Exception {
        Lesson lesson = Lessons.open(file);
        Lesson first = Lessons.open(FOLDER.resolve(lesson.id() + Lessons.SUFFIX));
        assertThat(lesson.steps()).hasSameSizeAs(first.steps());
        for (LessonStep step : lesson.steps()) {
            LessonStep same = first.step(step.number());
            assertThat(step.needs()).isEqualTo(same.needs());
            // A regular expression is equal to none but itself.
            assertThat(asked(step).toString()).isEqualTo(asked(same).toString());
            assertThat(withoutWords(step)).isEqualTo(withoutWords(same));
            assertThat(step.solutions()).isEqualTo(same.solutions());
            assertThat(step.hints()).hasSameSizeAs(same.hints());
        }
        assertThat(listings(lesson)).isEqualTo(listings(first));
    }

    /** What is asked, whatever it is called. */
    private static List<Asked> asked(LessonStep step) {
        return step.checks().stream().map(each -> new Asked(each.check(), each.within(), each.lasting(), null, null)).toList();
    }

    private static List<Boolean> withoutWords(LessonStep step) {
        return step.checks().stream().map(each -> each.words() == null).toList();
    }

    /** What can be run of a lesson's text, which no translation may change. */
    private static List<Block> listings(Lesson lesson) {
        return lesson.steps().stream()
                .flatMap(step -> step.text().stream())
                .filter(Block.Listing.class::isInstance)
                .toList();
    }

    /** What is asked in one language is asked in each, so that one is enough for the kernel. */
    static Stream<Path> firstOfEach() throws Exception {
        return lessons().filter(file -> !file.toString().endsWith(".ko" + Lessons.SUFFIX));
    }

    @SideBySide
    @ParameterizedTest
    @MethodSource("firstOfEach")
    void everySolutionPassesEveryStartFailsAndEveryCheckCanFail(Path file) throws Exception {
        Lesson lesson = Lessons.open(file);
        Labs labs = new Labs(new LocalTargets(home.resolve("labs")), new Approval(home));
        Caller caller = Caller.silent().withConfirmation(Confirmation.ALWAYS);
        try (LabConnection connection = labs.connect()) {
            assertThat(new LessonTrial(connection, lesson, caller).run())
                    .filteredOn(finding -> finding.level() != Finding.Level.INFO)
                    .isEmpty();
            boolean passedOver = false;
            for (LessonStep step : lesson.steps()) {
                boolean possible = step.lacks(connection.grounds().equipment(TargetKind.SANDBOX, lesson.programs())).isEmpty();
                // What comes later builds on it.
                assertThat(possible && passedOver).as("a step that needs nothing, after one that was passed over").isFalse();
                passedOver |= !possible;
                // What a program does is not in the drawing.
                if (!possible && Need.programs(step.needs()).findAny().isEmpty()) {
                    assertSolvedAsDrawn(step);
                }
            }
        }
        assertThat(labs.targets().deployed()).isEmpty();
    }

    /** What this kernel cannot do is at least computed. */
    private static void assertSolvedAsDrawn(LessonStep step) {
        for (Asked asked : step.checks()) {
            if (asked.check() instanceof ReachCheck reach) {
                List<Pair> asking = Explanations.all(step.after(), reach.probe(), List.of(reach.from(), reach.to())).stream()
                        .filter(pair -> pair.from().equals(reach.from()) && pair.to().equals(reach.to()))
                        .toList();
                assertThat(asking).as("%d: %s", step.number(), asked.check().text()).isNotEmpty().allMatch(
                        pair -> pair.reachable() == (reach.expect() == ReachCheck.Expect.ANSWER));
            }
        }
    }
}
