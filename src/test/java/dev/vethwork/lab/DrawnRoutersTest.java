package dev.vethwork.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.Edits;
import dev.vethwork.edit.History;
import dev.vethwork.edit.routing.RoutingDaemon;
import dev.vethwork.edit.routing.RoutingEdits;
import dev.vethwork.edit.routing.RoutingProtocol;
import dev.vethwork.edit.routing.RoutingSuite;
import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.explain.Probe;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.lab.drawing.Drawing;
import dev.vethwork.machine.SideBySide;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.TargetKind;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.Topology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Three routers of the palette, cabled in a triangle, find their ways by themselves, and others where a cable is pulled. */
@NeedsSandbox
class DrawnRoutersTest extends SandboxLabs {
    private static final RoutingDaemon OSPF = new RoutingDaemon(RoutingProtocol.OSPF, RoutingSuite.BIRD);

    private final History history = new History(Topology.empty("drawn-routers"));

    private static void assumeIsThere(RoutingDaemon daemon) {
        Path program = Path.of(daemon.suite() == RoutingSuite.BIRD ? "/usr/sbin/bird" : "/usr/lib/frr/zebra");
        assumeTrue(Files.isExecutable(program), "this machine lacks " + program);
    }

    private void draw(Edit... edits) {
        List.of(edits).forEach(history::apply);
    }

    /** red – r1, r2 – blue, and r1, r2, r3 each with each. */
    private void triangle(RoutingDaemon daemon) {
        for (String name : List.of("r1", "r2", "r3")) {
            draw(RoutingEdits.add(name, daemon, new Position(0, 0)));
        }
        for (String name : List.of("red", "blue")) {
            draw(Edits.addNode(Namespace.of(name), new Position(0, 0)));
        }
        draw(Edits.connect("r1", "r2"), Edits.connect("r2", "r3"), Edits.connect("r3", "r1"));
        draw(Edits.connect("red", "r1"), Edits.connect("blue", "r2"));
        draw(byTheRouter("red", "r1"), byTheRouter("blue", "r2"));
    }

    private Edit byTheRouter(String name, String router) {
        CableEnd own = history.current().endsOf(name).getFirst();
        CableEnd gateway = history.current().cable(own.id()).orElseThrow().across(own);
        assertThat(gateway.node()).isEqualTo(router);
        return Edits.changeStack(name, s -> s.withRoutes(List.of(Route.via(
                Prefix.parse("0.0.0.0/0"), gateway.addresses().getFirst().ip()))));
    }

    /** Who runs no daemon is behind a route that somebody drew at one router; the others are told of it. */
    @Test
    void aDrawnRouteIsToldToTheOtherRouters() throws Exception {
        assumeIsThere(OSPF);
        triangle(OSPF);
        draw(Edits.addNode(Namespace.of("far"), new Position(0, 0)), Edits.connect("far", "blue"));
        draw(Edits.changeStack("blue", s -> s.withForwarding(true)));
        CableEnd far = history.current().endsOf("far").getFirst();
        CableEnd here = history.current().cable(far.id()).orElseThrow().across(far);
        CableEnd blue = history.current().endsOf("blue").getFirst();
        draw(Edits.changeStack("far", s -> s.withRoutes(List.of(
                Route.via(Prefix.parse("0.0.0.0/0"), here.addresses().getFirst().ip())))));
        draw(Edits.changeStack("r2", s -> s.withRoutes(List.of(Route.via(
                far.addresses().getFirst().subnet(), blue.addresses().getFirst().ip())))));
        Drawing drawing = saved();
        labs.deploy(drawing, TargetKind.SANDBOX, caller);
        assertThat(answersSoon("drawn-routers", "red", "far")).isTrue();
    }

    private Drawing saved() throws Exception {
        Path file = home.resolve("drawn-routers.vethwork.json");
        TopologyFormat.write(history.current(), file);
        return labs.open(file);
    }

    static List<RoutingDaemon> daemons() {
        return RoutingDaemon.ALL;
    }

    @SideBySide
    @ParameterizedTest
    @MethodSource("daemons")
    void threeRoutersFindTheirWaysAndOthersWhereACableIsPulled(RoutingDaemon daemon) throws Exception {
        assumeIsThere(daemon);
        triangle(daemon);
        Drawing drawing = saved();
        String lab = drawing.lab();
        labs.deploy(drawing, TargetKind.SANDBOX, caller);
        assertThat(answersSoon(lab, "red", "blue")).isTrue();
        assertThat(answersSoon(lab, "r1", "10.255.0.3")).as("by its loopback").isTrue();
        assertThat(labs.plan(drawing, null, Set.of(), caller).steps()).as("what they learned is no drift").isEmpty();
        assertThat(labs.subject(lab, caller).explain("red", "blue", Probe.PING).reachable()).isTrue();
        String between = end("r1", "r2").interfaceName();
        assertThat(InNode.run(labs, lab, "r1", List.of("ip", "link", "set", between, "down"), caller))
                .matches(CommandResult::succeeded);
        assertThat(answersSoon(lab, "red", "blue")).isTrue();
    }

    @SideBySide
    @Test
    void aCableThatIsDrawnWhileTheLabRunsIsSpokenOver() throws Exception {
        assumeIsThere(OSPF);
        triangle(OSPF);
        Drawing first = saved();
        labs.deploy(first, TargetKind.SANDBOX, caller);
        draw(RoutingEdits.add("r4", OSPF, new Position(0, 0)));
        draw(Edits.connect("r4", "r3"));
        labs.deploy(saved(), null, caller);
        assertThat(answersSoon(first.lab(), "red", "10.255.0.4")).isTrue();
    }

    private EndId end(String node, String other) {
        return history.current().endsOf(node).stream()
                .filter(e -> history.current().cable(e.id()).orElseThrow().across(e).node().equals(other))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
