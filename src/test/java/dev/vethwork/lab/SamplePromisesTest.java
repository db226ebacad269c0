package dev.vethwork.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vethwork.engine.LocalTargets;
import dev.vethwork.engine.NeedsSandbox;
import dev.vethwork.net.TargetKind;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.StackNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped drawings do on a kernel what their descriptions say. It runs the same as root and as an ordinary user. */
@NeedsSandbox
class SamplePromisesTest {
    private static final Path SAMPLES = Path.of("sample-topologies");

    @TempDir
    Path home;

    private Labs labs;
    private Caller caller;

    @BeforeEach
    void open() {
        labs = new Labs(new LocalTargets(home));
        caller = Caller.silent().withConfirmation(Confirmation.ALWAYS);
    }

    @AfterEach
    void takeDown() throws LabException {
        for (LabStatus lab : labs.status(caller)) {
            if (lab.lab().target() == TargetKind.SANDBOX) {
                labs.destroy(lab.lab().lab(), caller);
            }
        }
    }

    static Stream<Path> samples() throws Exception {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.filter(f -> f.toString().endsWith(".vethwork.json")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void deployingTwiceChangesNothingAndDestroyingLeavesNothing(Path file) throws Exception {
        Drawing drawing = deploy(file);
        assertThat(labs.deploy(drawing, null, caller).steps()).isEmpty();
        assertThat(labs.plan(drawing, null, Set.of(), caller).steps()).isEmpty();
        assertThat(labs.status(caller))
                .filteredOn(l -> l.lab().lab().equals(drawing.lab()))
                .singleElement()
                .satisfies(l -> assertThat(l.drift()).hasValue(0));
        assertThat(labs.inspect(drawing.lab(), null, caller).nodes())
                .extracting(NodeView::name)
                .containsAll(drawing.topology().nodes().keySet());
        labs.destroy(drawing.lab(), caller);
        assertThat(labs.find(drawing.lab())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "01-two-namespaces, red, blue",
        "02-bridge, blue, red",
        "03-host-on-the-bridge, red, host",
        "03-host-on-the-bridge, host, blue",
        "05-outside-with-nat, blue, lan",
        "06-default-route, red, 203.0.113.10",
        "08-open-vswitch, red, blue",
        "08-open-vswitch, host, red",
        "09-router-chain, red, blue",
        "09-router-chain, blue, red",
        "10-dual-stack, red, blue",
        "11-leaf-spine-ecmp, red, blue",
        "11-leaf-spine-ecmp, green, red",
        "12-firewall-dmz, red, internet",
        "12-firewall-dmz, blue, web",
        "13-kubernetes-two-nodes, red, yellow",
        "13-kubernetes-two-nodes, lan, blue",
    })
    void thePingIsAnswered(String sample, String from, String to) throws Exception {
        String lab = deploy(sample).lab();
        assertThat(labs.ping(lab, from, to, caller)).matches(Pinged::answered);
        assertThat(labs.subject(lab, caller).explain(from, to, dev.vethwork.explain.Probe.PING).reachable()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "04-outside-no-way-back, blue, lan, NO_ROUTE_BACK",
        "12-firewall-dmz, web, red, FIREWALL",
        "12-firewall-dmz, internet, web, NO_ROUTE",
    })
    void thePingIsNotAnsweredAndTheReasonIsSaid(String sample, String from, String to, String cause) throws Exception {
        String lab = deploy(sample).lab();
        assertThat(labs.ping(lab, from, to, caller)).matches(p -> !p.answered());
        assertThat(String.valueOf(labs.subject(lab, caller)
                        .explain(from, to, dev.vethwork.explain.Probe.PING)
                        .cause()))
                .isEqualTo(cause);
    }

    @ParameterizedTest
    @CsvSource({
        "07-port-forward, lan, 192.168.1.2, 80",
        "07-port-forward, red, 192.168.15.2, 80",
        "12-firewall-dmz, internet, 203.0.113.1, 80",
        "13-kubernetes-two-nodes, lan, 192.168.1.11, 30080",
        "13-kubernetes-two-nodes, lan, 192.168.1.12, 30080",
    })
    void theConnectionIsTaken(String sample, String from, String address, int port) throws Exception {
        String lab = deploy(sample).lab();
        // The server may need a moment to listen; the shell that tries is inside, and gives up in the end.
        String tries = "for i in $(seq 50); do (exec 3<>/dev/tcp/" + address + "/" + port + ") 2>/dev/null && exit 0;"
                + " sleep 0.1; done; exit 1";
        assertThat(labs.exec(lab, from, List.of("bash", "-c", tries), Duration.ofSeconds(20), caller))
                .matches(r -> r.succeeded());
    }

    @ParameterizedTest
    @CsvSource({"07-port-forward, blue"})
    void theServiceIsProcessNumberOneInside(String sample, String node) throws Exception {
        Drawing drawing = deploy(sample);
        String service = ((StackNode) drawing.topology().nodes().get(node)).stack().services().getFirst().name();
        assertThat(labs.inspect(drawing.lab(), node, caller).nodes().getFirst().processes())
                .anyMatch(p -> service.equals(p.service()) && p.innerPid() == 1 && p.pid() > 1);
    }

    private Drawing deploy(String sample) throws LabException {
        return deploy(SAMPLES.resolve(sample + ".vethwork.json"));
    }

    private Drawing deploy(Path file) throws LabException {
        Drawing drawing = labs.open(file);
        boolean switched = drawing.topology().nodes().values().stream()
                .anyMatch(node -> node instanceof Bridge bridge && bridge.type() == Bridge.Type.OPENVSWITCH);
        assumeTrue(!switched || Files.isWritable(Path.of("/dev/net/tun")), "its userspace datapath is closed to this user");
        labs.deploy(drawing, TargetKind.SANDBOX, caller);
        return drawing;
    }
}
