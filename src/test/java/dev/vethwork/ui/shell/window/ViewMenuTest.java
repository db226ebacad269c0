package dev.vethwork.ui.shell.window;

import static dev.vethwork.ui.shell.Asked.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.settings.Theme;
import dev.vethwork.ui.canvas.ground.Viewport;
import dev.vethwork.ui.shell.Chooses;
import dev.vethwork.ui.shell.MenuBench;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

public class ViewMenuTest extends MenuBench {
    private static final Offset<Double> A_LITTLE = Offset.offset(0.001);

    private Viewport viewport() {
        return canvas().viewport();
    }

    private boolean isSeen(String node) {
        Point2D at = canvas().drawing().localToScene(place(node).x(), place(node).y());
        return canvas().localToScene(canvas().getBoundsInLocal()).contains(at);
    }

    @Test
    @Chooses({"zoomIn", "zoomOut", "zoomReal"})
    void zoomingGoesInAndOutAndBackToTheRealSize(FxRobot robot) {
        robot.interact(() -> canvas().sight().zoomTo(1));
        choose("zoomIn");
        assertThat(viewport().zoom().get()).isEqualTo(1.25, A_LITTLE);
        choose("zoomOut");
        choose("zoomOut");
        assertThat(viewport().zoom().get()).isEqualTo(0.8, A_LITTLE);
        choose("zoomReal");
        assertThat(viewport().zoom().get()).isEqualTo(1, A_LITTLE);
    }

    @Test
    void theDrawingIsNoStripInAWindowThatIsMadeLow(FxRobot robot) throws Exception {
        SplitPane down = robot.lookup("#down").queryAs(SplitPane.class);
        robot.interact(() -> shell.stage().setHeight(500));
        until(() -> down.getHeight() < 420 && down.getDividerPositions()[0] > 0.5);
    }

    @Test
    void largeLettersLeaveTheDrawingItsWidth(FxRobot robot) throws Exception {
        Label name = (Label) robot.lookup("#palette-namespace").queryAs(BorderPane.class).getLeft();
        assertThat(name.getContentDisplay()).isEqualTo(ContentDisplay.LEFT);
        robot.interact(() -> windows.settings().change(p -> p.withTextPercent(200)));
        until(() -> name.getContentDisplay() == ContentDisplay.GRAPHIC_ONLY);
        until(() -> canvas().getWidth() > 2 * robot.lookup("#palette").queryAs(Region.class).getWidth());
        robot.interact(() -> windows.settings().change(p -> p.withTextPercent(100)));
        until(() -> name.getContentDisplay() == ContentDisplay.LEFT);
    }

    @Test
    @Chooses({"fit", "fitSelection"})
    void fittingBringsAllOrTheSelectionIntoSight(FxRobot robot) throws Exception {
        robot.interact(() -> {
            viewport().zoom().set(3);
            viewport().x().set(-9_000);
        });
        assertThat(isSeen("red")).isFalse();
        choose("fit");
        until(() -> isSeen("red") && isSeen("blue") && isSeen("v-net-0"));
        double all = viewport().zoom().get();
        assertThat(canBeChosen("fitSelection")).isFalse();
        robot.interact(() -> viewport().x().set(-9_000));
        select(robot, "blue");
        choose("fitSelection");
        until(() -> isSeen("blue"));
        assertThat(viewport().zoom().get()).isGreaterThanOrEqualTo(all);
    }

    @Test
    @Chooses("minimap")
    void theMinimapCanBeHiddenAndStaysSo(FxRobot robot) throws Exception {
        robot.interact(() -> viewport().x().set(-9_000));
        until(() -> canvas().lookup("#minimap").isVisible());
        choose("minimap");
        until(() -> !canvas().lookup("#minimap").isVisible());
        assertThat(windows.settings().preferences().get().minimap()).isFalse();
        choose("minimap");
        until(() -> canvas().lookup("#minimap").isVisible());
    }

    @Test
    @Chooses("focusCanvas")
    void theKeyboardGoesBackToTheDrawing(FxRobot robot) {
        robot.interact(() -> robot.lookup("#tool-deploy").queryButton().requestFocus());
        assertThat(canvas().isFocused()).isFalse();
        choose("focusCanvas");
        assertThat(canvas().isFocused()).isTrue();
    }

    @Test
    @Chooses({"theme.dark", "theme.light", "theme.system"})
    void aThemeIsInForceAtOnceAndRemembered() {
        choose("theme.dark");
        assertThat(shell.window().getStyleClass()).contains("dark").doesNotContain("light");
        choose("theme.light");
        assertThat(shell.window().getStyleClass()).contains("light").doesNotContain("dark");
        choose("theme.system");
        assertThat(windows.settings().theme()).isEqualTo(Theme.SYSTEM);
    }

    @Test
    @Chooses({"language.ko", "language.en", "language.system"})
    void aLanguageIsSpokenAtOnceAndTheDrawingStays() {
        choose("language.ko");
        assertThat(deploy()).isEqualTo("배포");
        choose("language.en");
        assertThat(deploy()).isEqualTo("Deploy");
        assertThat(now()).isEqualTo(DRAWN);
        choose("language.system");
        assertThat(windows.settings().preferences().get().language()).isEmpty();
        assertThat(List.of("배포", "Deploy")).contains(deploy());
    }

    private String deploy() {
        WaitForAsyncUtils.waitForFxEvents();
        return ((Button) shown("tool-deploy").orElseThrow()).getText();
    }
}
