package dev.vethwork.ui.problems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.edit.Edits;
import dev.vethwork.explain.Finding;
import dev.vethwork.ui.panels.Bench;
import java.util.Locale;
import javafx.scene.control.ListCell;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ProblemsPanelTest {
    private final Bench bench = new Bench(Bench.lab());

    @Start
    void start(Stage stage) {
        Bench.show(stage, new ProblemsPanel(bench.document, bench.selection, bench.session), 900, 300);
    }

    private static ListCell<?> cell(FxRobot robot, String code) {
        return robot.lookup(".list-cell")
                .match((ListCell<?> c) -> c.getItem() instanceof Finding f && f.code().equals(code))
                .queryAs(ListCell.class);
    }

    @Test
    void theFixButtonAppliesTheEdit(FxRobot robot) {
        robot.clickOn(robot.from(cell(robot, "NO_PREFIX")).lookup(".fix-button").queryButton());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(bench.document.now().cables().getFirst().a().addresses().getFirst().written())
                .isTrue();
        robot.interact(() -> bench.document.undo());
        assertThat(bench.document.now()).isEqualTo(Bench.lab());
    }

    @Test
    void allSafeFixesAreOneStep(FxRobot robot) {
        robot.interact(() -> bench.document.apply(Edits.changeStack("red", s -> s.withLoopback(false))));
        robot.interact(bench.background::pass);
        robot.clickOn("#fix-all");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(bench.document.now().cables().getFirst().a().addresses().getFirst().written())
                .isTrue();
        robot.interact(() -> bench.document.undo());
        robot.interact(() -> bench.document.undo());
        assertThat(bench.document.now()).isEqualTo(Bench.lab());
    }

    @Test
    void findingsFollowTheDrawing(FxRobot robot) {
        robot.interact(() -> bench.document.apply(Edits.changeStack("red", s -> s.withLoopback(false))));
        robot.interact(bench.background::pass);
        assertThat(cell(robot, "LOOPBACK_DOWN")).isNotNull();
    }

    @Test
    void aPanelInAnotherLanguageHasItsFindingsInThatLanguage(FxRobot robot) {
        Locale before = Locale.getDefault();
        try {
            robot.interact(() -> {
                Locale.setDefault(Locale.KOREAN);
                ProblemsPanel _ = new ProblemsPanel(bench.document, bench.selection, bench.session);
            });
            assertThat(bench.session.findings()).isNotEmpty().allMatch(f -> f.message().matches("(?s).*[가-힣].*"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void clickingAProblemSelectsItsElement(FxRobot robot) {
        robot.clickOn(robot.from(cell(robot, "NO_PREFIX")).lookup(".problem-message").queryLabeled());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(bench.selection.elements()).containsExactly("red:veth-red");
    }
}
