package dev.vethwork.ui.ping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.edit.Edits;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.explain.Cause;
import dev.vethwork.explain.Probe;
import dev.vethwork.lab.consent.Approval;
import dev.vethwork.net.TargetKind;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.Protocol;
import dev.vethwork.topology.netfilter.Selector;
import dev.vethwork.ui.canvas.TopologyCanvas;
import dev.vethwork.ui.inspector.InspectorPanel;
import dev.vethwork.ui.panels.Bench;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableRow;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The ping tool with a deployed lab behind it: what the walk says, what the kernel does, and the rows of its tables. */
@NeedsSandbox
@ExtendWith(ApplicationExtension.class)
class PingBesideTheKernelTest {
    private static final Topology LAB = Topology.empty("beside")
            .withNode(Namespace.of("red"))
            .withNode(Namespace.of("blue"))
            .withNode(Bridge.of("v-net-0"))
            .withCable(Cable.of(
                    CableEnd.of("red", "veth-red", "192.168.15.1/24"), CableEnd.of("v-net-0", "red-br")))
            .withCable(Cable.of(
                    CableEnd.of("blue", "veth-blue", "192.168.15.2/24"), CableEnd.of("v-net-0", "blue-br")))
            .withLayout(Map.of(
                    "red", new Position(120, 120), "blue", new Position(460, 120), "v-net-0", new Position(290, 260)));

    @TempDir
    Path home;

    private final Locale before = Locale.getDefault();
    private Bench bench;
    private TopologyCanvas canvas;
    private PingTool tool;

    @Start
    void start(Stage stage) {
        Locale.setDefault(Locale.ENGLISH);
        bench = new Bench(LAB, new LocalTargets(home.resolve("labs")));
        canvas = new TopologyCanvas(bench.document, bench.selection, bench.session);
        tool = new PingTool(canvas, bench.background);
        SplitPane panes = new SplitPane(
                tool.panel(), new InspectorPanel(bench.document, bench.selection, bench.session, bench.session::deploy));
        panes.setOrientation(Orientation.VERTICAL);
        Bench.show(stage, panes, 960, 900);
    }

    @BeforeEach
    void deploy(FxRobot robot) throws Exception {
        new LocalTargets(home.resolve("labs")).open("beside", TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE).close();
        robot.interact(() -> {
            bench.session.setApproval(new Approval(home.resolve("state")));
            bench.session.watch();
            bench.session.deploy();
        });
        time(robot);
        assertThat(bench.session.deployed().get()).isTrue();
    }

    @AfterEach
    void takeDown(FxRobot robot) {
        robot.interact(() -> {
            bench.session.teardown();
            bench.session.close();
        });
        Locale.setDefault(before);
    }

    /** Everything that waits happens, a few times over. */
    private void time(FxRobot robot) {
        for (int i = 0; i < 6; i++) {
            robot.interact(bench.background::pass);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void ask(FxRobot robot, Probe probe) {
        robot.interact(() -> {
            tool.model().probe().set(probe);
            tool.model().ask("red", "blue");
        });
        time(robot);
    }

    private PingAnswer answer() {
        return Objects.requireNonNull(tool.model().answer().get());
    }

    private static String kernelSays(FxRobot robot) {
        return robot.lookup("#verdict-real").lookup(".verdict-text").queryLabeled().getText();
    }

    @Test
    void nothingIsSentToWhatHasLostItsAddressAndOnlyTheWalkTellsSo(FxRobot robot) {
        ask(robot, Probe.PING);
        robot.interact(() -> {
            bench.session.live().set(true);
            bench.document.apply(Edits.changeEnd(new EndId("blue", "veth-blue"), end -> end.withAddresses(List.of())));
        });
        time(robot);
        assertThat(answer().explanation().cause()).isEqualTo(Cause.NO_ADDRESS);
        assertThat(tool.model().real().get()).isNull();
        assertThat(bench.session.problem().get()).isNull();
    }

    @Test
    void theKernelsOwnPingIsShownBesideTheWalk(FxRobot robot) {
        ask(robot, Probe.PING);
        assertThat(answer().deployed()).isTrue();
        assertThat(answer().explanation().reachable()).isTrue();
        assertThat(kernelSays(robot)).contains("192.168.15.2");
        assertThat(Objects.requireNonNull(tool.model().real().get()).answered()).isTrue();
    }

    @Test
    void afterTheLabWasMendedTheKernelIsAskedAgain(FxRobot robot) {
        robot.interact(() -> {
            bench.session.live().set(true);
            bench.document.apply(Edits.changeEnd(new EndId("blue", "veth-blue"), end -> end.withUp(false)));
        });
        time(robot);
        ask(robot, Probe.PING);
        assertThat(Objects.requireNonNull(tool.model().real().get()).answered()).isFalse();
        robot.interact(() -> bench.document.undo());
        time(robot);
        assertThat(answer().explanation().reachable()).isTrue();
        assertThat(Objects.requireNonNull(tool.model().real().get()).answered()).isTrue();
    }

    /** Who is told to deploy again can do so there. */
    @Test
    void whereWhatMendsItIsDrawnAlreadyItCanBeDeployed(FxRobot robot) {
        robot.interact(() -> {
            bench.session.live().set(true);
            bench.document.apply(Edits.changeEnd(new EndId("blue", "veth-blue"), end -> end.withUp(false)));
        });
        time(robot);
        robot.interact(() -> {
            bench.session.live().set(false);
            canvas.requests().setOnDeploy(bench.session::deploy);
            bench.document.undo();
        });
        ask(robot, Probe.PING);
        assertThat(answer().explanation().waits()).isTrue();
        robot.interact(() -> robot.lookup("#verdict-deploy").queryButton().fire());
        time(robot);
        assertThat(answer().explanation().reachable()).isTrue();
        assertThat(robot.lookup("#verdict-deploy").tryQuery()).isEmpty();
    }

    @Test
    void theKernelsOwnConnectionIsShownBesideTheWalk(FxRobot robot) {
        ask(robot, Probe.tcp(80));
        assertThat(answer().explanation().cause()).isEqualTo(Cause.NOT_LISTENING);
        assertThat(Objects.requireNonNull(tool.model().real().get()).answered()).isFalse();
        assertThat(kernelSays(robot)).isNotEmpty();
    }

    @Test
    void theRowsThatDecidedAreLitInTheInspectorsTables(FxRobot robot) {
        ask(robot, Probe.PING);
        robot.interact(() -> robot.lookup("#hops").queryListView().getSelectionModel().select(0));
        assertThat(bench.selection.elements()).containsExactly("red");
        assertThat(lit(robot, "routes")).singleElement().asString().contains("192.168.15.0/24");
        // The kernel's ping has filled the ARP table meanwhile.
        assertThat(lit(robot, "arp")).singleElement().asString().contains("192.168.15.2");
        robot.interact(tool.model()::clear);
        assertThat(lit(robot, "routes")).isEmpty();
    }

    /** blue takes the packet in and drops it: the last hop is the one that it does not leave. */
    @Test
    void theRuleThatKillsThePacketIsLitToo(FxRobot robot) {
        robot.interact(() -> {
            bench.document.apply(Edit.of(EditName.of("fix.accept", "blue"), PingBesideTheKernelTest::deafened));
            bench.session.deploy();
        });
        time(robot);
        ask(robot, Probe.PING);
        assertThat(answer().explanation().cause()).isEqualTo(Cause.FIREWALL);
        ListView<?> hops = robot.lookup("#hops").queryListView();
        robot.interact(() -> hops.getSelectionModel().selectLast());
        assertThat(bench.selection.elements()).containsExactly("blue");
        assertThat(lit(robot, "nat")).singleElement().asString().contains("-p icmp -j DROP");
    }

    private static Topology deafened(Topology topology) {
        Firewall.Rule drop = new Firewall.Rule(Firewall.Chain.INPUT, Selector.of(Protocol.ICMP, null), Firewall.Action.DROP);
        return topology.withNode(
                "blue",
                new Namespace(
                        "blue",
                        Namespace.Role.PLAIN,
                        IpStack.DEFAULT.withFirewall(new Firewall(Map.of(), List.of(drop)))));
    }

    private List<Object> lit(FxRobot robot, String table) {
        robot.interact(() -> {
            TabPane tabs = robot.lookup("#inspector-tabs").queryAs(TabPane.class);
            tabs.getTabs().stream()
                    .filter(t -> ("tab-" + table).equals(t.getId()))
                    .forEach(tabs.getSelectionModel()::select);
        });
        time(robot);
        return robot.lookup("#live-" + table).lookup(".table-row-cell").queryAllAs(TableRow.class).stream()
                .filter(r -> r.getPseudoClassStates().contains(PseudoClass.getPseudoClass("decisive")))
                .<Object>map(TableRow<?>::getItem)
                .toList();
    }
}
