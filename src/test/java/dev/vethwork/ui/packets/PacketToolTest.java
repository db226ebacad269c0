package dev.vethwork.ui.packets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.packet.CapturePoint;
import dev.vethwork.packet.Direction;
import dev.vethwork.packet.Frame;
import dev.vethwork.packet.Packets;
import dev.vethwork.packet.bytes.LinkType;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.canvas.CanvasStage;
import dev.vethwork.ui.model.FxBackground;
import dev.vethwork.ui.ping.PingTool;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class PacketToolTest {
    private CanvasStage window;
    private PacketTool tool;

    @Start
    void start(Stage stage) {
        window = new CanvasStage(stage);
        tool = new PacketTool(window.canvas(), new FxBackground(), new PingTool(window.canvas(), new FxBackground()).model());
    }

    @Test
    void aPacketThatIsForgottenIsMarkedNoMore(FxRobot robot) {
        window.draw(robot);
        window.connect(robot, "red", "v-net-0");
        String device = window.now().cables().getFirst().a().interfaceName();
        byte[] bytes = Packets.ipv4(1, new byte[8]);
        Frame frame = new Frame(new CapturePoint("red", device, LinkType.ETHERNET), 0, Direction.OUT, bytes.length, bytes);
        robot.interact(() -> tool.model().chosen().set(PacketRow.of(1, frame)));
        assertThat(window.canvas().selection().highlighted()).contains("red", window.now().cables().getFirst().id());
        robot.interact(tool::forget);
        assertThat(window.canvas().selection().highlighted()).isEmpty();
    }

    @Test
    void whoseContentIsTakenOutOfTheWindowHearsOfNoOtherDrawing(FxRobot robot) {
        byte[] bytes = Packets.ipv4(1, new byte[8]);
        CapturePoint port = new CapturePoint("red", "eth0", LinkType.ETHERNET);
        tool.model().log().add(new Frame(port, 0, Direction.OUT, bytes.length, bytes));
        robot.interact(() -> window.canvas().getScene().setRoot(new Pane()));
        robot.interact(() -> window.canvas().document().open(Topology.empty("other"), null));
        assertThat(tool.model().log().next() - tool.model().log().first()).isEqualTo(1);
    }
}
