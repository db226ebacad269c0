package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vethwork.engine.Pty;
import dev.vethwork.lab.Caller;
import dev.vethwork.lab.drawing.Drawing;
import dev.vethwork.lab.enter.NodeShell;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.watch.PacketCapture;
import dev.vethwork.lab.watch.TrafficWatch;
import dev.vethwork.machine.MakesNamespaces;
import dev.vethwork.packet.Frame;
import dev.vethwork.waiting.Eventually;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packets, counters and shells on another machine, also as the connection breaks. */
@MakesNamespaces
class RemoteWatchTest extends OnAFarMachine {
    @Test
    void aShellOpensInANodeThere() throws Exception {
        Drawing drawing = sample("02-bridge");
        labs.deploy(drawing, SANDBOX, Caller.silent());
        NodeShell shell = NodeShell.ofUser(drawing.lab(), "red", directory).on(Pty.KIND);
        try (Pty pty = Pty.start(labs.door().shell(drawing.lab(), "red", null, shell, Caller.silent()), 80, 24)) {
            pty.type("echo in-$VETHWORK_NODE; id -u; exit 3\n".getBytes(StandardCharsets.UTF_8));
            StringBuilder said = new StringBuilder();
            char[] some = new char[1000];
            for (int n = pty.read(some); n >= 0; n = pty.read(some)) {
                said.append(some, 0, n);
            }
            assertThat(said).contains("in-red").contains("[red]");
            assertThat(pty.await()).isEqualTo(3);
        }
    }

    /** What is captured once a capture is open is all that passes, from the first packet on. */
    @ParameterizedTest
    @ValueSource(strings = {"ssh:far", "ssh:root@far/host"})
    void packetsAreReadThereAsHere(String place) throws Exception {
        Drawing drawing = sample("02-bridge");
        labs.deploy(drawing, kind(place), Caller.silent());
        try (PacketCapture capture = labs.capture(drawing.lab(), List.of("red", "blue"), "icmp", Caller.silent())) {
            assertThat(labs.ping(drawing.lab(), "red", "blue", Caller.silent()).answered()).isTrue();
            List<String> seen = new ArrayList<>();
            while (seen.size() < 4) {
                Frame frame = capture.next().orElseThrow();
                seen.add(frame.port().node() + " " + frame.direction());
            }
            assertThat(seen).containsExactly("red OUT", "blue IN", "blue OUT", "red IN");
            assertThat(capture.failures()).isEmpty();
        }
        labs.destroy(drawing.lab(), Caller.silent());
    }

    private void ping(String lab, AtomicBoolean enough) {
        while (!enough.get()) {
            try {
                labs.ping(lab, "red", "blue", Caller.silent());
            } catch (LabException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /**
     * The first packets each way are missed there, so that one would not do: libpcap judges by itself, and not by the kernel, what
     * it finds in its memory first, and cannot tell by itself which way a packet goes.
     */
    @Test
    void packetsAreReadByDumpcapWhereThereIsNoPython() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/dumpcap")), "there is no dumpcap here");
        hidePython();
        Drawing drawing = sample("02-bridge");
        labs.deploy(drawing, SANDBOX, Caller.silent());
        try (PacketCapture capture = labs.capture(drawing.lab(), List.of("red", "blue"), "icmp", Caller.silent())) {
            assertThat(capture.failures()).isEmpty();
            Set<String> seen = new TreeSet<>();
            AtomicBoolean enough = new AtomicBoolean();
            Thread pinging = Thread.ofVirtual().start(() -> ping(drawing.lab(), enough));
            while (seen.size() < 4) {
                Frame frame = capture.next().orElseThrow();
                seen.add(frame.port().node() + " " + frame.direction());
            }
            enough.set(true);
            pinging.join();
            assertThat(seen).contains("red OUT", "blue IN", "blue OUT", "red IN");
        }
        labs.destroy(drawing.lab(), Caller.silent());
    }

    private void hidePython() throws Exception {
        far.run("for f in $(which -a python3); do mount --bind /dev/null $f; done");
    }

    /** As where the program reads by itself: it ends with the last of what it reads. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCaptureEndsInPeaceWithWhatItReads(boolean python) throws Exception {
        if (!python) {
            assumeTrue(Files.isExecutable(Path.of("/usr/bin/dumpcap")), "there is no dumpcap here");
            hidePython();
        }
        Drawing drawing = sample("02-bridge");
        labs.deploy(drawing, kind("ssh:root@far/host"), Caller.silent());
        try (PacketCapture capture = labs.capture(drawing.lab(), List.of("red"), "", Caller.silent())) {
            far.run("ip -n red link del veth-red");
            while (capture.next().isPresent()) {
                // What passed before.
            }
        }
    }

    @Test
    void trafficIsCountedThereAsHere() throws Exception {
        Drawing drawing = sample("02-bridge");
        labs.deploy(drawing, SANDBOX, Caller.silent());
        try (TrafficWatch watch = labs.traffic(drawing.lab(), Caller.silent())) {
            long before = sent(watch);
            labs.ping(drawing.lab(), "red", "blue", Caller.silent());
            assertThat(sent(watch)).isGreaterThan(before);
        }
    }

    /** Whoever waits for a packet is not left to believe that none passes. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCaptureSaysThatTheConnectionBroke(boolean python) throws Exception {
        if (!python) {
            assumeTrue(Files.isExecutable(Path.of("/usr/bin/dumpcap")), "there is no dumpcap here");
            hidePython();
        }
        Drawing drawing = sample("02-bridge");
        labs.deploy(drawing, SANDBOX, Caller.silent());
        try (PacketCapture capture = labs.capture(drawing.lab(), List.of("red"), "", Caller.silent())) {
            far.cut();
            assertThatThrownBy(() -> {
                        while (capture.next().isPresent()) {
                            // What passed before.
                        }
                    })
                    .isInstanceOf(LabException.class)
                    .hasMessageContaining("the connection to the lab's place broke");
        }
        Eventually.so("nothing of it is left there", () -> !far.run("ps -e -o args").contains("vethwork-agent"));
        assertThat(labs.ping(drawing.lab(), "red", "blue", Caller.silent()).answered()).isTrue();
    }

    @Test
    void trafficSaysThatTheConnectionBroke() throws Exception {
        Drawing drawing = sample("02-bridge");
        labs.deploy(drawing, SANDBOX, Caller.silent());
        try (TrafficWatch watch = labs.traffic(drawing.lab(), Caller.silent())) {
            assertThat(sent(watch)).isNotNegative();
            far.cut();
            assertThatThrownBy(watch::next)
                    .isInstanceOf(LabException.class)
                    .hasMessageContaining("the connection to the lab's place broke");
        }
        try (TrafficWatch watch = labs.traffic(drawing.lab(), Caller.silent())) {
            assertThat(sent(watch)).isNotNegative();
        }
    }

    /** ssh itself ends without a word. */
    @Test
    void aShellEndsAndSaysThatTheConnectionBroke() throws Exception {
        Drawing drawing = sample("02-bridge");
        labs.deploy(drawing, SANDBOX, Caller.silent());
        NodeShell shell = NodeShell.ofUser(drawing.lab(), "red", directory).on(Pty.KIND);
        try (Pty pty = Pty.start(labs.door().shell(drawing.lab(), "red", null, shell, Caller.silent()), 80, 24)) {
            StringBuilder said = new StringBuilder();
            char[] some = new char[1000];
            boolean cut = false;
            for (int n = pty.read(some); n >= 0; n = pty.read(some)) {
                said.append(some, 0, n);
                if (!cut && said.indexOf("[red]") >= 0) {
                    cut = true;
                    far.cut();
                }
            }
            assertThat(cut).isTrue();
            assertThat(pty.await()).isEqualTo(255);
            assertThat(said.toString()).contains("the connection to far broke");
        }
        assertThat(labs.ping(drawing.lab(), "red", "blue", Caller.silent()).answered()).isTrue();
    }

    private static long sent(TrafficWatch watch) throws LabException {
        return watch.next().interfaces().stream()
                .filter(rate -> rate.node().equals("red"))
                .mapToLong(rate -> rate.count().txPackets())
                .sum();
    }
}
