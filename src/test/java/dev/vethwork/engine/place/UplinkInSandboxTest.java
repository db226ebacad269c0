package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.net.Endpoint;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.Step;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.UplinkPiece;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.plan.operation.StartUplink;
import dev.vethwork.plan.operation.StopService;
import dev.vethwork.plan.planner.Planner;
import dev.vethwork.state.ProcessEntry;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Internet;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.netfilter.Protocol;
import dev.vethwork.topology.netfilter.Published;
import dev.vethwork.waiting.Eventually;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lab's way to the network of the machine; of that only a server on the machine's own loopback is asked. */
@NeedsSandbox
class UplinkInSandboxTest {
    private static final String LAB = "uplink";
    private static final String GATEWAY = "10.0.2.2";

    @TempDir
    Path home;

    private Target target;
    private HttpServer server;

    @BeforeEach
    void open() throws Exception {
        Set<UplinkPiece> missing = UplinkPieces.here().missing();
        assumeTrue(!missing.contains(UplinkPiece.DEVICE), "this user may not open /dev/net/tun");
        assumeTrue(!missing.contains(UplinkPiece.PROGRAM) && !missing.contains(UplinkPiece.PORTS), "pasta (package passt) is not installed");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] answer = "from the machine".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        target = new LocalTargets(home).open(LAB, TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE);
    }

    @AfterEach
    void tearDown() throws Exception {
        if (target != null) {
            deploy(Compiled.nothing(LAB));
            target.close();
        }
        if (server != null) {
            server.stop(0);
        }
    }

    private static Topology lab(Published... published) {
        return Topology.empty(LAB)
                .withNode(Internet.of("internet").withPublished(List.of(published)))
                .withNode(Namespace.of("web").editStack(stack -> stack
                        .withRoutes(List.of(Route.via(Prefix.ALL_V4, Endpoint.parse("192.168.15.1").address())))
                        .withServices(List.of(new Service("web", "python3 -m http.server 80", false, false)))))
                .withCable(Cable.of(
                        CableEnd.of("web", "eth0", "192.168.15.2/24"),
                        CableEnd.of("internet", "eth0", "192.168.15.1/24")));
    }

    private Plan deploy(Compiled desired) throws TargetException {
        return target.apply(desired, RunListener.SILENT, new Cancellation());
    }

    private Compiled compiled(Topology topology) {
        return TopologyCompiler.compile(topology, target.traits());
    }

    private String askTheMachine() throws TargetException {
        String ask = "exec 3<>/dev/tcp/" + GATEWAY + "/" + server.getAddress().getPort()
                + "; printf 'GET / HTTP/1.0\\r\\n\\r\\n' >&3; cat <&3";
        return target.execute(LAB, "web", List.of("bash", "-c", ask), Eventually.LONGEST).stdout();
    }

    private Optional<ProcessEntry> program() throws TargetException {
        return target.observe(LAB).namespace("internet").stream()
                .flatMap(n -> n.processes().stream())
                .filter(ProcessEntry::isUplink)
                .findFirst();
    }

    /** As the machine counts it, which a sandbox does not. */
    private static Optional<ProcessHandle> seenOutside() {
        return ProcessHandle.allProcesses()
                .filter(p -> words(p.pid()).startsWith("pasta") && words(p.pid()).contains("--ns-ifname"))
                .findFirst();
    }

    private static String words(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException ended) {
            return "";
        }
    }

    @Test
    void aNodeBehindItReachesTheMachinesNetwork() throws Exception {
        deploy(compiled(lab()));
        assertThat(askTheMachine()).contains("from the machine");
    }

    @Test
    void theOtherProgramMakesTheWayAsWell() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/slirp4netns")), "slirp4netns is not installed");
        deploy(TopologyCompiler.compile(lab(), target.traits().withUplink(TargetTraits.Way.SLIRP)));
        assertThat(askTheMachine()).contains("from the machine");
    }

    @Test
    void deployedTwiceChangesNothing() throws Exception {
        deploy(compiled(lab()));
        assertThat(deploy(compiled(lab())).isEmpty()).isTrue();
    }

    @Test
    void aPortOfTheMachineLeadsIntoTheLab() throws Exception {
        int port = free();
        deploy(compiled(lab(published(port))));
        assertThat(ask(port)).contains("200 OK");
        int other = free();
        Plan plan = deploy(compiled(lab(published(other))));
        assertThat(plan.steps()).extracting(Step::operation).hasAtLeastOneElementOfType(StopService.class)
                .hasAtLeastOneElementOfType(StartUplink.class);
        assertThat(ask(other)).contains("200 OK");
    }

    @Test
    void aUdpPortOfTheMachineLeadsIntoTheLab() throws Exception {
        int port = free();
        Topology drawn = lab(new Published(Protocol.UDP, Published.LOOPBACK, port, Endpoint.parse("192.168.15.2:5353")))
                .withNode("web", Namespace.of("web").editStack(stack -> stack
                        .withRoutes(List.of(Route.via(Prefix.ALL_V4, Endpoint.parse("192.168.15.1").address())))
                        .withServices(List.of(new Service("echo", "socat UDP-RECVFROM:5353,fork EXEC:cat", false, false)))));
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/socat")), "socat is not installed");
        deploy(compiled(drawn));
        try (DatagramSocket asking = new DatagramSocket()) {
            asking.setSoTimeout(5_000);
            byte[] sent = "over UDP".getBytes(StandardCharsets.UTF_8);
            asking.send(new DatagramPacket(sent, sent.length, InetAddress.getLoopbackAddress(), port));
            DatagramPacket answer = new DatagramPacket(new byte[64], 64);
            asking.receive(answer);
            assertThat(new String(answer.getData(), 0, answer.getLength(), StandardCharsets.UTF_8)).isEqualTo("over UDP");
        }
    }

    @Test
    void killedByHandItIsMissedAndPutBack() throws Exception {
        deploy(compiled(lab()));
        long pid = program().orElseThrow().pid();
        assertThat(target.execute(LAB, "", List.of("kill", "-9", Long.toString(pid)), Eventually.LONGEST).exitCode()).isZero();
        assertThat(gone()).isTrue();
        Plan drift = Planner.plan(compiled(lab()), target.observe(LAB), target.traits());
        assertThat(drift.steps()).extracting(Step::operation).singleElement().isInstanceOf(StartUplink.class);
        deploy(compiled(lab()));
        assertThat(askTheMachine()).contains("from the machine");
    }

    @Test
    void itEndsWithItsNodeWhileTheLabGoesOn() throws Exception {
        deploy(compiled(lab()));
        deploy(compiled(Topology.empty(LAB).withNode(Namespace.of("web"))));
        assertThat(gone()).isTrue();
    }

    @Test
    void itEndsWithItsSandbox() throws Exception {
        deploy(compiled(lab()));
        ProcessHandle pasta = seenOutside().orElseThrow();
        deploy(Compiled.nothing(LAB));
        target.close();
        target = null;
        assertThat(pasta.onExit().get()).isNotNull();
    }

    @Test
    void aPortThatIsTakenIsNamedAndNothingIsLeft() throws Exception {
        int taken = server.getAddress().getPort();
        assertThat(failure(compiled(lab(published(taken))))).contains(String.valueOf(taken));
        assertThat(target.observe(LAB).namespaces()).containsOnlyKeys("");
    }

    private String failure(Compiled desired) {
        try {
            deploy(desired);
            return "";
        } catch (TargetException e) {
            return e.getMessage() + e.stderr();
        }
    }

    private boolean gone() throws TargetException, InterruptedException {
        for (int look = 0; look < 100 && program().isPresent(); look++) {
            Thread.onSpinWait();
        }
        return program().isEmpty();
    }

    private static Published published(int port) {
        return new Published(Protocol.TCP, Published.LOOPBACK, port, Endpoint.parse("192.168.15.2:80"));
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The server in the lab listens a moment after it was started. */
    private static String ask(int port) throws Exception {
        AtomicReference<String> answer = new AtomicReference<>("");
        Eventually.so("an answer", () -> {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(Eventually.MILLIS);
                socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                answer.set(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
                return !answer.get().isEmpty();
            } catch (IOException notYet) {
                return false;
            }
        });
        return answer.get();
    }
}
