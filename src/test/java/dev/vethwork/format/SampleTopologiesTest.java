package dev.vethwork.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.explain.Finding;
import dev.vethwork.explain.Ground;
import dev.vethwork.explain.lint.Lint;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleTopologiesTest {
    /** Samples of a mistake, with the findings that name it. */
    private static final Map<String, List<String>> SHOWN = Map.of("mtu-black-hole", List.of("PMTU_BLACK_HOLE"));

    private static final int NODE_WIDTH = 140;
    private static final int NODE_HEIGHT = 64;

    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("sample-topologies"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void everyFileThereIsADrawing() throws IOException {
        assertThat(samples()).isNotEmpty().allMatch(f -> f.toString().endsWith(".vethwork.json"));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleIsStoredAsTheProgramWouldSaveIt(Path file) throws Exception {
        Topology drawing = TopologyFormat.read(file);
        assertThat(TopologyFormat.print(drawing)).isEqualTo(Files.readString(file));
        assertThat(file.getFileName().toString()).matches("\\d\\d-" + drawing.name() + "\\.vethwork\\.json");
        assertThat(drawing.description()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleKeepsToTheSchema(Path file) throws Exception {
        assertThat(Schemas.complaints(Files.readString(file))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void lintHasNothingAgainstASampleButWhatItShows(Path file) throws Exception {
        Topology drawing = TopologyFormat.read(file);
        List<String> shown = SHOWN.getOrDefault(drawing.name(), List.of());
        assertThat(Lint.check(drawing, Ground.UNKNOWN)).extracting(Finding::code).isEqualTo(shown);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyNodeOfASampleHasAPlaceOfItsOwn(Path file) throws Exception {
        Topology drawing = TopologyFormat.read(file);
        assertThat(drawing.layout().keySet()).isEqualTo(new java.util.TreeSet<>(drawing.nodes().keySet()));
        List<Position> places = List.copyOf(drawing.layout().values());
        for (int i = 0; i < places.size(); i++) {
            Position one = places.get(i);
            assertThat(one.x()).isBetween(NODE_WIDTH / 2.0, 1100 - NODE_WIDTH / 2.0);
            assertThat(one.y()).isBetween(NODE_HEIGHT / 2.0, 700 - NODE_HEIGHT / 2.0);
            assertThat(places.subList(0, i)).noneMatch(other -> overlap(one, other));
        }
    }

    private static boolean overlap(Position one, Position other) {
        return Math.abs(one.x() - other.x()) < NODE_WIDTH && Math.abs(one.y() - other.y()) < NODE_HEIGHT;
    }
}
