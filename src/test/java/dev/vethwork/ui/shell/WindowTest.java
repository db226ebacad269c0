package dev.vethwork.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.edit.Edits;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.canvas.TopologyCanvas;
import dev.vethwork.ui.canvas.drawing.NodeView;
import dev.vethwork.ui.model.FxBackground;
import dev.vethwork.ui.shell.window.Shell;
import dev.vethwork.waiting.Eventually;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class WindowTest {
    private final Locale before = Locale.getDefault();

    @TempDir
    static Path settings;

    private Settings kept;
    private Shell shell;
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        Locale.setDefault(Locale.ENGLISH);
        kept = new Settings(settings.resolve("window.properties"));
        shell = new Shell(
                stage, new NoTargets(), new FxBackground(), kept);
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(980);
        stage.setHeight(900);
        shell.show();
    }

    @AfterEach
    void forgetTheSettings() throws IOException {
        kept.close();
        Locale.setDefault(before);
        Files.deleteIfExists(settings.resolve("window.properties"));
    }

    private Topology now() {
        return WaitForAsyncUtils.waitForAsyncFx(Eventually.MILLIS, () -> shell.bench().document().now());
    }

    private void draw(FxRobot robot) {
        robot.interact(() -> {
            shell.bench().document().apply(Edits.addNode(Namespace.of("red"), new Position(120, 120)));
            shell.bench().document().apply(Edits.addNode(Bridge.of("v-net-0"), new Position(120, 320)));
            canvas().viewport().zoom().set(1);
            canvas().viewport().x().set(40);
            canvas().viewport().y().set(0);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private TopologyCanvas canvas() {
        return shell.window().canvas();
    }

    /** A point of the drawing on the screen. */
    private Point2D at(double x, double y) {
        return canvas().drawing().localToScreen(x, y);
    }

    private void drag(FxRobot robot, Point2D from, Point2D to) {
        robot.moveTo(from).press(MouseButton.PRIMARY).moveTo(from.midpoint(to)).moveTo(to);
        robot.release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void draggingFromThePaletteAddsANamespace(FxRobot robot) {
        Point2D item = robot.point("#palette-namespace").query();
        drag(robot, item, canvas().localToScreen(200, 200));
        assertThat(now().nodes().keySet()).containsExactly("ns1");
        assertThat(now().layout()).containsKey("ns1");
    }

    @Test
    void escapeCancelsADragFromThePalette(FxRobot robot) {
        robot.moveTo(robot.point("#palette-bridge").query()).press(MouseButton.PRIMARY);
        robot.moveTo(canvas().localToScreen(200, 200)).moveTo(canvas().localToScreen(220, 220));
        robot.type(KeyCode.ESCAPE).release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(now().nodes()).isEmpty();
    }

    @Test
    void draggingACableProposesNamesAndAddresses(FxRobot robot) {
        draw(robot);
        drag(robot, at(120, 120 + 34), at(120, 320));
        assertThat(now().cables()).hasSize(1);
        Cable cable = now().cables().getFirst();
        assertThat(cable.id()).isEqualTo("red:veth-red");
        assertThat(cable.b().interfaceName()).isEqualTo("veth-red-br");
        assertThat(cable.a().addresses().getFirst().text()).isEqualTo("192.168.15.1/24");
    }

    @Test
    void undoRestores(FxRobot robot) {
        draw(robot);
        Topology drawn = now();
        drag(robot, at(120, 120), at(220, 180));
        assertThat(now().layout().get("red")).isEqualTo(new Position(220, 180));
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(now()).isEqualTo(drawn);
    }

    @Test
    void escapeCancelsADrag(FxRobot robot) {
        draw(robot);
        Topology drawn = now();
        robot.moveTo(at(120, 120)).press(MouseButton.PRIMARY).moveTo(at(200, 160)).moveTo(at(240, 200));
        robot.type(KeyCode.ESCAPE).release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(now()).isEqualTo(drawn);
        NodeView red = canvas().drawing().node("red").orElseThrow();
        assertThat(red.centre()).isEqualTo(new Position(120, 120));
    }

    @Test
    void deleteTakesTheSelectedNodeAway(FxRobot robot) {
        draw(robot);
        robot.clickOn(at(120, 120)).type(KeyCode.DELETE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(now().nodes().keySet()).containsExactly("v-net-0");
    }

    @Test
    void renamingInPlaceRenamesTheNode(FxRobot robot) {
        draw(robot);
        robot.clickOn(at(120, 120)).type(KeyCode.F2);
        WaitForAsyncUtils.waitForFxEvents();
        robot.write("blue").type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(now().nodes().keySet()).containsExactly("blue", "v-net-0");
    }

    @Test
    void arrowKeysNudgeByTheGrid(FxRobot robot) {
        draw(robot);
        robot.clickOn(at(120, 120)).type(KeyCode.RIGHT, KeyCode.DOWN);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(now().layout().get("red")).isEqualTo(new Position(140, 140));
    }

    @Test
    void theTitleBeginsWithTheLabsName(FxRobot robot) {
        robot.interact(() -> shell.bench().document().apply(Edits.nameLab("seven")));
        assertThat(stage.getTitle()).startsWith("seven");
    }

    @Test
    void anotherLanguageKeepsTheDrawing(FxRobot robot) {
        draw(robot);
        Topology drawn = now();
        robot.interact(() -> shell.setLanguage(Locale.KOREAN));
        assertThat(now()).isEqualTo(drawn);
        assertThat(robot.lookup("#tool-deploy").queryButton().getText()).isEqualTo("배포");
        assertThat(canvas().drawing().node("red")).isPresent();
    }

    @Test
    void theContentOfAnotherLanguageHearsNothingMore(FxRobot robot) {
        draw(robot);
        TopologyCanvas english = canvas();
        robot.interact(() -> shell.setLanguage(Locale.KOREAN));
        robot.interact(() -> shell.bench().document().apply(Edits.addNode(Bridge.of("later"), new Position(9, 9))));
        assertThat(canvas().drawing().node("later")).isPresent();
        assertThat(english.drawing().node("later")).isEmpty();
    }

    @Test
    void theContentOfAnotherLanguageIsLetGoOf(FxRobot robot) throws Exception {
        draw(robot);
        WeakReference<TopologyCanvas> english = new WeakReference<>(canvas());
        robot.interact(() -> shell.setLanguage(Locale.KOREAN));
        assertThat(Eventually.comes(() -> {
                    System.gc();
                    return english.get() == null;
                }))
                .isTrue();
    }

    @Test
    void everyTabOfTheInspectorIsSeen(FxRobot robot) {
        robot.interact(() -> stage.setWidth(1_366));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#inspector-tabs .control-buttons-tab").query().isVisible()).isFalse();
        assertThat(robot.from(robot.lookup("#inspector-tabs").queryParent()).lookup(".tab-label").queryAll()).hasSize(8);
    }

    @Test
    void themesChangeInPlace(FxRobot robot) {
        robot.interact(() -> shell.setTheme(dev.vethwork.settings.Theme.DARK));
        assertThat(shell.window().getStyleClass()).contains("dark").doesNotContain("light");
        robot.interact(() -> shell.setTheme(dev.vethwork.settings.Theme.LIGHT));
    }
}
