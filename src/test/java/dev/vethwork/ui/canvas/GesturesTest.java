package dev.vethwork.ui.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.edit.Edits;
import dev.vethwork.render.Stretch;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Note;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.DrawnMacvlan;
import dev.vethwork.topology.kind.LinkBasics;
import dev.vethwork.ui.canvas.drawing.CableView;
import dev.vethwork.waiting.Eventually;
import java.util.List;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class GesturesTest {
    private CanvasStage window;

    @Start
    void start(Stage stage) {
        window = new CanvasStage(stage);
    }

    @Test
    void aClickOnTheWordsOfACableChoosesIt(FxRobot robot) {
        window.draw(robot);
        window.connect(robot, "red", "v-net-0");
        robot.interact(() -> window.canvas().selection().set(java.util.Set.of()));
        javafx.scene.Node words = robot.lookup(".end-label").match(javafx.scene.Node::isVisible).query();
        javafx.geometry.Bounds box = words.localToScreen(words.getBoundsInLocal());
        robot.clickOn(box.getMinX() + 4, box.getCenterY());
        window.settle();
        assertThat(window.selected()).containsExactly(window.now().cables().getFirst().id());
    }

    @Test
    void aKeyAndAClickPlaceANode(FxRobot robot) {
        window.draw(robot);
        window.press(robot, KeyCode.R);
        robot.moveTo(window.at(200, 200)).moveTo(window.at(241, 222)).clickOn(MouseButton.PRIMARY);
        window.settle();
        assertThat(window.now().nodes()).containsKey("router");
        assertThat(window.place("router")).isEqualTo(new Position(240, 220));
        assertThat(window.canvas().tool().get()).isEqualTo(CanvasTool.SELECT);
        assertThat(window.selected()).containsExactly("router");
    }

    @Test
    void escapePutsTheChosenThingBack(FxRobot robot) {
        window.draw(robot);
        Topology drawn = window.now();
        window.press(robot, KeyCode.N);
        robot.moveTo(window.at(200, 200));
        window.press(robot, KeyCode.ESCAPE);
        robot.clickOn(window.at(240, 220));
        window.settle();
        assertThat(window.now()).isEqualTo(drawn);
    }

    /** What was undone was often the last that the tool did: the next click would do it again. */
    @Test
    void undoPutsTheChosenThingBack(FxRobot robot) {
        window.draw(robot);
        window.connect(robot, "red", "v-net-0");
        for (KeyCode tool : List.of(KeyCode.N, KeyCode.C)) {
            window.press(robot, tool);
            window.press(robot, KeyCode.SHORTCUT, KeyCode.Z);
            assertThat(window.canvas().tool().get()).isEqualTo(CanvasTool.SELECT);
            window.press(robot, tool);
            window.press(robot, KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.Z);
            assertThat(window.canvas().tool().get()).isEqualTo(CanvasTool.SELECT);
        }
    }

    @Test
    void whatWasUndoneComesBackByTheKeyOfOtherDrawingPrograms(FxRobot robot) {
        window.draw(robot);
        window.connect(robot, "red", "v-net-0");
        Topology joined = window.now();
        window.press(robot, KeyCode.SHORTCUT, KeyCode.Z);
        assertThat(window.now()).isNotEqualTo(joined);
        window.press(robot, KeyCode.SHORTCUT, KeyCode.Y);
        assertThat(window.now()).isEqualTo(joined);
    }

    @Test
    void theNumberPadZooms(FxRobot robot) {
        window.draw(robot);
        double before = window.canvas().viewport().zoom().get();
        window.press(robot, KeyCode.SHORTCUT, KeyCode.ADD);
        assertThat(window.canvas().viewport().zoom().get()).isGreaterThan(before);
        window.press(robot, KeyCode.SHORTCUT, KeyCode.SUBTRACT);
        assertThat(window.canvas().viewport().zoom().get()).isCloseTo(before, org.assertj.core.api.Assertions.within(1e-9));
    }

    @Test
    void aClickOnTheLineFromAnInterfaceToTheOneBelowChoosesItsNode(FxRobot robot) {
        DrawnInterface below = new DrawnMacvlan(LinkBasics.of("mv0"), "eth0", DrawnMacvlan.Mode.BRIDGE, "blue");
        window.show(robot, Topology.empty("lab")
                .withNode(Namespace.of("blue"))
                .withNode(Namespace.of("red").withStack(IpStack.DEFAULT.withInterfaces(List.of(below))))
                .withLayout(Map.of("red", new Position(120, 120), "blue", new Position(460, 120))));
        assertThat(window.canvas().drawing().others().stacked()).hasSize(1);
        Stretch line = window.canvas().drawing().others().stacked().getFirst().way();
        robot.clickOn(window.at((line.from().x() + line.to().x()) / 2, line.from().y()));
        window.settle();
        assertThat(window.selected()).containsExactly("red");
    }

    @Test
    void aWireToItsOwnNodeSaysWhyItCannotEnd(FxRobot robot) {
        window.draw(robot);
        Topology drawn = window.now();
        robot.moveTo(window.at(120, 120 + 35)).press(MouseButton.PRIMARY);
        robot.moveTo(window.at(150, 170)).moveTo(window.at(120, 120));
        Label objection = robot.lookup("#objection").query();
        assertThat(objection.isVisible()).isTrue();
        assertThat(objection.getText()).contains("red").contains("itself");
        robot.moveTo(window.at(360, 120));
        assertThat(objection.isVisible()).isFalse();
        robot.moveTo(window.at(120, 120)).release(MouseButton.PRIMARY);
        window.settle();
        assertThat(window.now()).isEqualTo(drawn);
    }

    @Test
    void aCableIsDrawnWithTwoClicksToo(FxRobot robot) {
        window.draw(robot);
        window.press(robot, KeyCode.C);
        robot.clickOn(window.at(120, 120));
        robot.moveTo(window.at(240, 120)).clickOn(window.at(360, 120));
        window.settle();
        assertThat(window.now().cables()).hasSize(1);
        assertThat(window.selected()).containsExactly("red:veth-red");
    }

    @Test
    void aCableThatIsDrawnIsSelectedAsANodeIs(FxRobot robot) {
        window.draw(robot);
        window.connect(robot, "red", "blue");
        window.drag(robot, window.at(120, 120 + 35), window.at(240, 320));
        assertThat(window.now().cables()).hasSize(2);
        assertThat(window.selected()).containsExactly(window.now().cables().getLast().id());
    }

    /** Half of the circle lies inside the node, which would be moved. */
    @Test
    void aCableIsPulledFromAllOfAHandle(FxRobot robot) {
        window.draw(robot);
        double bottom = window.canvas().drawing().node("red").orElseThrow().extent().bottom();
        window.drag(robot, window.at(120, bottom - 3), window.at(240, 320));
        assertThat(window.now().cables()).hasSize(1);
        assertThat(window.place("red")).isEqualTo(new Position(120, 120));
    }

    @Test
    void afterACableAClickSelectsAgain(FxRobot robot) {
        window.draw(robot);
        window.press(robot, KeyCode.C);
        robot.clickOn(window.at(120, 120));
        robot.moveTo(window.at(240, 120)).clickOn(window.at(360, 120));
        window.settle();
        assertThat(window.canvas().tool().get()).isEqualTo(CanvasTool.SELECT);
        robot.moveTo(window.at(240, 240)).clickOn(window.at(240, 320));
        window.settle();
        assertThat(window.now().cables()).hasSize(1);
        assertThat(window.selected()).containsExactly("v-net-0");
    }

    @Test
    void escapeDropsACableThatHangsOnThePointer(FxRobot robot) {
        window.draw(robot);
        Topology drawn = window.now();
        window.press(robot, KeyCode.C);
        robot.clickOn(window.at(120, 120)).moveTo(window.at(240, 120));
        window.press(robot, KeyCode.ESCAPE);
        robot.moveTo(window.at(300, 120)).clickOn(window.at(360, 120));
        window.settle();
        assertThat(window.now()).isEqualTo(drawn);
    }

    @Test
    void draggingACablesEndPlugsItIntoAnotherNode(FxRobot robot) {
        window.draw(robot);
        window.connect(robot, "red", "v-net-0");
        CableView cable = cable("red:veth-red");
        window.drag(robot, window.at(cable.plugAt(new EndId("red", "veth-red"))), window.at(360, 120));
        assertThat(window.now().cables()).hasSize(1);
        Cable moved = window.now().cables().getFirst();
        assertThat(moved.a().node()).isEqualTo("blue");
        assertThat(moved.b().node()).isEqualTo("v-net-0");
        assertThat(window.selected()).containsExactly(moved.id());
    }

    @Test
    void aCablesEndDroppedNowhereStaysPluggedIn(FxRobot robot) {
        window.draw(robot);
        window.connect(robot, "red", "v-net-0");
        Topology drawn = window.now();
        Point2D plug = window.at(cable("red:veth-red").plugAt(new EndId("red", "veth-red")));
        window.drag(robot, plug, window.at(480, 240));
        assertThat(window.now()).isEqualTo(drawn);
    }

    @Test
    void parallelCablesFanOut(FxRobot robot) {
        window.draw(robot);
        window.connect(robot, "red", "v-net-0");
        window.connect(robot, "red", "v-net-0");
        List<Position> plugs = window.canvas().drawing().cableViews().stream()
                .map(v -> v.plugAt(v.cable().a().id()))
                .toList();
        assertThat(Math.hypot(plugs.get(0).x() - plugs.get(1).x(), plugs.get(0).y() - plugs.get(1).y()))
                .isGreaterThan(15);
    }

    @Test
    void aRubberBandSelectsWhatItTouches(FxRobot robot) {
        window.draw(robot);
        window.connect(robot, "red", "blue");
        window.drag(robot, window.at(30, 60), window.at(400, 200));
        assertThat(window.selected()).containsExactlyInAnyOrder("red", "blue", "red:veth-red");
    }

    /** A machine that is busy gathers the moves of a mouse, and the last of them may be the release. */
    @Test
    void aRubberBandReachesToWhereTheButtonIsLetGo(FxRobot robot) {
        window.draw(robot);
        robot.moveTo(window.at(30, 60)).press(MouseButton.PRIMARY).moveTo(window.at(150, 150));
        Point2D end = window.at(400, 200);
        Point2D on = window.canvas().localToScene(window.canvas().screenToLocal(end));
        robot.interact(() -> window.canvas()
                .fireEvent(new MouseEvent(
                        MouseEvent.MOUSE_RELEASED, on.getX(), on.getY(), end.getX(), end.getY(), MouseButton.PRIMARY, 1,
                        false, false, false, false, false, false, false, false, false, false, null)));
        robot.release(MouseButton.PRIMARY);
        window.settle();
        assertThat(window.selected()).containsExactlyInAnyOrder("red", "blue");
    }

    @Test
    void shiftAddsToTheSelectionAndTakesAway(FxRobot robot) {
        window.draw(robot);
        robot.clickOn(window.at(120, 120));
        window.shiftClick(robot, new Position(360, 120));
        assertThat(window.selected()).containsExactlyInAnyOrder("red", "blue");
        window.shiftClick(robot, new Position(120, 120));
        assertThat(window.selected()).containsExactly("blue");
    }

    @Test
    void draggingOneOfTheSelectedMovesThemAllAsOneStep(FxRobot robot) {
        window.draw(robot);
        Topology drawn = window.now();
        robot.clickOn(window.at(120, 120));
        window.shiftClick(robot, new Position(360, 120));
        window.drag(robot, window.at(120, 120), window.at(200, 480));
        assertThat(window.place("red")).isEqualTo(new Position(200, 480));
        assertThat(window.place("blue")).isEqualTo(new Position(440, 480));
        window.press(robot, KeyCode.CONTROL, KeyCode.Z);
        assertThat(window.now()).isEqualTo(drawn);
    }

    @Test
    void draggingNearAnothersCentreSnapsToItAndShowsAGuide(FxRobot robot) {
        window.draw(robot);
        robot.interact(() -> window.canvas().document().apply(dev.vethwork.edit.Edits.move(
                java.util.Map.of("blue", new Position(367, 120)))));
        robot.moveTo(window.at(120, 120)).press(MouseButton.PRIMARY);
        robot.moveTo(window.at(200, 300)).moveTo(window.at(363, 440));
        assertThat(robot.lookup(".guide").queryAll()).isNotEmpty();
        robot.release(MouseButton.PRIMARY);
        window.settle();
        assertThat(window.place("red")).isEqualTo(new Position(367, 440));
        assertThat(robot.lookup(".guide").queryAll()).isEmpty();
    }

    @Test
    void aDragGoesOnOverTheMinimap(FxRobot robot) {
        window.draw(robot);
        robot.interact(() -> window.canvas().document().apply(dev.vethwork.edit.Edits.move(
                java.util.Map.of("blue", new Position(2400, 120)))));
        window.settle();
        javafx.geometry.Bounds minimap = WaitForAsyncUtils.waitForAsyncFx(Eventually.MILLIS, () -> {
            javafx.scene.Node node = robot.lookup("#minimap").query();
            return node.localToScreen(node.getBoundsInLocal());
        });
        Point2D middle = new Point2D(minimap.getCenterX(), minimap.getCenterY());
        Point2D goal = window.canvas().drawing().screenToLocal(middle);
        window.drag(robot, window.at(120, 120), middle);
        assertThat(window.place("red").x()).isCloseTo(goal.getX(), org.assertj.core.data.Offset.offset(20.0));
        assertThat(window.place("red").y()).isCloseTo(goal.getY(), org.assertj.core.data.Offset.offset(20.0));
    }

    @Test
    void theMinimapGoesWhereNothingIsDrawn(FxRobot robot) {
        window.draw(robot);
        move(robot, "v-net-0", new Position(2400, 120));
        Bounds before = minimap(robot);
        Point2D middle = window.canvas().drawing().screenToLocal(new Point2D(before.getCenterX(), before.getCenterY()));
        move(robot, "blue", new Position(middle.getX(), middle.getY()));
        assertThat(minimap(robot).intersects(before)).isFalse();
    }

    @Test
    void whatLiesBelowTheMinimapCanBeClickedAndDragged(FxRobot robot) {
        window.draw(robot);
        move(robot, "v-net-0", new Position(2400, 120));
        Bounds surface = WaitForAsyncUtils.waitForAsyncFx(
                Eventually.MILLIS, () -> window.canvas().localToScreen(window.canvas().getLayoutBounds()));
        // One in each corner, so that there is none to go to.
        List<Point2D> corners = List.of(
                new Point2D(surface.getMinX() + 70, surface.getMinY() + 60),
                new Point2D(surface.getMaxX() - 70, surface.getMinY() + 60),
                new Point2D(surface.getMinX() + 70, surface.getMaxY() - 60),
                new Point2D(surface.getMaxX() - 70, surface.getMaxY() - 60));
        robot.interact(() -> {
            for (int i = 0; i < corners.size(); i++) {
                Point2D at = window.canvas().drawing().screenToLocal(corners.get(i));
                window.canvas().document().apply(Edits.addNode(Namespace.of("n" + i), new Position(at.getX(), at.getY())));
            }
        });
        window.settle();
        assertThat(minimap(robot).contains(corners.get(3))).isTrue();
        robot.clickOn(corners.get(3));
        window.settle();
        assertThat(window.selected()).containsExactly("n3");
        Position before = window.place("n3");
        window.drag(robot, corners.get(3), corners.get(3).add(-60, -40));
        assertThat(window.place("n3")).isNotEqualTo(before);
    }

    private void move(FxRobot robot, String node, Position to) {
        robot.interact(() -> window.canvas().document().apply(Edits.move(Map.of(node, to))));
        window.settle();
    }

    private static Bounds minimap(FxRobot robot) {
        return WaitForAsyncUtils.waitForAsyncFx(Eventually.MILLIS, () -> {
            javafx.scene.Node node = robot.lookup("#minimap").query();
            return node.localToScreen(node.getLayoutBounds());
        });
    }

    @Test
    void aNoteIsMovedNudgedAndDeletedLikeANode(FxRobot robot) {
        window.draw(robot);
        window.press(robot, KeyCode.T);
        robot.moveTo(window.at(200, 400)).clickOn(window.at(220, 440));
        window.settle();
        Note first = window.now().notes().getFirst();
        assertThat(window.selected()).containsExactly("note#0");
        window.drag(robot, window.at(first.x() + 10, first.y() + 10), window.at(first.x() + 110, first.y() + 90));
        Note moved = window.now().notes().getFirst();
        assertThat(moved.x()).isGreaterThan(first.x() + 50);
        window.press(robot, KeyCode.RIGHT);
        assertThat(window.now().notes().getFirst().x()).isEqualTo(moved.x() + 20);
        window.press(robot, KeyCode.DELETE);
        assertThat(window.now().notes()).isEmpty();
    }

    @Test
    void doubleClickRenamesANodeInPlace(FxRobot robot) {
        window.draw(robot);
        window.doubleClick(robot, new Position(120, 120));
        robot.write("green").type(KeyCode.ENTER);
        window.settle();
        assertThat(window.now().nodes()).containsKey("green").doesNotContainKey("red");
    }

    @Test
    void whatIsCopiedIsTextAndPastesWithFreshNamesAndAddresses(FxRobot robot) {
        window.draw(robot);
        window.connect(robot, "red", "blue");
        window.drag(robot, window.at(30, 60), window.at(400, 200));
        window.press(robot, KeyCode.CONTROL, KeyCode.C);
        String text = WaitForAsyncUtils.waitForAsyncFx(
                Eventually.MILLIS, () -> Clipboard.getSystemClipboard().getString());
        assertThat(text).contains("\"vethwork\"").contains("\"red\"").contains("192.168.15.1/24");
        window.press(robot, KeyCode.CONTROL, KeyCode.V);
        assertThat(window.now().nodes()).hasSize(5).containsKeys("red2", "blue2");
        assertThat(window.now().cables()).hasSize(2);
        assertThat(window.now().cables().getLast().a().addresses().getFirst().text()).startsWith("192.168.16.");
        assertThat(window.selected()).containsExactlyInAnyOrder("red2", "blue2");
    }

    @Test
    void cutTakesAwayAndPasteBringsBack(FxRobot robot) {
        window.draw(robot);
        robot.clickOn(window.at(120, 120));
        window.press(robot, KeyCode.CONTROL, KeyCode.X);
        assertThat(window.now().nodes()).doesNotContainKey("red");
        window.press(robot, KeyCode.CONTROL, KeyCode.V);
        assertThat(window.now().nodes()).containsKey("red");
    }

    @Test
    void duplicateDrawsTheSameOnceMorePluggedInWhereItWas(FxRobot robot) {
        window.draw(robot);
        window.connect(robot, "red", "v-net-0");
        robot.clickOn(window.at(120, 120));
        window.press(robot, KeyCode.CONTROL, KeyCode.D);
        assertThat(window.now().nodes()).containsKey("red2");
        assertThat(window.now().endsOf("v-net-0")).hasSize(2);
    }

    private CableView cable(String id) {
        return window.canvas().drawing().cable(id).orElseThrow();
    }
}
