package dev.vethwork.ui.canvas.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.edit.arrange.Extent;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.render.Outline;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.canvas.CanvasStage;
import dev.vethwork.ui.canvas.Speech;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class NearAndFarTest {
    private CanvasStage window;

    @Start
    void start(Stage stage) {
        window = new CanvasStage(stage);
    }

    @Test
    void zoomingKeepsThePointUnderThePointer(FxRobot robot) {
        window.draw(robot);
        robot.moveTo(window.at(240, 320));
        var before = window.at(240, 320);
        robot.scroll(3, javafx.geometry.VerticalDirection.UP);
        window.settle();
        assertThat(window.canvas().viewport().zoom().get()).isNotEqualTo(1);
        assertThat(window.at(240, 320).distance(before)).isLessThan(2);
    }

    @Test
    void theMiddleButtonAndSpacePan(FxRobot robot) {
        window.draw(robot);
        Topology drawn = window.now();
        double x = window.canvas().viewport().x().get();
        robot.moveTo(window.at(120, 120)).press(MouseButton.MIDDLE).moveTo(window.at(150, 160));
        robot.moveBy(10, 0).release(MouseButton.MIDDLE);
        window.settle();
        assertThat(window.canvas().viewport().x().get()).isGreaterThan(x + 20);
        double panned = window.canvas().viewport().x().get();
        robot.moveTo(window.at(120, 120)).press(KeyCode.SPACE).press(MouseButton.PRIMARY);
        robot.moveBy(-20, 0).moveBy(-20, 0);
        robot.release(MouseButton.PRIMARY).release(KeyCode.SPACE);
        window.settle();
        assertThat(window.canvas().viewport().x().get()).isLessThan(panned - 20);
        assertThat(window.now()).isEqualTo(drawn);
    }

    @Test
    void zoomToSelectionBringsItAloneIntoTheMiddle(FxRobot robot) {
        window.draw(robot);
        robot.interact(() -> window.canvas().selection().set("blue"));
        window.press(robot, KeyCode.CONTROL, KeyCode.DIGIT2);
        Position middle = window.canvas().sight().middle();
        assertThat(middle.x()).isBetween(355.0, 365.0);
        assertThat(middle.y()).isBetween(115.0, 125.0);
    }

    @Test
    void interfacesBesideTheEndsOfCablesStandBelowTheirNode(FxRobot robot) throws Exception {
        window.show(robot, TopologyFormat.read(
                Path.of("sample-topologies/16-flannel-vxlan.vethwork.json")));
        robot.interact(() -> window.canvas().selection().set("node1"));
        window.press(robot, KeyCode.CONTROL, KeyCode.DIGIT2);
        window.settle();
        assertThat(robot.lookup(".chip").queryAllAs(Label.class))
                .extracting(Label::getText)
                .anyMatch(text -> text.contains("VXLAN"));
    }

    @Test
    void whatIsWrittenOnABridgeKeepsClearOfItsPorts(FxRobot robot) throws Exception {
        window.show(robot, TopologyFormat.read(Path.of("sample-topologies/16-flannel-vxlan.vethwork.json")));
        robot.interact(() -> window.canvas().sight().zoomTo(1));
        robot.interact(() -> window.canvas().sight().reveal("cni-1"));
        window.settle();
        double ports = Outline.BRIDGE.height() / 2 - 6;
        javafx.scene.Node face = robot.lookup("#node-cni-1").query();
        assertThat(robot.from(face).lookup(".detail").queryAllAs(Label.class)).hasSize(2).allSatisfy(line -> {
            double bottom = face.sceneToLocal(line.localToScene(line.getBoundsInLocal())).getMaxY();
            assertThat(bottom).as(line.getText()).isLessThan(ports - 2);
        });
    }

    @Test
    void allOfADrawingStaysInSightWhereNobodyLooksElsewhere(FxRobot robot) {
        window.draw(robot);
        robot.interact(() -> window.canvas().sight().fit());
        double before = window.canvas().viewport().zoom().get();
        robot.interact(() -> window.canvas().getScene().getWindow().setHeight(420));
        window.settle();
        assertThat(window.canvas().viewport().zoom().get()).isLessThan(before);
        robot.interact(() -> window.canvas().getScene().getWindow().setHeight(900));
        window.settle();
        assertThat(window.canvas().viewport().zoom().get()).isEqualTo(before);
        robot.interact(() -> window.canvas().sight().zoomTo(0.5));
        robot.interact(() -> window.canvas().getScene().getWindow().setHeight(420));
        window.settle();
        assertThat(window.canvas().viewport().zoom().get()).as("what somebody chose").isEqualTo(0.5);
    }

    @Test
    void facesAndLabelsAreOnlyMadeForWhatIsSeen(FxRobot robot) {
        window.show(robot, chain(600));
        assertThat(robot.lookup(".canvas .node").queryAll().size()).isBetween(1, 60);
        robot.interact(() -> window.canvas().sight().fit());
        window.settle();
        assertThat(robot.lookup(".canvas .node").queryAll()).isEmpty();
        assertThat(robot.lookup(".end-label").queryAll()).isEmpty();
        assertThat(robot.lookup("#minimap").query().isVisible()).isFalse();
    }

    @Test
    void aNodeFromFarAwayIsDraggedLikeOneNearBy(FxRobot robot) {
        window.show(robot, chain(600));
        robot.interact(() -> {
            window.canvas().sight().zoomTo(0.2);
            window.canvas().sight().reveal("n305");
        });
        window.settle();
        Position before = window.place("n305");
        window.drag(robot, window.at(before), window.at(before.x() + 400, before.y() + 400));
        assertThat(window.place("n305").x()).isGreaterThan(before.x() + 200);
        assertThat(window.selected()).containsExactly("n305");
    }

    @Test
    void whatIsFarAwayIsPaintedAllTheSame(FxRobot robot) {
        window.show(robot, chain(600));
        robot.interact(() -> window.canvas().sight().fit());
        window.settle();
        ImageView picture = robot.from(robot.lookup("#surface")).lookup(".image-view").query();
        Position n0 = window.place("n0");
        var on = window.canvas().drawing().localToParent(n0.x(), n0.y());
        var corner = picture.getImage().getPixelReader().getColor(3, 3);
        assertThat(picture.getImage().getPixelReader().getColor((int) on.getX(), (int) on.getY()))
                .isNotEqualTo(corner);
    }

    @Test
    void labelsLieNeitherOnEachOtherNorOnNodes(FxRobot robot) {
        window.draw(robot);
        for (String name : List.of("red", "red", "blue")) {
            window.connect(robot, name, "v-net-0");
        }
        assertThat(labels(robot)).hasSize(6);
        assertNothingIsCovered(labels(robot));
    }

    @Test
    void labelsBetweenRowsOfNodesHaveRoomOrWaitUntilTheirCableIsPointedAt(FxRobot robot) {
        window.show(robot, rows(40, 100));
        assertThat(labels(robot)).hasSizeGreaterThan(12);
        assertNothingIsCovered(labels(robot));
        window.show(robot, rows(40, 72));
        int seen = labels(robot).size();
        assertNothingIsCovered(labels(robot));
        CableView hidden = window.canvas().drawing().cableViews().stream()
                .filter(c -> !c.labels().getFirst().isVisible())
                .findFirst()
                .orElseThrow();
        robot.interact(() -> window.canvas().selection().set(hidden.id()));
        assertThat(hidden.labels().getFirst().isVisible()).isTrue();
        robot.interact(() -> window.canvas().selection().clear());
        assertThat(labels(robot)).hasSize(seen);
    }

    /** Those that are shown. */
    private List<Extent> labels(FxRobot robot) {
        List<Extent> labels = new ArrayList<>();
        robot.interact(() -> {
            window.canvas().layout();
            window.canvas().drawing().layout();
            robot.lookup(".end-label").queryAllAs(EndLabel.class).stream()
                    .filter(javafx.scene.Node::isVisible)
                    .forEach(l -> labels.add(l.extent()));
        });
        return labels;
    }

    private void assertNothingIsCovered(List<Extent> labels) {
        for (int i = 0; i < labels.size(); i++) {
            double most = 0.07 * labels.get(i).width() * labels.get(i).height();
            for (int j = 0; j < i; j++) {
                assertThat(labels.get(i).overlap(labels.get(j))).as("%d and %d", i, j).isLessThan(most);
            }
            for (NodeView node : window.canvas().drawing().nodeViews()) {
                assertThat(labels.get(i).overlap(node.extent())).as("%d and a node", i).isLessThan(most);
                Extent badge = new Extent(node.extent().right(), node.extent().top(), 18, 18);
                assertThat(labels.get(i).overlap(badge)).as("%d and a badge", i).isLessThan(most);
            }
        }
    }

    /** A star, its leaves in rows of eight below the bridge, so far apart from row to row. */
    private static Topology rows(int nodes, double apart) {
        List<Node> all = new ArrayList<>(List.of(Bridge.of("br0")));
        List<Cable> cables = new ArrayList<>();
        Map<String, Position> places = new HashMap<>(Map.of("br0", new Position(350, 60)));
        for (int i = 0; i < nodes; i++) {
            all.add(Namespace.of("n" + i));
            cables.add(Cable.of(CableEnd.of("n" + i, "eth0", "10.0.0." + (i + 1) + "/24"), CableEnd.of("br0", "p" + i)));
            places.put("n" + i, new Position(60 + i % 8 * 150.0, 200 + Math.floorDiv(i, 8) * apart));
        }
        return new Topology("rows", "", all, cables, List.of(), places);
    }

    @Test
    void tabGoesFromElementToElementAndOutAtTheEnd(FxRobot robot) {
        window.draw(robot);
        window.connect(robot, "red", "blue");
        List<String> visited = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            window.press(robot, KeyCode.TAB);
            visited.addAll(window.selected());
        }
        assertThat(visited).containsExactly("red", "red:veth-red", "blue", "v-net-0");
        window.press(robot, KeyCode.TAB);
        assertThat(window.canvas().isFocused()).isFalse();
    }

    @Test
    void altAndAnArrowGoToTheNextNodeThatWay(FxRobot robot) {
        window.draw(robot);
        robot.interact(() -> window.canvas().selection().set("red"));
        window.press(robot, KeyCode.ALT, KeyCode.RIGHT);
        assertThat(window.selected()).containsExactly("blue");
        window.press(robot, KeyCode.ALT, KeyCode.DOWN);
        assertThat(window.selected()).containsExactly("v-net-0");
    }

    @Test
    void aScreenReaderHearsWhatIsSelected(FxRobot robot) {
        window.draw(robot);
        window.connect(robot, "red", "v-net-0");
        robot.interact(() -> window.canvas().selection().set("red"));
        assertThat(heard(robot)).contains("Namespace red").contains("192.168.15.1/24").contains("not deployed");
        robot.interact(() -> window.canvas().selection().set("red:veth-red"));
        assertThat(heard(robot)).startsWith("Cable from red").contains("v-net-0");
    }

    private String heard(FxRobot robot) {
        String[] words = {""};
        robot.interact(() -> {
            if (window.canvas().queryAccessibleAttribute(AccessibleAttribute.FOCUS_ITEM) instanceof Speech speech) {
                words[0] = speech.getAccessibleText();
            }
        });
        return words[0];
    }

    @Test
    void severalNodesGlideToTheirNewPlacesAndArrive(FxRobot robot) throws Exception {
        window.draw(robot);
        robot.interact(() -> window.canvas().document().apply(dev.vethwork.edit.Edits.arrange(
                Map.of("red", new Position(400, 400), "blue", new Position(20, 20)), Map.of())));
        NodeView red = window.canvas().drawing().node("red").orElseThrow();
        assertThat(red.centre()).isEqualTo(new Position(400, 400));
        org.testfx.util.WaitForAsyncUtils.waitFor(
                10, java.util.concurrent.TimeUnit.SECONDS, () -> red.shown().equals(red.centre()));
    }

    private static Topology chain(int nodes) {
        List<Node> all = new ArrayList<>();
        List<Cable> cables = new ArrayList<>();
        Map<String, Position> places = new HashMap<>();
        for (int i = 0; i < nodes; i++) {
            all.add(Namespace.of("n" + i));
            places.put("n" + i, new Position(i % 25 * 200, i / 25 * 140));
            if (i > 0) {
                cables.add(Cable.of(CableEnd.of("n" + i, "left"), CableEnd.of("n" + (i - 1), "right")));
            }
        }
        return new Topology("chain", "", all, cables, List.of(), places);
    }
}
