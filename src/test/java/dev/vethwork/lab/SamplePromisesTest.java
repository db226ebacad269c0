package dev.vethwork.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.explain.Cause;
import dev.vethwork.explain.Explanation;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.PathHop;
import dev.vethwork.explain.Probe;
import dev.vethwork.lab.drawing.Drawing;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.inspect.InspectedNode;
import dev.vethwork.machine.SideBySide;
import dev.vethwork.net.TargetKind;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.StackNode;
import dev.vethwork.waiting.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped drawings do on a kernel what their descriptions say. It runs the same as root and as an ordinary user. */
@NeedsSandbox
class SamplePromisesTest extends SandboxLabs {
    private static final Path SAMPLES = Path.of("sample-topologies");

    static Stream<Path> samples() throws Exception {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.filter(f -> f.toString().endsWith(".vethwork.json")).sorted().toList().stream();
        }
    }

    @SideBySide
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
                .extracting(InspectedNode::name)
                .containsAll(drawing.topology().nodes().keySet());
        labs.destroy(drawing.lab(), caller);
        assertThat(labs.find(drawing.lab())).isEmpty();
    }

    @SideBySide
    @ParameterizedTest
    @MethodSource("samples")
    void whatTheKernelLacksIsSaidAtOnceAndNothingIsLeft(Path file) throws Exception {
        Drawing drawing = labs.open(file);
        List<Finding> lacks = KernelLacks.of(labs, drawing.topology(), TargetKind.SANDBOX);
        assumeTrue(!lacks.isEmpty(), drawing.lab() + ": this kernel has all of it");
        assertThatExceptionOfType(LabException.class)
                .isThrownBy(() -> labs.deploy(drawing, TargetKind.SANDBOX, caller))
                .matches(e -> e.exit() == LabException.Exit.FINDINGS)
                .withMessageContaining(lacks.getFirst().message());
        assertThat(labs.find(drawing.lab())).isEmpty();
        assertThat(labs.status(caller)).noneMatch(l -> l.lab().lab().equals(drawing.lab()));
    }

    static Stream<String> promising() {
        return Stream.concat(
                        SamplePromises.pings().map(SamplePromises.Ping::sample),
                        SamplePromises.connections().map(SamplePromises.Connection::sample))
                .distinct();
    }

    @SideBySide
    @ParameterizedTest
    @MethodSource("promising")
    void everyPingIsAnsweredOrTheReasonIsSaidAndEveryConnectionIsTaken(String sample) throws Exception {
        String lab = deploy(sample).lab();
        for (SamplePromises.Ping ping : SamplePromises.pings().filter(p -> p.sample().equals(sample)).toList()) {
            boolean answered = ping.cause() == null;
            assertThat(labs.ping(lab, ping.from(), ping.to(), caller).answered()).as(ping.toString()).isEqualTo(answered);
            Explanation said = labs.subject(lab, caller).explain(ping.from(), ping.to(), Probe.PING);
            assertThat(said.cause()).as(ping.toString()).isEqualTo(ping.cause());
            assertThat(said.reachable()).as(ping.toString()).isEqualTo(answered);
        }
        for (SamplePromises.Connection to :
                SamplePromises.connections().filter(c -> c.sample().equals(sample)).toList()) {
            assertThat(InNode.run(labs, lab, to.from(), SamplePromises.connecting(to), caller))
                    .as(to.toString())
                    .matches(CommandResult::succeeded);
        }
    }

    @SideBySide
    @ParameterizedTest
    @CsvSource({"07-port-forward, blue"})
    void theServiceIsProcessNumberOneInside(String sample, String node) throws Exception {
        Drawing drawing = deploy(sample);
        String service = ((StackNode) drawing.topology().nodes().get(node)).stack().services().getFirst().name();
        assertThat(labs.inspect(drawing.lab(), node, caller).nodes().getFirst().processes())
                .anyMatch(p -> service.equals(p.service()) && p.innerPid() == 1 && p.pid() > 1);
    }

    /** As a port scan does, or a browser that is closed. */
    @SideBySide
    @Test
    void aWebServerOutlivesClientsThatHangUp() throws Exception {
        Drawing drawing = deploy("07-port-forward");
        String hangUp = """
                use Socket;
                my $dialled = 0;
                for (1 .. 600) {
                  socket(my $s, PF_INET, SOCK_STREAM, 0) or die;
                  # It may not listen yet.
                  if (connect($s, pack_sockaddr_in(80, inet_aton("127.0.0.1")))) {
                    setsockopt($s, SOL_SOCKET, SO_LINGER, pack("ii", 1, 0)) or die;
                    exit 0 if ++$dialled == 20;
                  }
                  close $s;
                  select undef, undef, undef, $dialled ? 0.01 : 0.05;
                }
                exit 1;
                """;
        assertThat(InNode.run(labs, drawing.lab(), "blue", List.of("perl", "-e", hangUp), caller)).matches(CommandResult::succeeded);
        assertThat(labs.plan(drawing, null, Set.of(), caller).steps()).isEmpty();
    }

    @SideBySide
    @Test
    void theTriangleHealsWhereACableIsPulledAndWhatItLearnedIsNoDrift() throws Exception {
        Drawing drawing = deploy("17-ospf-triangle");
        String lab = drawing.lab();
        assertThat(answersSoon(lab, "red", "blue")).isTrue();
        // Over the third they may hear of each other first.
        Eventually.holds(() -> assertThat(InNode.run(labs, lab, "r1", List.of("ip", "route"), caller).stdout())
                .contains("10.2.0.0/24 via 10.0.12.2 dev to-r2 proto bird"));
        assertThat(labs.plan(drawing, null, Set.of(), caller).steps()).isEmpty();
        assertThat(labs.subject(lab, caller).explain("red", "blue", Probe.PING).reachable()).isTrue();
        assertThat(InNode.run(labs, lab, "r1", List.of("cat", "/etc/bird/bird.conf"), caller).stdout())
                .doesNotContain("10.255.0.1");
        assertThat(InNode.run(labs, lab, "r1", List.of("ip", "link", "set", "to-r2", "down"), caller))
                .matches(CommandResult::succeeded);
        assertThat(answersSoon(lab, "red", "blue")).isTrue();
        assertThat(labs.subject(lab, caller).explain("red", "blue", Probe.PING).path())
                .extracting(PathHop::node)
                .contains("r3");
    }

    @SideBySide
    @Test
    void podsWithoutASubnetReachEachOtherByWhatTheNodesTellByBgp() throws Exception {
        Drawing drawing = deploy("15-calico");
        String lab = drawing.lab();
        assertThat(answersSoon(lab, "red", "green")).isTrue();
        assertThat(labs.ping(lab, "red", "blue", caller).answered()).isTrue();
        assertThat(InNode.run(labs, lab, "node1", List.of("ip", "route"), caller).stdout())
                .containsPattern("10\\.244\\.2\\.2 via 192\\.168\\.1\\.12 dev eth0 proto bird");
        assertThat(labs.plan(drawing, null, Set.of(), caller).steps()).isEmpty();
        assertThat(labs.subject(lab, caller).explain("red", "green", Probe.PING).reachable()).isTrue();
    }

    @SideBySide
    @ParameterizedTest
    @CsvSource({"client", "node1"})
    void nowOnePodOfTheServiceAnswersNowTheOther(String asker) throws Exception {
        String lab = deploy("14-kubernetes-service").lab();
        assertThat(InNode.run(
                        labs, lab, asker, SamplePromises.connecting(new SamplePromises.Connection("", asker, "10.96.0.10", 80)), caller))
                .matches(CommandResult::succeeded);
        String ask = "for i in $(seq 30); do exec 3<>/dev/tcp/10.96.0.10/80 && echo >&3 && cat <&3; done";
        assertThat(InNode.run(labs, lab, asker, List.of("timeout", "60", "bash", "-c", ask), caller).stdout())
                .contains("hello from web1", "hello from web2");
    }

    @SideBySide
    @ParameterizedTest
    @CsvSource({"isp1, red, blue", "isp2, blue, red"})
    void whereOneOfTwoUplinksBreaksOnlyThoseWhoseRuleLeadsThereAreCutOff(String broken, String cut, String kept)
            throws Exception {
        String lab = deploy("20-two-uplinks").lab();
        assertThat(InNode.run(labs, lab, broken, List.of("ip", "link", "set", "customer", "down"), caller))
                .matches(CommandResult::succeeded);
        assertThat(labs.ping(lab, cut, "web", caller).answered()).isFalse();
        assertThat(labs.ping(lab, kept, "web", caller).answered()).isTrue();
        assertThat(labs.subject(lab, caller).explain(cut, "web", Probe.PING).cause()).isEqualTo(Cause.INTERFACE_DOWN);
        assertThat(labs.subject(lab, caller).explain(kept, "web", Probe.PING).reachable()).isTrue();
    }

    private Drawing deploy(String sample) throws LabException {
        return deploy(SAMPLES.resolve(sample + ".vethwork.json"));
    }

    private Drawing deploy(Path file) throws LabException {
        Drawing drawing = labs.open(file);
        boolean switched = drawing.topology().nodes().values().stream()
                .anyMatch(node -> node instanceof Bridge bridge && bridge.type() == Bridge.Type.OPENVSWITCH);
        KernelLacks.assumeNothing(labs, drawing.topology(), TargetKind.SANDBOX);
        assumeTrue(!switched || Files.isWritable(Path.of("/dev/net/tun")), "its userspace datapath is closed to this user");
        for (String program : services(drawing)) {
            assumeTrue(isThere(program), "this machine lacks " + program);
        }
        labs.deploy(drawing, TargetKind.SANDBOX, caller);
        return drawing;
    }

    private static Set<String> services(Drawing drawing) {
        return drawing.topology().nodes().values().stream()
                .filter(StackNode.class::isInstance)
                .flatMap(node -> ((StackNode) node).stack().services().stream())
                .map(service -> service.command().split(" ", 2)[0])
                .collect(Collectors.toSet());
    }

    private static boolean isThere(String program) {
        String path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/sbin:/usr/bin:/bin";
        return Stream.of(path.split(":")).anyMatch(in -> Files.isExecutable(Path.of(in, program)));
    }
}
