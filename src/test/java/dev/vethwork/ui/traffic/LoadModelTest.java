package dev.vethwork.ui.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.lab.consent.Approval;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.model.Background;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.LabSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Load that is really made, between two nodes of a sandbox. */
@NeedsSandbox
@Timeout(90)
class LoadModelTest {
    /** Answers whoever asks with a line of its own, and not a word of HTTP. */
    private static final String BARE = "python3 -c 'import socketserver as s; s.TCPServer.allow_reuse_address = True; "
            + "s.TCPServer((\"\", 8001), type(\"H\", (s.StreamRequestHandler,), {\"handle\": "
            + "lambda h: (h.rfile.readline(), h.wfile.write(b\"hello\"))})).serve_forever()'";

    @TempDir
    Path home;

    private final Turns turns = new Turns();
    private LabSession session;
    private LoadModel load;

    @BeforeEach
    void deploy() throws Exception {
        Namespace web = Namespace.of("web");
        Document document = new Document(
                Topology.empty("loaded")
                        .withNode(Namespace.of("red"))
                        .withNode(web.withStack(web.stack()
                                .withServices(List.of(
                                        new Service("http", "python3 -m http.server 8000", false, false),
                                        new Service("bare", BARE, false, false)))))
                        .withCable(Cable.of(CableEnd.of("red", "eth0", "10.0.0.1/24"), CableEnd.of("web", "eth0", "10.0.0.2/24"))),
                null);
        session = new LabSession(document, new LocalTargets(home.resolve("labs")), turns);
        session.setApproval(new Approval(home.resolve("state")));
        load = new LoadModel(document, session, turns);
        session.deploy();
        turns.until(() -> session.deployed().get() && !session.busy().get());
    }

    @AfterEach
    void takeDown() throws Exception {
        load.stop();
        session.teardown();
        turns.until(() -> !session.deployed().get() && !session.busy().get());
        session.close();
    }

    @Test
    void aPingIsMeasuredPacketByPacketUntilItIsStopped() throws Exception {
        load.start(LoadKind.PING, "red", "web", "0.05");
        turns.until(() -> load.values().size() > 4);
        assertThat(load.command().get()).endsWith("exec loaded red -- ping -n -i 0.05 10.0.0.2");
        assertThat(load.values()).allMatch(ms -> ms > 0 && ms < 1_000);
        load.stop();
        assertThat(load.running().get()).isFalse();
    }

    @Test
    void whyNothingIsToBeMeasuredIsTold() throws Exception {
        load.start(LoadKind.PING, "red", "192.0.2.9", "1");
        turns.until(() -> !load.running().get());
        assertThat(load.lines()).anyMatch(line -> line.contains("unreachable"));
    }

    @Test
    void aPageIsFetchedAndItsTimeMeasured() throws Exception {
        assumeTrue(isInstalled("curl"), "no curl here");
        do {
            // Its service takes a moment until it listens.
            load.start(LoadKind.HTTP, "red", "web", "8000");
            turns.until(() -> !load.running().get());
        } while (load.lines().stream().noneMatch(line -> line.startsWith("200, ")));
        assertThat(load.values()).isNotEmpty();
    }

    @Test
    void aServerThatAnswersWithoutHeadersIsMeasuredAsWell() throws Exception {
        assumeTrue(isInstalled("curl"), "no curl here");
        do {
            load.start(LoadKind.HTTP, "red", "web", "8001");
            turns.until(() -> !load.running().get());
        } while (load.lines().stream().anyMatch(line -> line.startsWith("curl: (7)")));
        assertThat(load.lines()).anyMatch(line -> line.contains("5 bytes")).noneMatch(line -> line.startsWith("curl:"));
        assertThat(load.values()).isNotEmpty();
    }

    @Test
    void iperf3IsGivenItsServerAndMeasuresBitsASecond() throws Exception {
        assumeTrue(isInstalled("iperf3"), "no iperf3 here");
        load.start(LoadKind.IPERF, "red", "web", "5201");
        turns.until(() -> load.values().size() > 1);
        assertThat(load.command().get().lines())
                .anyMatch(line -> line.endsWith("exec loaded web -- iperf3 -s -1 -p 5201 --forceflush"))
                .anyMatch(line -> line.endsWith("exec loaded red -- iperf3 -c 10.0.0.2 -p 5201 -t 60 --forceflush"));
        assertThat(load.values()).allMatch(bits -> bits > 1e6);
    }

    @Test
    void aTraceHasATimeForEachHop() throws Exception {
        assumeTrue(isInstalled("traceroute"), "no traceroute here");
        load.start(LoadKind.TRACE, "red", "web", "");
        turns.until(() -> !load.running().get());
        assertThat(load.lines()).anyMatch(line -> line.strip().startsWith("1  10.0.0.2"));
        assertThat(load.values()).hasSize(1);
    }

    @Test
    void aProgramThatIsNotInstalledIsNamedWithItsPackage() throws Exception {
        assumeTrue(!isInstalled("iperf3"), "iperf3 is here");
        load.start(LoadKind.IPERF, "red", "web", "5201");
        turns.until(() -> !load.running().get());
        assertThat(load.problem().get()).isNotNull().extracting("remedy").asString().contains("iperf3");
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(":", -1)).anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    /** Works beside, and does on the test's thread what is done on a window's. */
    private static final class Turns implements Background {
        private final BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();

        @Override
        public <T> void submit(Callable<? extends T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
            Thread.ofVirtual().start(() -> {
                try {
                    T result = work.call();
                    window.add(() -> done.accept(result));
                } catch (Exception e) {
                    window.add(() -> failed.accept(e));
                }
            });
        }

        @Override
        public Pending after(Duration delay, Runnable action) {
            return () -> {};
        }

        @Override
        public void onWindow(Runnable action) {
            window.add(action);
        }

        void until(BooleanSupplier condition) throws InterruptedException {
            while (!condition.getAsBoolean()) {
                window.take().run();
            }
        }
    }
}
