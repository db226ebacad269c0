package dev.vethwork.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vethwork.format.TopologyFormat;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LayoutsTest {
    @ParameterizedTest
    @EnumSource(Style.class)
    void noTwoNodesOverlap(Style style) {
        for (Topology drawing : List.of(star(60), ring(30), mixed(), star(1))) {
            assertApart(Layouts.arrange(drawing, Set.of(), style, () -> false));
        }
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void everyNodeGetsAWholePlace(Style style) {
        Map<String, Position> places = Layouts.arrange(mixed(), Set.of(), style, () -> false);
        assertThat(places.keySet()).isEqualTo(mixed().nodes().keySet());
        assertThat(places.values()).allMatch(p -> p.x() == Math.rint(p.x()) && p.y() == Math.rint(p.y()));
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void theSameDrawingGetsTheSamePlaces(Style style) {
        assertThat(Layouts.arrange(mixed(), Set.of(), style, () -> false))
                .isEqualTo(Layouts.arrange(mixed(), Set.of(), style, () -> false));
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void cancellingStopsIt(Style style) {
        AtomicInteger asked = new AtomicInteger();
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> Layouts.arrange(ring(50), Set.of(), style, () -> asked.incrementAndGet() > 2));
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void onlyTheSelectionMoves(Style style) {
        Topology drawing = ring(12);
        Topology placed = drawing.withLayout(Layouts.arrange(drawing, Set.of(), Style.RADIAL, () -> false));
        Map<String, Position> after = Layouts.arrange(placed, Set.of("n0", "n1", "n2"), style, () -> false);
        assertApart(after);
        placed.layout().forEach((name, at) -> {
            if (!Set.of("n0", "n1", "n2").contains(name)) {
                assertThat(after).containsEntry(name, at);
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void aThousandNodesTakeLessThanFiveSeconds(Style style) {
        for (Topology drawing : List.of(star(1_000), ring(1_000), tree(1_000))) {
            // Of the processor, since others may be busy on the machine that tests.
            ThreadMXBean clock = ManagementFactory.getThreadMXBean();
            long before = clock.getCurrentThreadCpuTime();
            Map<String, Position> places = Layouts.arrange(drawing, Set.of(), style, () -> false);
            assertThat(Duration.ofNanos(clock.getCurrentThreadCpuTime() - before)).isLessThan(Duration.ofSeconds(5));
            assertApart(places);
        }
    }

    @Test
    void layersRunFromTheHostDownToTheNamespaces() {
        Map<String, Position> places = Layouts.arrange(mixed(), Set.of(), Style.LAYERED, () -> false);
        assertThat(places.get("host").y()).isLessThan(places.get("v-net-0").y());
        assertThat(places.get("v-net-0").y()).isLessThan(places.get("red").y());
    }

    @Test
    void ringsThrowNobodyFarOut() throws Exception {
        try (Stream<Path> samples = Files.list(Path.of("sample-topologies")).filter(f -> f.toString().endsWith(".json"))) {
            for (Path sample : samples.toList()) {
                Map<String, Position> places =
                        Layouts.arrange(TopologyFormat.read(sample), Set.of(), Style.RADIAL, () -> false);
                places.forEach((name, at) -> assertThat(places.entrySet().stream()
                                .filter(other -> !other.getKey().equals(name))
                                .mapToDouble(other ->
                                        Math.hypot(other.getValue().x() - at.x(), other.getValue().y() - at.y()))
                                .min()
                                .orElse(0))
                        .as(sample + " " + name)
                        .isLessThan(330));
            }
        }
    }

    @Test
    void completingPlacesOnlyWhatHasNoPlace() {
        Position mine = new Position(333, 444);
        Map<String, Position> places = Layouts.complete(mixed().withLayout(Map.of("red", mine)));
        assertThat(places).containsEntry("red", mine).hasSize(mixed().nodes().size());
        assertApart(places);
    }

    @Test
    void anEmptyDrawingHasAnEmptyLayout() {
        assertThat(Layouts.complete(Topology.empty("lab"))).isEmpty();
    }

    private static void assertApart(Map<String, Position> places) {
        List<Map.Entry<String, Position>> all = List.copyOf(places.entrySet());
        for (int i = 0; i < all.size(); i++) {
            for (int j = 0; j < i; j++) {
                String one = all.get(i).getKey();
                String other = all.get(j).getKey();
                assertThat(Room.ofNode(one).crowds(all.get(i).getValue(), Room.ofNode(other), all.get(j).getValue()))
                        .as("%s overlaps %s", one, other)
                        .isFalse();
            }
        }
    }

    private static Topology mixed() {
        return drawing(
                List.of(
                        Namespace.of("red"),
                        Namespace.of("blue"),
                        Bridge.of("v-net-0"),
                        Host.of("host"),
                        Namespace.of("alone"),
                        Namespace.of("a-namespace-with-a-very-long-name")),
                List.of(new String[] {"red", "v-net-0"}, new String[] {"blue", "v-net-0"}, new String[] {"red", "blue"},
                        new String[] {"red", "blue"}, new String[] {"red", "red"}));
    }

    private static Topology star(int leaves) {
        List<Node> nodes = new ArrayList<>(List.of(Bridge.of("hub")));
        List<String[]> pairs = new ArrayList<>();
        for (int i = 0; i < leaves; i++) {
            nodes.add(Namespace.of("n" + i));
            pairs.add(new String[] {"n" + i, "hub"});
        }
        return drawing(nodes, pairs);
    }

    private static Topology ring(int size) {
        List<Node> nodes = new ArrayList<>();
        List<String[]> pairs = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            nodes.add(Namespace.of("n" + i));
            pairs.add(new String[] {"n" + i, "n" + (i + 1) % size});
        }
        return drawing(nodes, pairs);
    }

    private static Topology tree(int size) {
        List<Node> nodes = new ArrayList<>(List.of(Namespace.of("n0")));
        List<String[]> pairs = new ArrayList<>();
        for (int i = 1; i < size; i++) {
            nodes.add(Namespace.of("n" + i));
            pairs.add(new String[] {"n" + i, "n" + (i - 1) / 3});
        }
        return drawing(nodes, pairs);
    }

    private static Topology drawing(List<Node> nodes, List<String[]> pairs) {
        List<Cable> cables = new ArrayList<>();
        for (String[] pair : pairs) {
            int i = cables.size();
            cables.add(Cable.of(CableEnd.of(pair[0], "a" + i), CableEnd.of(pair[1], "b" + i)));
        }
        return new Topology("lab", "", nodes, cables, List.of(), Map.of());
    }

    @Test
    void manyBridgesOfTheHostStandInSeveralRows() {
        Topology many = Topology.empty("many").withNode(Host.of("host"));
        for (int b = 0; b < 16; b++) {
            many = many.withNode(Bridge.of("br" + b));
            for (int i = 0; i < 3; i++) {
                String name = "n" + b + "x" + i;
                many = many.withNode(Namespace.of(name))
                        .withCable(Cable.of(CableEnd.of(name, "eth0"), CableEnd.of("br" + b, "p-" + name)));
            }
        }
        Map<String, Position> places = Layouts.arrange(many, Set.of(), Style.LAYERED, () -> false);
        double width = places.values().stream().mapToDouble(Position::x).summaryStatistics().getMax();
        double height = places.values().stream().mapToDouble(Position::y).summaryStatistics().getMax();
        assertThat(width).isLessThan(3 * height);
        assertThat(places.entrySet())
                .filteredOn(e -> !e.getKey().equals("host"))
                .allMatch(e -> e.getValue().y() > Objects.requireNonNull(places.get("host")).y());
    }
}
