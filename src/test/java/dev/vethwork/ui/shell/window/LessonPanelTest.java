package dev.vethwork.ui.shell.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.Targets;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.lab.consent.Approval;
import dev.vethwork.topology.Position;
import dev.vethwork.ui.lesson.LessonModel;
import dev.vethwork.ui.lesson.Progress;
import dev.vethwork.ui.shell.MenuBench;
import dev.vethwork.waiting.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A lesson in the window, on a real sandbox. */
@NeedsSandbox
class LessonPanelTest extends MenuBench {
    private static final Path LESSON = Path.of("sample-topologies", "lessons", "two-rooms.lesson.md");

    @Override
    public Targets targets() {
        return new LocalTargets(home.resolve("labs"));
    }

    private LessonModel model() {
        return shell.bench().lesson();
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(Eventually.SECONDS, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Progress kept() {
        return Progress.load(model().fileOf(Objects.requireNonNull(model().lesson().get())));
    }

    private void openLesson(FxRobot robot) throws Exception {
        robot.interact(() -> {
            shell.bench().session().setApproval(new Approval(home));
            shell.window().files().read(LESSON);
        });
        until(() -> model().lesson().get() != null);
    }

    private boolean isInSight(Position at) {
        return canvas().getLayoutBounds().contains(
                at.x() * canvas().viewport().zoom().get() + canvas().viewport().x().get(),
                at.y() * canvas().viewport().zoom().get() + canvas().viewport().y().get());
    }

    @AfterEach
    void tearDown(FxRobot robot) throws Exception {
        // What is still being read is not known to be deployed, and would not be taken down.
        until(() -> !shell.bench().session().busy().get() && !shell.bench().session().reading().get());
        robot.interact(() -> shell.bench().session().teardown());
        until(() -> !shell.bench().session().busy().get() && !shell.bench().session().deployed().get());
    }

    @Test
    void theFirstStepsAreDoneByMouseAndTheLessonGoesOnThere(FxRobot robot) throws Exception {
        openLesson(robot);
        assertThat(document().now().nodes()).isEmpty();
        assertThat(robot.lookup("#lesson").tryQuery()).isPresent();
        robot.interact(() -> robot.lookup("#lesson-hint").queryAs(Button.class).fire());
        assertThat(robot.lookup(".hint").queryAllAs(Label.class)).hasSize(1);
        for (int step = 1; step <= 3; step++) {
            int now = step;
            assertThat(robot.lookup(".step-title").queryAs(Label.class).getText()).startsWith(step + ". ");
            robot.interact(() -> robot.lookup("#lesson-solve").queryAs(Button.class).fire());
            until(() -> kept().done().containsKey(now));
            robot.clickOn("#lesson-next");
        }
        assertThat(document().now().nodes()).containsOnlyKeys("red", "blue");
        until(() -> document().now().layout().values().stream().allMatch(this::isInSight));
        // Undone like any other edit.
        robot.interact(document()::undo);
        robot.interact(document()::redo);
        robot.clickOn("#lesson-step-2");
        robot.interact(() -> robot.lookup("#lesson-anew").queryAs(Button.class).fire());
        until(() -> document().now().cables().isEmpty() && !shell.bench().session().busy().get());
        openLesson(robot);
        until(() -> robot.lookup(".step-title").queryAs(Label.class).getText().startsWith("4. "));
        assertThat(document().now().cables()).hasSize(1);
    }

    @Test
    void whatIsWrongIsToldByItselfAndTheFirstFixOnlyAsAHint(FxRobot robot) throws Exception {
        String drawing = "04-outside-no-way-back.vethwork.json";
        Files.copy(Path.of("sample-topologies", drawing), home.resolve(drawing));
        Path lesson = Files.writeString(home.resolve("hint.lesson.md"), """
                ---
                lesson: hint
                start: %s
                ---
                ## Mend it
                ```check
                - ping: { from: blue, to: lan }
                ```
                """.formatted(drawing));
        robot.interact(() -> {
            shell.bench().session().setApproval(new Approval(home));
            shell.window().files().read(lesson);
        });
        until(() -> model().lesson().get() != null);
        Button hint = robot.lookup("#lesson-hint").queryAs(Button.class);
        assertThat(hint.isDisabled()).as("the author has none, and nothing is deployed").isTrue();
        robot.interact(() -> shell.bench().session().deploy());
        until(() -> !hint.isDisabled());
        assertThat(robot.lookup(".check-why").queryAllAs(Label.class))
                .anyMatch(why -> why.getText().contains("lan has no way back"))
                .noneMatch(why -> why.getText().contains("masquerade"));
        robot.interact(hint::fire);
        assertThat(robot.lookup(".hint").queryAllAs(Label.class)).singleElement()
                .satisfies(first -> assertThat(first.getText()).isNotBlank());
        assertThat(hint.isDisabled()).as("there is no more").isTrue();
    }

    @Test
    void aStepThatThisMachineCannotDoIsPassedOverByName(FxRobot robot) throws Exception {
        Path lesson = Files.writeString(home.resolve("needy.lesson.md"), """
                ---
                lesson: needy
                ---
                ## Impossible
                ```needs
                - program: there-is-no-such-program
                ```
                ```check
                - node: red
                ```
                """);
        robot.interact(() -> shell.window().files().read(lesson));
        until(() -> robot.lookup(".lesson-state").queryAs(Label.class).getText().contains("there-is-no-such-program"));
        robot.clickOn("#lesson-next");
        assertThat(robot.lookup(".certificate-words").queryAs(Label.class).getText()).contains("that this machine can do");
    }
}
