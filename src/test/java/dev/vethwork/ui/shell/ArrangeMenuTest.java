package dev.vethwork.ui.shell;

import static dev.vethwork.ui.shell.Asked.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.edit.Edits;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import java.util.List;
import java.util.Map;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

public class ArrangeMenuTest extends MenuBench {
    @Test
    @Chooses({"align.left", "align.right", "align.centre", "align.top", "align.bottom", "align.middle"})
    void aligningPutsTheSelectedInOneLine(FxRobot robot) {
        select(robot, "red");
        assertThat(canBeChosen("align.left")).as("one is in line with itself").isFalse();
        for (String how : List.of("left", "right", "centre")) {
            robot.interact(() -> document().open(DRAWN, null));
            select(robot, "red", "blue");
            choose("align." + how);
            assertThat(place("red").x()).as(how).isEqualTo(place("blue").x());
            assertThat(place("red").y()).as(how).isNotEqualTo(place("blue").y());
        }
        for (String how : List.of("top", "bottom", "middle")) {
            robot.interact(() -> document().open(DRAWN, null));
            select(robot, "red", "blue");
            choose("align." + how);
            assertThat(place("red").y()).as(how).isEqualTo(place("blue").y());
            assertThat(place("red").x()).as(how).isNotEqualTo(place("blue").x());
        }
    }

    @Test
    @Chooses({"distribute.horizontally", "distribute.vertically"})
    void distributingMakesEqualGaps(FxRobot robot) {
        robot.interact(() -> document()
                .apply(Edits.move(Map.of(
                        "red", new Position(0, 0), "blue", new Position(100, 40), "v-net-0", new Position(600, 800)))));
        select(robot, "red", "blue", "v-net-0");
        choose("distribute.horizontally");
        assertThat(place("blue").x()).isBetween(250.0, 350.0);
        choose("distribute.vertically");
        assertThat(place("blue").y()).isBetween(350.0, 450.0);
    }

    @Test
    @Chooses({"layout.layered", "layout.stress", "layout.radial"})
    void aLayoutPlacesAllNodesInOneStep(FxRobot robot) throws Exception {
        for (String how : List.of("layered", "stress", "radial")) {
            robot.interact(() -> document().open(DRAWN, null));
            choose("layout." + how);
            until(() -> !document().now().layout().equals(DRAWN.layout()));
            assertThat(now().layout()).containsOnlyKeys("red", "blue", "v-net-0");
            robot.interact(document()::undo);
            assertThat(now()).as(how).isEqualTo(DRAWN);
        }
    }

    @Test
    @Chooses({"addressAll", "defaultRoutes"})
    void addressesAndRoutesAreFilledInWhereTheyAreMissing(FxRobot robot) {
        Topology bare = Edits.changeEnd(new EndId("red", "eth0"), end -> end.withAddresses(List.of()))
                .apply(DRAWN.withNode(Host.of("host"))
                        .withNode(
                                "v-net-0",
                                Bridge.of("v-net-0").withAddresses(List.of(InterfaceAddress.parse("10.0.0.254/24")))));
        robot.interact(() -> document().open(bare, null));
        choose("addressAll");
        assertThat(now().endsOf("red")).flatExtracting(CableEnd::addresses).isNotEmpty();
        choose("defaultRoutes");
        assertThat(((Namespace) now().nodes().get("red")).stack().routes()).isNotEmpty();
    }

    @Test
    @Chooses("renumber")
    void renumberingGivesASegmentAnotherSubnet(FxRobot robot) {
        select(robot, "v-net-0");
        choose("renumber");
        robot.interact(() -> ((TextField) shown("renumber-new").orElseThrow()).setText("10.9.0.0/24"));
        robot.type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(now().endsOf("red").getFirst().addresses().getFirst().text()).isEqualTo("10.9.0.1/24");
    }
}
