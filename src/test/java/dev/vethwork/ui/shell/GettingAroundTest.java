package dev.vethwork.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.edit.Edits;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Position;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.action.Obstacle;
import dev.vethwork.ui.canvas.CanvasTool;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.FxBackground;
import dev.vethwork.ui.shell.window.Shell;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.collections.ObservableSet;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class GettingAroundTest {
    @TempDir
    static Path home;

    private final Locale before = Locale.getDefault();
    private Settings settings;
    private Shell shell;

    @Start
    void start(Stage stage) {
        settings = new Settings(home.resolve("w"));
        shell = new Shell(stage, new NoTargets(), new FxBackground(), settings);
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(980);
        stage.setHeight(900);
        shell.show();
    }

    @AfterEach
    void restoreTheLanguage() {
        settings.close();
        Locale.setDefault(before);
    }

    private Document document() {
        return shell.bench().document();
    }

    private void draw(FxRobot robot) {
        robot.interact(() -> {
            document().apply(Edits.addNode(Namespace.of("red"), new Position(100, 100)));
            document().apply(Edits.addNode(Namespace.of("blue"), new Position(3000, 100)));
            document().apply(Edits.connect("red", "blue"));
        });
    }

    private static void press(FxRobot robot, KeyCode... keys) {
        robot.push(keys);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private MenuItem item(String id) {
        return shell.window().lookup("#menu") instanceof MenuBar bar
                ? bar.getMenus().stream()
                        .flatMap(m -> m.getItems().stream())
                        .filter(i -> id.equals(i.getId()))
                        .findFirst()
                        .orElseThrow()
                : new MenuItem();
    }

    @Test
    void theMenuSaysWhatUndoAndRedoWouldDo(FxRobot robot) {
        draw(robot);
        robot.interact(() -> document()
                .apply(Edits.move(Map.of("red", new Position(0, 0), "blue", new Position(9, 9)))));
        assertThat(item("menu-undo").getText()).isEqualTo("Undo: move 2 elements");
        robot.interact(document()::undo);
        assertThat(item("menu-redo").getText()).isEqualTo("Redo: move 2 elements");
        assertThat(item("menu-undo").getText()).isEqualTo("Undo: connect red with blue");
        robot.interact(() -> document().jump(0));
        assertThat(item("menu-undo").getText()).isEqualTo("Undo");
        assertThat(item("menu-undo").isDisable()).isTrue();
    }

    @Test
    void choosingALineOfTheHistoryGoesThere(FxRobot robot) {
        draw(robot);
        press(robot, KeyCode.CONTROL, KeyCode.H);
        ListView<Integer> history = robot.lookup("#history").queryListView();
        assertThat(history.getItems()).hasSize(4);
        robot.clickOn(robot.lookup(".list-cell").match(c -> c instanceof Labeled l
                        && "1  draw red".equals(l.getText()))
                .queryLabeled());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(document().now().nodes().keySet()).containsExactly("red");
        assertThat(history.getItems()).as("what was undone stays in reach").hasSize(4);
        robot.interact(() -> document().jump(3));
        assertThat(document().now().cables()).hasSize(1);
    }

    @Test
    void whatIsFoundIsSelectedInTheMiddle(FxRobot robot) {
        draw(robot);
        press(robot, KeyCode.CONTROL, KeyCode.F);
        robot.write("blue");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#find-list").<Object>queryListView().getItems()).hasSize(2);
        press(robot, KeyCode.ENTER);
        assertThat(selected()).containsExactly("blue");
        Bounds surface = shell.window().canvas().localToScreen(shell.window().canvas().getLayoutBounds());
        Point2D blue = shell.window().canvas().drawing().localToScreen(3000, 100);
        assertThat(blue.distance(surface.getCenterX(), surface.getCenterY())).isLessThan(3);
    }

    @Test
    void enterStepsOnAndShiftEnterBack(FxRobot robot) {
        draw(robot);
        press(robot, KeyCode.CONTROL, KeyCode.F);
        robot.write("e");
        WaitForAsyncUtils.waitForFxEvents();
        press(robot, KeyCode.ENTER);
        String first = selected().iterator().next();
        press(robot, KeyCode.ENTER);
        assertThat(selected()).doesNotContain(first);
        press(robot, KeyCode.SHIFT, KeyCode.ENTER);
        assertThat(selected()).containsExactly(first);
        press(robot, KeyCode.ESCAPE);
        assertThat(robot.lookup("#find").query().isVisible()).isFalse();
        assertThat(shell.bench().selection().highlighted()).isEmpty();
    }

    private ObservableSet<String> selected() {
        return shell.bench().selection().elements();
    }

    @Test
    void thePaletteDoesWhatIsTyped(FxRobot robot) {
        draw(robot);
        press(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        robot.write("sel all");
        press(robot, KeyCode.ENTER);
        assertThat(selected()).hasSize(3);
        assertThat(robot.lookup("#command-palette").query().isVisible()).isFalse();
    }

    @Test
    void thePaletteSaysWhatWouldMakeACommandPossible(FxRobot robot) {
        draw(robot);
        press(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        robot.write("tear down");
        press(robot, KeyCode.ENTER);
        Labeled why = robot.lookup("#command-palette-why").queryLabeled();
        assertThat(why.isVisible()).isTrue();
        assertThat(why.getText()).contains("deploy it first");
        assertThat(robot.lookup("#command-palette").query().isVisible()).isTrue();
        press(robot, KeyCode.ESCAPE);
    }

    @Test
    void whatCannotBeDoneAtTimesHasASentenceThatSaysWhy(FxRobot robot) {
        press(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        List<Obstacle> obstacles = robot.lookup("#command-palette-list")
                .<dev.vethwork.ui.action.MenuGroup.Place>queryListView()
                .getItems()
                .stream()
                .map(row -> row.command().impossible())
                .filter(Objects::nonNull)
                .toList();
        assertThat(obstacles).hasSizeGreaterThan(20);
        assertThat(obstacles)
                .allSatisfy(obstacle -> assertThat(Texts.get("impossible." + obstacle.key())).endsWith("."));
        press(robot, KeyCode.ESCAPE);
    }

    @Test
    void thePaletteKnowsEveryLineOfTheMenusAndItsKeys(FxRobot robot) {
        press(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        List<String> names = robot.lookup("#command-palette-list")
                .<dev.vethwork.ui.action.MenuGroup.Place>queryListView()
                .getItems()
                .stream()
                .map(r -> r.command().key())
                .toList();
        MenuBar bar = robot.lookup("#menu").queryAs(MenuBar.class);
        bar.getMenus().stream()
                .flatMap(m -> m.getItems().stream())
                .filter(i -> i.getId() != null && !(i instanceof javafx.scene.control.Menu))
                .forEach(i -> assertThat(names).contains(i.getId().substring("menu-".length())));
        press(robot, KeyCode.ESCAPE);
    }

    @Test
    void keysAreForTheDrawingAfterThePointerPassedOverTheMenus(FxRobot robot) {
        draw(robot);
        robot.interact(() -> {
            shell.bench().selection().set("red");
            shell.window().canvas().requestFocus();
        });
        robot.moveTo("#menu-file").moveTo(shell.window().canvas());
        press(robot, KeyCode.RIGHT);
        assertThat(document().now().layout().get("red")).isNotEqualTo(new Position(100, 100));
        assertThat(Window.getWindows()).as("no menu is open").hasSize(1);
    }

    @Test
    void whatALetterBeginsWhereverTheKeyboardIsEscapeEndsThere(FxRobot robot) {
        robot.interact(() -> shell.window().lookup("#tabs").requestFocus());
        press(robot, KeyCode.N);
        assertThat(shell.window().canvas().tool().get()).isEqualTo(CanvasTool.PLACE);
        press(robot, KeyCode.ESCAPE);
        assertThat(shell.window().canvas().tool().get()).isEqualTo(CanvasTool.SELECT);
    }

    @Test
    void noTwoCommandsAskForTheSameKeys(FxRobot robot) {
        MenuBar bar = robot.lookup("#menu").queryAs(MenuBar.class);
        List<String> keys = bar.getMenus().stream()
                .flatMap(m -> m.getItems().stream())
                .filter(i -> i.getAccelerator() != null)
                .map(i -> i.getAccelerator().getDisplayText())
                .toList();
        assertThat(keys).doesNotHaveDuplicates().hasSizeGreaterThan(20);
    }

    @Test
    void aWordInAFieldOfTheFinderDoesNotTouchTheDrawing(FxRobot robot) {
        draw(robot);
        robot.interact(() -> shell.bench().selection().set("red"));
        press(robot, KeyCode.CONTROL, KeyCode.F);
        robot.write("x");
        press(robot, KeyCode.DELETE);
        press(robot, KeyCode.BACK_SPACE);
        assertThat(robot.lookup("#find-field").queryAs(TextField.class).getText()).isEmpty();
        assertThat(document().now().nodes()).hasSize(2);
    }

    @Test
    void everyButtonOfTheToolBarIsReachedByKeyAndSaysWhatItIs(FxRobot robot) {
        robot.lookup("#tool-bar .button").queryAllAs(javafx.scene.control.Button.class).stream()
                .filter(b -> b.getId() != null)
                .forEach(b -> {
                    assertThat(b.isFocusTraversable()).as(b.getId()).isTrue();
                    assertThat(b.getAccessibleText()).as(b.getId()).isNotBlank();
                    assertThat(b.getTooltip().getText()).as(b.getId()).startsWith(b.getAccessibleText());
                });
    }
}
