package dev.vethwork.engine.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.Counted;
import dev.vethwork.engine.CounterStream;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.LineStream;
import dev.vethwork.engine.PacketStream;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Tap;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.TargetKind;
import dev.vethwork.packet.Direction;
import dev.vethwork.packet.Frame;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Topology;
import dev.vethwork.waiting.Eventually;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Packets and counters of a lab that runs, by the kernel's own calls. */
@NeedsSandbox
@Timeout(120)
class ListeningTest {
    private static final String LAB = "listening";
    private static final Tap RED = new Tap("red", "eth0", "red:eth0");
    private static final Tap PORT = new Tap("", "blue-br", "v-net-0:blue-br");
    private static final Tap BRIDGE = new Tap("", "v-net-0", "v-net-0:v-net-0");
    private static final Topology DRAWN = Topology.empty(LAB)
            .withNode(Namespace.of("red"))
            .withNode(Namespace.of("blue"))
            .withNode(Bridge.of("v-net-0").withAddresses(List.of(InterfaceAddress.parse("192.168.15.5/24"))))
            .withCable(Cable.of(CableEnd.of("red", "eth0", "192.168.15.1/24"), CableEnd.of("v-net-0", "red-br")))
            .withCable(Cable.of(CableEnd.of("blue", "eth0", "192.168.15.2/24"), CableEnd.of("v-net-0", "blue-br")));

    @TempDir
    Path home;

    private LocalTargets targets;
    private Target target;

    @BeforeEach
    void deploy() throws Exception {
        targets = new LocalTargets(home);
        target = targets.open(LAB, TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE);
        target.apply(TopologyCompiler.compile(DRAWN, target.traits()), RunListener.SILENT, new Cancellation());
    }

    @AfterEach
    void takeDown() throws Exception {
        if (targets.find(LAB).isPresent()) {
            target.apply(Compiled.nothing(LAB), RunListener.SILENT, new Cancellation());
        }
        target.close();
    }

    private String run(String node, String... argv) throws TargetException {
        CommandResult result = target.execute(LAB, node, List.of(argv), Eventually.LONGEST);
        assertThat(result.succeeded()).as(result.toString()).isTrue();
        return result.stdout();
    }

    private static String said(Frame frame) {
        return frame.port().label() + " " + frame.direction().word() + " "
                + frame.read().summary().text(Locale.ENGLISH);
    }

    /** Reads on and on until the one that is asked for has passed. */
    private static List<Frame> until(PacketStream stream, String last) throws TargetException {
        List<Frame> all = new ArrayList<>();
        for (Optional<Frame> frame = stream.next(); frame.isPresent(); frame = stream.next()) {
            all.add(frame.get());
            if (said(frame.get()).equals(last)) {
                return all;
            }
        }
        throw new AssertionError("it never passed: " + all.stream().map(ListeningTest::said).toList());
    }

    @Test
    void aPingIsSeenOnItsWayAtEachPlaceInTheOrderOfTime() throws Exception {
        try (PacketStream stream = targets.packets(LAB, List.of(RED, PORT), Credentials.NONE)) {
            CompletableFuture<List<Frame>> seen = CompletableFuture.supplyAsync(() -> {
                try {
                    return until(stream, "red:eth0 in ICMP echo reply 192.168.15.2 → 192.168.15.1 seq 1");
                } catch (TargetException e) {
                    throw new IllegalStateException(e);
                }
            });
            awaitOpen(stream);
            run("red", "ping", "-c", "1", "192.168.15.2");
            List<Frame> frames = seen.get(Eventually.SECONDS, TimeUnit.SECONDS);
            assertThat(frames).isSortedAccordingTo(Comparator.comparingLong(Frame::nanos));
            assertThat(frames.stream().map(ListeningTest::said))
                    .containsSubsequence(
                            "red:eth0 out ARP who has 192.168.15.2? tell 192.168.15.1",
                            "v-net-0:blue-br out ARP who has 192.168.15.2? tell 192.168.15.1",
                            "red:eth0 out ICMP echo request 192.168.15.1 → 192.168.15.2 seq 1",
                            "v-net-0:blue-br out ICMP echo request 192.168.15.1 → 192.168.15.2 seq 1",
                            "v-net-0:blue-br in ICMP echo reply 192.168.15.2 → 192.168.15.1 seq 1",
                            "red:eth0 in ICMP echo reply 192.168.15.2 → 192.168.15.1 seq 1");
            assertThat(stream.failures()).isEmpty();
        }
    }

    /** The agent says so in the stream, which only a reader hears. */
    private static void awaitOpen(PacketStream stream) {
        while (!stream.isOpen()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void oneThatIsNotThereFailsByItselfAndTheOthersAreRead() throws Exception {
        Tap none = new Tap("red", "eth7", "red:eth7");
        try (PacketStream stream = targets.packets(LAB, List.of(none), Credentials.NONE)) {
            assertThat(stream.next()).isEmpty();
            assertThat(stream.failures()).singleElement().asString().startsWith("red:eth7");
        }
    }

    @Test
    void itEndsWithTheNodeAndWithTheInterface() throws Exception {
        try (PacketStream stream = targets.packets(LAB, List.of(RED), Credentials.NONE)) {
            run("", "ip", "netns", "del", "red");
            assertThat(readToTheEnd(stream)).allMatch(frame -> frame.port().node().equals("red"));
        }
        try (PacketStream stream = targets.packets(LAB, List.of(BRIDGE), Credentials.NONE)) {
            run("", "ip", "link", "del", "v-net-0");
            assertThat(readToTheEnd(stream)).allMatch(frame -> frame.port().node().equals("v-net-0"));
        }
    }

    private static List<Frame> readToTheEnd(PacketStream stream) throws TargetException {
        List<Frame> all = new ArrayList<>();
        for (Optional<Frame> frame = stream.next(); frame.isPresent(); frame = stream.next()) {
            all.add(frame.get());
        }
        return all;
    }

    @Test
    void closedItLeavesNoProcessBehind() throws Exception {
        String before = agents();
        PacketStream stream = targets.packets(LAB, List.of(RED, PORT, BRIDGE), Credentials.NONE);
        assertThat(agents()).isNotEqualTo(before);
        stream.close();
        awaitAgents(before);
        CounterStream counters = targets.counters(LAB, Credentials.NONE);
        counters.read(Set.of(""));
        counters.close();
        awaitAgents(before);
    }

    private void awaitAgents(String wanted) throws Exception {
        for (int i = 0; i < 200 && !agents().equals(wanted); i++) {
            run("", "sleep", "0.05");
        }
        assertThat(agents()).isEqualTo(wanted);
    }

    /** The processes of the sandbox that are this program's. */
    private String agents() throws TargetException {
        return run("", "sh", "-c", "grep -l [d]ev.vethwork.engine.agent /proc/[0-9]*/cmdline 2>/dev/null | sort; true");
    }

    @Test
    void everyPacketOfAManyIsReadWithItsDirection() throws Exception {
        int many = 20_000;
        try (PacketStream stream = targets.packets(LAB, List.of(RED), Credentials.NONE)) {
            CompletableFuture<Long> outgoing = CompletableFuture.supplyAsync(() -> count(stream, many));
            awaitOpen(stream);
            run("red", "ping", "-q", "-f", "-i", "0", "-c", Integer.toString(many), "192.168.15.2");
            assertThat(outgoing.get(Eventually.SECONDS, TimeUnit.SECONDS)).isEqualTo(many);
            assertThat(stream.lost()).isZero();
        }
    }

    private static long count(PacketStream stream, int many) {
        try {
            long out = 0;
            long in = 0;
            while (out < many || in < many) {
                Frame frame = stream.next().orElseThrow();
                if (frame.length() == 98) {
                    out += frame.direction() == Direction.OUT ? 1 : 0;
                    in += frame.direction() == Direction.IN ? 1 : 0;
                }
            }
            return out;
        } catch (TargetException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void countersAreThoseOfTheKernel() throws Exception {
        try (CounterStream stream = targets.counters(LAB, Credentials.NONE)) {
            Counted before = stream.read(List.of("red", "", "blue", "gone"));
            run("red", "ping", "-q", "-c", "3", "-i", "0.01", "192.168.15.2");
            Counted after = stream.read(List.of("red", "", "blue", "gone"));
            assertThat(after.namespaces().keySet()).containsExactlyInAnyOrder("red", "", "blue");
            assertThat(sent(after, "red", "eth0") - sent(before, "red", "eth0")).isGreaterThanOrEqualTo(3);
            assertThat(sent(after, "", "blue-br") - sent(before, "", "blue-br")).isGreaterThanOrEqualTo(3);
        }
    }

    private static long sent(Counted counted, String namespace, String device) {
        return counted.namespaces().get(namespace).get(device).txPackets();
    }

    @Test
    void aProgramIsHeardLineByLineAndEndsWithWhoeverHears() throws Exception {
        try (LineStream said = targets.run(LAB, "red", List.of("sh", "-c", "echo one; echo two; exit 3"), Credentials.NONE)) {
            assertThat(said.next()).contains("one");
            assertThat(said.next()).contains("two");
            assertThat(said.next()).isEmpty();
            assertThat(said.exitCode()).isEqualTo(3);
        }
        LineStream endless = targets.run(LAB, "red", List.of("ping", "-n", "-i", "0.2", "192.168.15.2"), Credentials.NONE);
        assertThat(endless.next()).isPresent();
        endless.close();
        for (int i = 0; i < 200 && !pings().isEmpty(); i++) {
            run("", "sleep", "0.05");
        }
        assertThat(pings()).isEmpty();
    }

    private String pings() throws TargetException {
        return run("", "sh", "-c", "grep -lz '^ping$' /proc/[0-9]*/cmdline 2>/dev/null; true");
    }
}
