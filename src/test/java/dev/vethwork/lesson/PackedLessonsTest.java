package dev.vethwork.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.explain.Explanations;
import dev.vethwork.explain.Explanations.Pair;
import dev.vethwork.lab.Caller;
import dev.vethwork.lab.LabConnection;
import dev.vethwork.lab.Labs;
import dev.vethwork.lab.consent.Approval;
import dev.vethwork.lab.consent.Confirmation;
import dev.vethwork.lab.drawing.Drawing;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lesson.check.Asked;
import dev.vethwork.lesson.check.Check;
import dev.vethwork.lesson.check.ReachCheck;
import dev.vethwork.lesson.judge.Judge;
import dev.vethwork.lesson.judge.Judged;
import dev.vethwork.lesson.judge.Solving;
import dev.vethwork.lesson.prose.Block;
import dev.vethwork.machine.SideBySide;
import dev.vethwork.plan.KernelPiece;
import dev.vethwork.topology.Topology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every lesson that comes with the program, done on a real kernel. */
@NeedsSandbox
@SideBySide
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

    @ParameterizedTest
    @MethodSource("lessons")
    void nothingIsFoundFaultWith(Path file) throws Exception {
        assertThat(LessonLint.check(file)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void aTranslationAsksTheSame(Path file) throws Exception {
        Lesson lesson = Lessons.open(file);
        Lesson first = Lessons.open(FOLDER.resolve(lesson.id() + Lessons.SUFFIX));
        assertThat(lesson.steps()).hasSameSizeAs(first.steps());
        for (Step step : lesson.steps()) {
            Step same = first.step(step.number());
            assertThat(step.needs()).isEqualTo(same.needs());
            // A regular expression is equal to none but itself.
            assertThat(step.checks().toString()).isEqualTo(same.checks().toString());
            assertThat(step.solutions()).isEqualTo(same.solutions());
            assertThat(step.hints()).hasSameSizeAs(same.hints());
        }
        assertThat(listings(lesson)).isEqualTo(listings(first));
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

    @ParameterizedTest
    @MethodSource("firstOfEach")
    void everySolutionPassesEveryStartFailsAndEveryCheckCanFail(Path file) throws Exception {
        Lesson lesson = Lessons.open(file);
        Labs labs = new Labs(new LocalTargets(home.resolve("labs")), new Approval(home));
        Caller caller = Caller.silent().withConfirmation(Confirmation.ALWAYS);
        List<Asked> unfailed = new ArrayList<>();
        Set<Check> failed = new HashSet<>();
        boolean skipped = false;
        try (LabConnection connection = labs.connect()) {
            Set<KernelPiece> missing = connection.missing();
            Drawing start = Drawing.unsaved(lesson.start());
            // An empty drawing is no lab yet.
            boolean empty = lesson.start().nodes().isEmpty();
            if (!empty) {
                connection.deploy(start, null, Set.of(), caller);
            }
            try {
                Solving solving = new Solving(connection, start.document(), caller);
                Topology drawn = lesson.start();
                for (Step step : lesson.steps()) {
                    if (!step.lacks(missing).isEmpty()) {
                        assertSolvedAsDrawn(step);
                        skipped = true;
                        continue;
                    }
                    // What comes later builds on it.
                    assertThat(skipped).as("a step that needs nothing, after one that was passed over").isFalse();
                    if (connection.find(lesson.start().name()).isEmpty()) {
                        // Without a lab there is nothing that could be so.
                        step.checks().forEach(asked -> failed.add(asked.check()));
                    } else {
                        List<Judged> before = now(connection, lesson, caller, step.checks());
                        assertThat(before).as("start of %d", step.number()).anyMatch(j -> !j.met());
                        before.stream().filter(j -> !j.met()).forEach(j -> failed.add(j.asked().check()));
                        before.stream().filter(Judged::met).map(Judged::asked).forEach(unfailed::add);
                    }
                    drawn = solving.solve(drawn, step);
                    assertThat(drawn).isEqualTo(step.after());
                    List<Judged> after = new Judge(connection, lesson.start().name(), caller).patiently(step.checks());
                    assertThat(after.stream().filter(j -> !j.met())).as("step %d", step.number()).isEmpty();
                    unfailed.removeIf(asked -> failed.contains(asked.check()));
                    forget(unfailed, connection, lesson, caller);
                }
                if (!empty && !unfailed.isEmpty()) {
                    connection.deploy(new Drawing(lesson.start(), start.document()), null, Set.of(), caller);
                    forget(unfailed, connection, lesson, caller);
                }
                assertThat(unfailed).as("checks that were met in every state").isEmpty();
            } finally {
                connection.destroy(lesson.start().name(), caller);
            }
        }
        assertThat(labs.targets().deployed()).filteredOn(d -> d.lab().equals(lesson.start().name())).isEmpty();
    }

    /** What this kernel cannot do is at least computed. */
    private static void assertSolvedAsDrawn(Step step) {
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

    private static void forget(List<Asked> unfailed, LabConnection connection, Lesson lesson, Caller caller)
            throws LabException {
        List<Judged> now = now(connection, lesson, caller, List.copyOf(unfailed));
        now.stream().filter(j -> !j.met()).map(Judged::asked).forEach(unfailed::remove);
    }

    private static List<Judged> now(LabConnection connection, Lesson lesson, Caller caller, List<Asked> checks)
            throws LabException {
        return new Judge(connection, lesson.start().name(), caller).now(checks);
    }
}
