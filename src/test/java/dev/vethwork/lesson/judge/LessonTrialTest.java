package dev.vethwork.lesson.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.Finding.Level;
import dev.vethwork.lab.Caller;
import dev.vethwork.lab.LabConnection;
import dev.vethwork.lab.Labs;
import dev.vethwork.lab.consent.Approval;
import dev.vethwork.lesson.Lessons;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An author is told before the class is. */
@NeedsSandbox
class LessonTrialTest {
    private static final String ROOM = "{ op: add, path: /nodes/-, value: { kind: namespace, name: %s } }";

    @TempDir
    Path home;

    private List<Finding> trial(String steps) throws Exception {
        Path file = Files.writeString(home.resolve("mine.lesson.md"), "---\nlesson: mine\n---\n" + steps);
        Labs labs = new Labs(new LocalTargets(home.resolve("labs")), new Approval(home));
        try (LabConnection connection = labs.connect()) {
            return new LessonTrial(connection, Lessons.open(file), Caller.silent()).run();
        } finally {
            // Somebody else may have labs on this machine.
            assertThat(labs.targets().deployed())
                    .noneMatch(lab -> lab.lab().equals("trial-" + ProcessHandle.current().pid()));
        }
    }

    private static String step(String title, String check, String solution) {
        return "## %s\n```check\n- %s\n```\n```solution\n%s\n```\n".formatted(title, check, solution);
    }

    @Test
    void aLessonThatHoldsHasNoFindings() throws Exception {
        assertThat(trial(step("Red", "{ node: red, within: 0 }", "- " + ROOM.formatted("red"))
                        + step("Blue", "{ node: blue, within: 0 }", "- " + ROOM.formatted("blue"))))
                .isEmpty();
    }

    @Test
    void aStepThatIsMetBeforeItIsDoneIsTold() throws Exception {
        assertThat(trial(step("Red", "{ node: red, within: 0 }", "- " + ROOM.formatted("red"))
                        + step("Again", "{ node: red, within: 0 }", "- " + ROOM.formatted("blue"))))
                .extracting(Finding::level, Finding::code, Finding::element)
                .containsExactly(tuple(Level.ERROR, "MET_BEFORE", "2. Again"));
    }

    @Test
    void aSolutionThatDoesNotMeetItsChecksIsTold() throws Exception {
        assertThat(trial(step("Red", "{ node: green, within: 0 }", "- " + ROOM.formatted("red"))))
                .singleElement()
                .satisfies(found -> assertThat(found.message()).contains("node: green", "red"))
                .extracting(Finding::code)
                .isEqualTo("UNSOLVED");
    }

    @Test
    void aCheckThatIsMetInEveryStateIsTold() throws Exception {
        assertThat(trial(step("Red", "{ node: red, within: 0 }", "- " + ROOM.formatted("red"))
                        + "## Blue\n```check\n- { node: blue, within: 0 }\n- { not: { node: nobody }, within: 0 }\n```\n"
                        + "```solution\n- " + ROOM.formatted("blue") + "\n```\n"))
                .extracting(Finding::level, Finding::code, Finding::element)
                .containsExactly(tuple(Level.WARNING, "NEVER_FAILS", "2. Blue"));
    }

    /** Who does the whole lesson would lack that step's point. */
    @Test
    void whatTheEndNoLongerMeetsAndIsGradedIsTold() throws Exception {
        String gone = step("Blue", "{ not: { node: red }, within: 0 }", "- { op: remove, path: /nodes/red }\n- " + ROOM.formatted("blue"));
        assertThat(trial(step("Red", "{ node: red, within: 0 }", "- " + ROOM.formatted("red")) + gone))
                .extracting(Finding::level, Finding::code, Finding::element)
                .containsExactly(tuple(Level.ERROR, "NOT_FINAL", "1. Red"));
        assertThat(trial(step("Red", "{ node: red, within: 0 }\n  final: false", "- " + ROOM.formatted("red")).replace("{ node: red, within: 0 }\n", "node: red\n  within: 0\n")
                        + gone))
                .isEmpty();
    }

    /** A later step may ask whether what an earlier one has brought about still holds. */
    @Test
    void aCheckThatFailsOnTheEmptySheetIsNotToldToHoldEverywhere() throws Exception {
        assertThat(trial(step("Red", "{ node: red, within: 0 }", "- " + ROOM.formatted("red"))
                        + "## Blue\n```check\n- { node: blue, within: 0 }\n- { any: [ { node: red }, { node: green } ], within: 0 }\n```\n"
                        + "```solution\n- " + ROOM.formatted("blue") + "\n```\n"))
                .isEmpty();
    }

    @Test
    void aSolutionThatCannotBeDoneEndsTheTrialAndLeavesNothing() throws Exception {
        assertThat(trial(step("Red", "{ node: red, within: 0 }", "- " + ROOM.formatted("red"))
                        + step("Blue", "{ node: blue, within: 0 }", "ip link set nothing up")
                        + step("Green", "{ node: green, within: 0 }", "- " + ROOM.formatted("green"))))
                .extracting(Finding::code, Finding::element)
                .containsExactly(tuple("SOLUTION_FAILED", "2. Blue"));
    }
}
