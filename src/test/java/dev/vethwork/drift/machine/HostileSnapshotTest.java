package dev.vethwork.drift.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.observe.SurveyReader;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.state.Survey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** A snapshot is anybody's file: whatever is in it, it becomes a drawing that can be written, or is refused, soon. */
class HostileSnapshotTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String RECORDED = RecordedMachine.snapshot();
    private static final String MARKER = RECORDED.lines().findFirst().orElseThrow().split(" ")[2];

    private static final List<String> NASTY = List.of(
            "99999999999999999999", "-1", "\"\"", "null", "[[[[[[[[", "}", "{\"ifname\":", "a; rm -rf /", "../../etc/passwd", "\u0000",
            "eth0\"", "0.0.0.0/99", "::/129", "fe80::%eth0", "docker0", "true", "DOCKER", "-j", "!", "1e400", MARKER);

    @Test
    void aRecordedSnapshotIsDrawn() {
        MachineDrawing drawing = draw(RECORDED).orElseThrow();

        assertThat(drawing.topology().nodes().keySet())
                .containsExactlyInAnyOrderElementsOf(RecordedMachine.NODES);
        assertThat(drawing.topology().cables()).hasSize(4);
    }

    @Test
    void whateverIsChangedInASnapshotIsDrawnOrRefused() {
        Random random = new Random(20261129);
        List<String> lines = RECORDED.lines().toList();
        int drawn = 0;
        for (int i = 0; i < 250; i++) {
            List<String> changed = new ArrayList<>(lines);
            for (int n = random.nextInt(12); n >= 0; n--) {
                change(changed, random);
            }
            String text = String.join("\n", changed);
            Optional<MachineDrawing> drawing =
                    Assertions.assertTimeoutPreemptively(SOON, () -> draw(text), "seed 20261129, round " + i);
            drawn += drawing.isPresent() ? 1 : 0;
        }
        assertThat(drawn).as("drawn of 250").isGreaterThan(60);
    }

    private static void change(List<String> lines, Random random) {
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        switch (random.nextInt(5)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
            case 2 -> lines.set(at, line.substring(0, random.nextInt(line.length() + 1)));
            default -> {
                String[] words = line.split("(?<=[ ,:\\[\\]{}])");
                words[random.nextInt(words.length)] = NASTY.get(random.nextInt(NASTY.size()));
                lines.set(at, String.join("", words));
            }
        }
    }

    @Test
    void theEndOfASnapshotMayNotBeMissing() {
        for (int part = 1; part < 20; part++) {
            assertThat(SurveyReader.read(RECORDED.substring(0, RECORDED.length() * part / 20))).isEmpty();
        }
    }

    @Test
    void chainsThatLeadToEachOtherTwiceAtEveryStepHaveAnEnd() {
        StringBuilder rules = new StringBuilder("*filter\n:FORWARD ACCEPT [0:0]\n");
        IntStream.range(0, 31).forEach(i -> rules.append(":C" + i + " - [0:0]\n"));
        rules.append("-A FORWARD -j C0\n");
        for (int i = 0; i < 30; i++) {
            rules.append(("-A C" + i + " -j C" + (i + 1) + "\n").repeat(3));
        }
        rules.append("-A C30 -j C0\n-A C30 -s 10.0.0.0/8 -j DROP\nCOMMIT\n");

        drawnSoon("iptables", rules.toString());
    }

    @Test
    void depthLengthAndNumberAreNoHarm() {
        drawnSoon("net", "[".repeat(200_000));
        drawnSoon("net", "[{\"ifindex\":1,\"ifname\":\"" + "x".repeat(1_000_000) + "\"}]");
        StringBuilder links = new StringBuilder("[");
        for (int i = 0; i < 9_000; i++) {
            links.append(i == 0 ? "" : ",")
                    .append("{\"ifindex\":7,\"link_index\":7,\"link_netnsid\":0,\"ifname\":\"v" + i
                            + "\",\"mtu\":1500,\"linkinfo\":{\"info_kind\":\"veth\"}}");
        }
        drawnSoon("net", links + "]");
        StringBuilder rules = new StringBuilder("*filter\n:FORWARD ACCEPT [0:0]\n");
        IntStream.range(0, 15_000).forEach(i -> rules.append("-A FORWARD ! -i v" + i + " ! -o v" + i + " -j ACCEPT\n"));
        drawnSoon("iptables", rules + "COMMIT\n");
        StringBuilder spaces = new StringBuilder();
        IntStream.range(0, 100_000).forEach(i -> spaces.append(MARKER + " space " + i + "\n/run/netns/n" + i + "\n"));
        assertThat(SurveyReader.read(RECORDED.replaceFirst("(?m)^" + MARKER + " end \\.$", spaces + MARKER + " end ."))).isEmpty();
    }

    /** With another text in the first section of this name. */
    private static void drawnSoon(String section, String text) {
        List<String> lines = new ArrayList<>(Arrays.asList(RECORDED.split("\n")));
        int at = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).startsWith(MARKER + " " + section + " "))
                .findFirst()
                .orElseThrow();
        while (!lines.get(at + 1).startsWith(MARKER)) {
            lines.remove(at + 1);
        }
        lines.add(at + 1, text);
        Assertions.assertTimeoutPreemptively(SOON, () -> draw(String.join("\n", lines)), section);
    }

    /** Nothing but a drawing that can be written and read again. */
    private static Optional<MachineDrawing> draw(String text) throws AssertionError {
        Optional<Survey> survey = SurveyReader.read(text);
        return survey.map(read -> {
            MachineDrawing drawing = MachineDrawing.of(read, read.machine(), Set.of());
            try {
                assertThat(TopologyFormat.parse(TopologyFormat.print(drawing.topology()))).isEqualTo(drawing.topology());
            } catch (dev.vethwork.format.json.FormatException e) {
                throw new AssertionError(e.problems().toString(), e);
            }
            return drawing;
        });
    }
}
