package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.machine.SideBySide;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.Step;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.plan.operation.Lose;
import dev.vethwork.plan.operation.Shape;
import dev.vethwork.plan.operation.Unlose;
import dev.vethwork.plan.planner.Planner;
import dev.vethwork.state.Queue;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Shaping;
import dev.vethwork.topology.Topology;
import dev.vethwork.waiting.Eventually;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the kernel has no queue that loses packets, a rule of nftables does. */
@NeedsSandbox
class LossByRuleTest {
    private static final String LAB = "lossy";
    private static final Pattern LOST = Pattern.compile("([0-9.]+)% packet loss");

    @TempDir
    Path home;

    private Target target;

    @BeforeEach
    void open() throws Exception {
        assumeTrue(!KernelPieces.hasNetem(), "this kernel has netem");
        target = new LocalTargets(home).open(LAB, TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE);
        assumeTrue(target.execute(LAB, "", List.of("nft", "list", "tables"), Eventually.LONGEST).succeeded(), "nft is not installed");
    }

    @AfterEach
    void tearDown() throws Exception {
        if (target != null) {
            deploy(Compiled.nothing(LAB));
            target.close();
        }
    }

    private Plan deploy(Compiled desired) throws TargetException {
        return target.apply(desired, RunListener.SILENT, new Cancellation());
    }

    private Compiled compiled(Shaping shaping) {
        return TopologyCompiler.compile(
                Topology.empty(LAB)
                        .withNode(Namespace.of("red"))
                        .withNode(Namespace.of("blue"))
                        .withCable(new Cable(
                                CableEnd.of("red", "veth-red", "10.0.0.1/24"),
                                CableEnd.of("blue", "veth.blue@1", "10.0.0.2/24"),
                                shaping)),
                target.traits());
    }

    private double lost() throws TargetException {
        // The question for the neighbour is lost as well, and asked again after a second in which all pings are lost.
        target.execute(LAB, "red", List.of("ping", "-q", "-c", "1", "-w", "15", "10.0.0.2"), Eventually.LONGEST);
        String said = target.execute(
                        LAB, "red", List.of("ping", "-q", "-f", "-c", "400", "-W", "1", "10.0.0.2"), Eventually.LONGEST)
                .stdout();
        Matcher share = LOST.matcher(said);
        assertThat(share.find()).as(said).isTrue();
        return Double.parseDouble(share.group(1));
    }

    private Queue queue(String node, String device) throws TargetException {
        return target.observe(LAB).namespaces().get(node).device(device).orElseThrow().shaping();
    }

    @SideBySide
    @Test
    void aboutTheDrawnShareIsLostEachWay() throws Exception {
        deploy(compiled(Shaping.NONE.withLoss("20%")));
        // A ping meets it twice: 36 % of 400, give or take five deviations.
        assertThat(lost()).isBetween(24.0, 48.0);
        assertThat(queue("red", "veth-red").loss()).isEqualTo("20%");
        assertThat(queue("blue", "veth.blue@1").loss()).isEqualTo("20%");
        assertThat(deploy(compiled(Shaping.NONE.withLoss("20%"))).isEmpty()).isTrue();
    }

    @SideBySide
    @Test
    void itIsChangedAndTakenAwayWithoutATrace() throws Exception {
        deploy(compiled(Shaping.NONE.withLoss("20%")));
        Plan change = deploy(compiled(Shaping.NONE.withLoss("0.5%").withRate("10mbit")));
        assertThat(change.steps()).extracting(Step::operation).hasOnlyElementsOfTypes(Lose.class, Shape.class);
        assertThat(queue("red", "veth-red")).isEqualTo(new Queue("10mbit", null, "0.5%"));
        Plan away = deploy(compiled(Shaping.NONE.withRate("10mbit")));
        assertThat(away.steps()).extracting(Step::operation).hasOnlyElementsOfTypes(Unlose.class);
        assertThat(target.execute(LAB, "red", List.of("nft", "list", "tables"), Eventually.LONGEST).stdout()).doesNotContain("vethwork");
    }

    @SideBySide
    @Test
    void takenAwayByHandItIsDriftAndPutBack() throws Exception {
        Compiled lossy = compiled(Shaping.NONE.withLoss("20%"));
        deploy(lossy);
        String table = Lose.table("veth-red");
        assertThat(target.execute(LAB, "red", List.of("nft", "delete", "table", "netdev", table), Eventually.LONGEST).succeeded()).isTrue();
        assertThat(Planner.plan(lossy, target.observe(LAB), target.traits()).steps())
                .extracting(Step::operation)
                .singleElement()
                .isInstanceOf(Lose.class);
        deploy(lossy);
        assertThat(queue("red", "veth-red").loss()).isEqualTo("20%");
    }

    @SideBySide
    @Test
    void aFailedDeploymentTakesItBack() throws Exception {
        deploy(compiled(Shaping.NONE));
        assertThat(deployFails(compiled(Shaping.NONE.withLoss("20%").withDelay("20ms")))).isTrue();
        assertThat(queue("red", "veth-red")).isEqualTo(Queue.NONE);
    }

    private boolean deployFails(Compiled desired) {
        try {
            deploy(desired);
            return false;
        } catch (TargetException e) {
            return true;
        }
    }
}
