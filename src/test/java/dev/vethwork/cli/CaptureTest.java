package dev.vethwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.Main;
import dev.vethwork.cli.terminal.ExitCodes;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.packet.Frame;
import dev.vethwork.packet.pcapng.PcapngReader;
import dev.vethwork.waiting.Eventually;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code capture} and {@code traffic} as people run them: in a process of their own, with pipes and interrupts. */
@NeedsSandbox
@Timeout(300)
class CaptureTest {
    private static final String LAB = "capturing";
    private static final String DRAWN = """
            {"vethwork": 1, "name": "capturing", "nodes": [
              {"kind": "namespace", "name": "seen-red"}, {"kind": "namespace", "name": "seen-blue"}],
             "cables": [{"a": {"node": "seen-red", "interface": "eth0", "addresses": ["10.1.1.1/24"]},
                         "b": {"node": "seen-blue", "interface": "eth0", "addresses": ["10.1.1.2/24"]}}]}
            """;

    @TempDir
    Path home;

    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void deploy() throws Exception {
        Path file = home.resolve("lab.vethwork.json");
        Files.writeString(file, DRAWN);
        assertThat(run("deploy", file.toString())).isZero();
    }

    @AfterEach
    void takeDown() throws Exception {
        started.forEach(Process::destroyForcibly);
        run("destroy", LAB);
    }

    private Process start(String... args) throws IOException {
        List<String> argv = new ArrayList<>(List.of(
                // A JVM never hears an interrupt that whoever began these tests ignores, as a script does in its background.
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        argv.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(argv).redirectError(home.resolve("err").toFile());
        builder.environment().put("XDG_RUNTIME_DIR", home.toString());
        builder.environment().put("XDG_STATE_HOME", home.toString());
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private int run(String... args) throws Exception {
        Process process = start(args);
        process.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        return process.waitFor();
    }

    /** Whoever reads for it, wherever that runs. */
    private static List<String> readers() throws IOException {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(p -> p.getFileName().toString().matches("[0-9]+"))
                    .map(CaptureTest::commandLine)
                    .filter(line -> line.contains("engine.agent.Agent") && line.contains("seen-red"))
                    .toList();
        }
    }

    private static String commandLine(Path process) {
        try {
            return Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    private static void awaitNoReaders() throws Exception {
        Eventually.holds(() -> assertThat(readers()).isEmpty());
    }

    private static void awaitReaders() throws Exception {
        Eventually.holds(() -> assertThat(readers()).isNotEmpty());
    }

    /** Pings in the background until the test is over. */
    private Process ping() throws IOException {
        Process ping = start("exec", LAB, "seen-red", "--", "ping", "-q", "-i", "0.2", "10.1.1.2");
        Thread.ofVirtual().start(() -> {
            try {
                ping.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
            } catch (IOException e) {
                // It was ended.
            }
        });
        return ping;
    }

    @Test
    void jsonIsOneObjectALineAndTheCountIsTheCount() throws Exception {
        Process ping = ping();
        Process capture = start("capture", LAB, "seen-red", "--json", "--count", "3", "--filter", "icmp and src seen-blue");
        String out = new String(capture.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(capture.waitFor()).isZero();
        ping.destroy();
        List<JsonNode> lines = out.lines().map(JsonMapper.shared()::readTree).toList();
        assertThat(lines).hasSize(3).allSatisfy(line -> {
            assertThat(line.propertyNames())
                    .contains("time", "node", "interface", "direction", "length", "summary", "layers");
            assertThat(line.get("node").asString()).isEqualTo("seen-red");
            assertThat(line.get("interface").asString()).isEqualTo("eth0");
            assertThat(line.get("direction").asString()).isEqualTo("in");
            assertThat(line.get("length").asInt()).isEqualTo(98);
            assertThat(line.get("summary").asString()).startsWith("ICMP echo reply 10.1.1.2 → 10.1.1.1 seq ");
        });
        awaitNoReaders();
    }

    @Test
    void aPipeGetsPcapngAndWhenItsReaderGoesAllEnds() throws Exception {
        Process ping = ping();
        Process capture = start("capture", LAB, "seen-red:eth0", "seen-blue", "-w", "-");
        try (InputStream pipe = capture.getInputStream();
                PcapngReader reader = new PcapngReader(pipe, said -> {})) {
            for (int i = 0; i < 4; i++) {
                Optional<Frame> frame = reader.next();
                assertThat(frame).isPresent();
                assertThat(frame.orElseThrow().port().label()).matches("seen-(red|blue):eth0");
            }
        }
        assertThat(capture.waitFor(Eventually.SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(capture.exitValue()).isZero();
        ping.destroy();
        awaitNoReaders();
    }

    @Test
    void interruptedItEndsWellAndItsFileIsWhole() throws Exception {
        Process ping = ping();
        Path file = home.resolve("seen.pcapng");
        Process capture = start("capture", LAB, "seen-red", "-w", file.toString());
        Eventually.so("some packets", () -> Files.exists(file) && Files.size(file) >= 500);
        assertThat(new ProcessBuilder("kill", "-INT", Long.toString(capture.pid())).start().waitFor()).isZero();
        assertThat(capture.waitFor(Eventually.SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(capture.exitValue()).isZero();
        ping.destroy();
        int many = 0;
        try (PcapngReader reader = new PcapngReader(Files.newInputStream(file), said -> {})) {
            while (reader.next().isPresent()) {
                many++;
            }
        }
        assertThat(many).isPositive();
        assertThat(Files.readString(home.resolve("err"))).contains(many + " packet");
        awaitNoReaders();
    }

    @Test
    void killedItLeavesNoProcessBehind() throws Exception {
        Process capture = start("capture", LAB, "seen-red");
        awaitReaders();
        capture.destroyForcibly();
        awaitNoReaders();
    }

    @Test
    void itEndsWhenTheLabIsTakenDown() throws Exception {
        Process capture = start("capture", LAB);
        awaitReaders();
        assertThat(run("destroy", LAB)).isZero();
        assertThat(capture.waitFor(Eventually.SECONDS, TimeUnit.SECONDS)).isTrue();
        awaitNoReaders();
    }

    @Test
    void whatCannotBeReadIsNamed() throws Exception {
        assertThat(run("capture", LAB, "seen-red:eth9")).isEqualTo(ExitCodes.USAGE);
        assertThat(Files.readString(home.resolve("err"))).contains("seen-red has no interface eth9").contains("eth0");
        assertThat(run("capture", LAB, "green")).isEqualTo(ExitCodes.USAGE);
        assertThat(Files.readString(home.resolve("err"))).contains("green");
        assertThat(run("capture", LAB, "seen-red", "--filter", "tpc")).isEqualTo(ExitCodes.USAGE);
        assertThat(Files.readString(home.resolve("err"))).contains("tpc is not a word").contains("host 10.0.0.1");
    }

    @Test
    void trafficTellsWhatHasPassed() throws Exception {
        Process ping = ping();
        Process traffic = start("traffic", LAB, "--json", "--count", "2", "--interval", "0.5");
        JsonNode answer = JsonMapper.shared()
                .readTree(new String(traffic.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        assertThat(traffic.waitFor()).isZero();
        ping.destroy();
        assertThat(answer.get("samples").size()).isEqualTo(2);
        JsonNode red = answer.get("samples").get(1).get("interfaces").valueStream()
                .filter(i -> i.get("node").asString().equals("seen-red") && i.get("interface").asString().equals("eth0"))
                .findFirst()
                .orElseThrow();
        assertThat(red.propertyNames())
                .contains("rxBytes", "txBytes", "rxPackets", "txPackets", "rxBitsPerSecond", "txBitsPerSecond");
        assertThat(red.get("txBitsPerSecond").asDouble()).isPositive();
    }
}
