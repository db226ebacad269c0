package dev.vethwork.ui.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.edit.Edits;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.canvas.ground.Viewport;
import dev.vethwork.waiting.Eventually;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ArrangingTest {
    private CanvasStage window;

    @Start
    void start(Stage stage) {
        window = new CanvasStage(stage);
    }

    @Test
    void aligningAndDistributingAreInTheMenuAndOneStepEach(FxRobot robot) {
        window.draw(robot);
        Topology drawn = window.now();
        select(robot, "red", "blue", "v-net-0");
        choose(robot, "align.top");
        assertThat(window.place("v-net-0").y()).isLessThan(130);
        choose(robot, "distribute.horizontally");
        choose(robot, "align.left");
        assertThat(window.place("blue").x()).isEqualTo(120);
        robot.interact(() -> {
            window.canvas().document().undo();
            window.canvas().document().undo();
        });
        assertThat(window.now()).isEqualTo(drawn);
    }

    @Test
    void withOneNodeSelectedThereIsNothingToAlign(FxRobot robot) {
        window.draw(robot);
        select(robot, "red");
        assertThat(item("align.top").isDisable()).isTrue();
        select(robot, "red", "blue");
        assertThat(item("align.top").isDisable()).isFalse();
        assertThat(item("distribute.vertically").isDisable()).isTrue();
    }

    @Test
    void aLayoutOfAllIsOneStepOfUndo(FxRobot robot) throws Exception {
        window.draw(robot);
        window.connect(robot, "red", "v-net-0");
        window.connect(robot, "blue", "v-net-0");
        Topology drawn = window.now();
        for (String style : List.of("layered", "stress", "radial")) {
            choose(robot, "layout." + style);
            WaitForAsyncUtils.waitFor(Eventually.SECONDS, TimeUnit.SECONDS, () -> !window.now().equals(drawn));
            window.press(robot, KeyCode.CONTROL, KeyCode.Z);
            assertThat(window.now()).isEqualTo(drawn);
        }
    }

    @Test
    void undoingALayoutBringsTheViewBackAsWell(FxRobot robot) throws Exception {
        window.draw(robot);
        Topology drawn = window.now();
        robot.interact(() -> window.canvas().viewport().zoomAt(10, 10, 1.5));
        Viewport.View before = window.canvas().viewport().view();
        choose(robot, "layout.radial");
        WaitForAsyncUtils.waitFor(Eventually.SECONDS, TimeUnit.SECONDS, () -> !window.now().equals(drawn));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(window.canvas().viewport().view()).isNotEqualTo(before);
        window.press(robot, KeyCode.CONTROL, KeyCode.Z);
        assertThat(window.canvas().viewport().view()).isEqualTo(before);
    }

    @Test
    void aLayoutThatIsStoppedLeavesEverythingWhereItIs(FxRobot robot) throws Exception {
        Topology large = Topology.empty("large");
        Map<String, Position> places = new java.util.HashMap<>();
        for (int i = 0; i < 400; i++) {
            large = large.withNode(Namespace.of("n" + i));
            places.put("n" + i, new Position(i % 20 * 200, i / 20 * 120));
        }
        window.show(robot, large.withLayout(places));
        Topology drawn = window.now();
        Node banner = robot.lookup("#arranging").query();
        robot.interact(() -> {
            item("layout.stress").fire();
            assertThat(banner.isVisible()).isTrue();
            ((Button) banner.lookup("#arranging-cancel")).fire();
            assertThat(banner.isVisible()).isFalse();
        });
        // What comes of the next layout came after whatever might have come of the one that was stopped.
        select(robot, "n0", "n1");
        choose(robot, "layout.layered");
        WaitForAsyncUtils.waitFor(Eventually.SECONDS, TimeUnit.SECONDS, () -> !window.now().equals(drawn));
        assertThat(window.place("n399")).isEqualTo(drawn.layout().get("n399"));
    }

    @Test
    void aLayoutOfTheSelectionLeavesTheOthersWhereTheyAre(FxRobot robot) throws Exception {
        window.draw(robot);
        Topology drawn = window.now();
        select(robot, "red", "v-net-0");
        choose(robot, "layout.layered");
        WaitForAsyncUtils.waitFor(Eventually.SECONDS, TimeUnit.SECONDS, () -> !window.now().equals(drawn));
        assertThat(window.place("blue")).isEqualTo(new Position(360, 120));
    }

    @Test
    void theContextMenuOfANodeSelectsAndRenamesIt(FxRobot robot) {
        window.draw(robot);
        robot.clickOn(window.at(120, 120), MouseButton.SECONDARY);
        assertThat(window.selected()).containsExactly("red");
        fire(robot, "rename");
        robot.write("green").type(KeyCode.ENTER);
        window.settle();
        assertThat(window.now().nodes()).containsKey("green");
    }

    @Test
    void theContextMenuOfTheSurfaceDrawsWhereItWasAskedFor(FxRobot robot) {
        window.draw(robot);
        robot.clickOn(window.at(100, 440), MouseButton.SECONDARY);
        fire(robot, "draw-router");
        assertThat(window.place("router")).isEqualTo(new Position(100, 440));
    }

    @Test
    void theContextMenuOfACableDeletesIt(FxRobot robot) {
        window.draw(robot);
        window.connect(robot, "red", "blue");
        robot.clickOn(window.at(240, 120), MouseButton.SECONDARY);
        assertThat(window.selected()).containsExactly("red:veth-red");
        fire(robot, "delete");
        assertThat(window.now().cables()).isEmpty();
    }

    @Test
    void theContextMenuOfANoteCopiesIt(FxRobot robot) {
        window.draw(robot);
        robot.interact(() -> window.canvas().document().apply(Edits.addNote(
                new dev.vethwork.topology.Note("look here", 100, 400))));
        robot.clickOn(window.at(110, 410), MouseButton.SECONDARY);
        fire(robot, "duplicate");
        assertThat(window.now().notes()).hasSize(2);
        assertThat(window.selected()).containsExactly("note#1");
    }

    @Test
    void severalNamespacesAreConnectedToTheSelectedBridgeAtOnce(FxRobot robot) {
        window.draw(robot);
        select(robot, "red", "blue", "v-net-0");
        choose(robot, "connect");
        assertThat(window.now().endsOf("v-net-0")).hasSize(2);
    }

    @Test
    void renumberingASegmentCarriesAllItsAddresses(FxRobot robot) {
        window.draw(robot);
        window.connect(robot, "red", "v-net-0");
        window.connect(robot, "blue", "v-net-0");
        select(robot, "v-net-0");
        javafx.application.Platform.runLater(() -> item("renumber").fire());
        window.settle();
        robot.interact(() -> robot.lookup("#renumber-new").queryAs(TextField.class).setText("10.9.0.0/24"));
        robot.type(KeyCode.ENTER);
        window.settle();
        assertThat(window.now().cables())
                .allSatisfy(c -> assertThat(c.ends())
                        .anySatisfy(e -> assertThat(e.addresses())
                                .anySatisfy(a -> assertThat(a.text()).startsWith("10.9.0."))));
    }

    @Test
    void missingAddressesAreFilledInAndRoutesGiven(FxRobot robot) {
        Topology bare = Topology.empty("bare")
                .withNode(new dev.vethwork.topology.Host("host", dev.vethwork.topology.IpStack.DEFAULT))
                .withNode(Namespace.of("red"))
                .withNode(Bridge.of("br").withAddresses(
                        List.of(dev.vethwork.net.InterfaceAddress.parse("192.168.15.254/24"))))
                .withCable(dev.vethwork.topology.Cable.of(
                        dev.vethwork.topology.CableEnd.of("red", "eth0"),
                        dev.vethwork.topology.CableEnd.of("br", "p0")))
                .withLayout(Map.of("red", new Position(100, 100)));
        window.show(robot, bare);
        choose(robot, "addressAll");
        assertThat(window.now().cables().getFirst().a().addresses()).hasSize(1);
        choose(robot, "defaultRoutes");
        assertThat(((Namespace) window.now().node("red").orElseThrow()).stack().routes()).hasSize(1);
    }

    private void select(FxRobot robot, String... names) {
        robot.interact(() -> window.canvas().selection().set(Set.of(names)));
        window.settle();
    }

    private void choose(FxRobot robot, String key) {
        robot.interact(() -> item(key).fire());
        window.settle();
    }

    private MenuItem item(String key) {
        MenuBar bar = (MenuBar) window.canvas().getScene().getRoot().lookup(".menu-bar");
        return find(bar.getMenus().stream().map(MenuItem.class::cast).toList(), key);
    }

    private void fire(FxRobot robot, String key) {
        window.settle();
        robot.interact(() -> Window.getWindows().stream()
                .filter(w -> w instanceof ContextMenu && w.isShowing())
                .map(ContextMenu.class::cast)
                .findFirst()
                .ifPresent(m -> {
                    find(m.getItems(), key).fire();
                    m.hide();
                }));
        window.settle();
    }

    private static MenuItem find(List<MenuItem> items, String key) {
        for (MenuItem item : items) {
            if (("menu-" + key).equals(item.getId())) {
                return item;
            }
            if (item instanceof Menu menu) {
                MenuItem inside = find(menu.getItems(), key);
                if (inside != null) {
                    return inside;
                }
            }
        }
        return null;
    }
}
