package dev.vethwork.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vethwork.format.TopologyFormat;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Shaping;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.DrawnDummy;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.LinkBasics;
import dev.vethwork.topology.segment.TunnelLink;
import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

class PaintingTest {
    static Stream<Path> samples() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("sample-topologies"))) {
            return files.filter(f -> f.toString().endsWith(".vethwork.json")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleIsWellFormedSvgThatShowsEveryNameAndAddress(Path file) throws Exception {
        Topology topology = TopologyFormat.read(file);
        String svg = SvgWriter.write(Painting.of(topology, Palette.LIGHT));
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertThat(svg).contains(topology.nodes().keySet());
        topology.cables().stream()
                .flatMap(c -> c.ends().stream())
                .forEach(e -> {
                    assertThat(svg).contains(">" + e.interfaceName() + "<");
                    e.addresses().forEach(a -> assertThat(svg).contains(a.text()));
                });
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatANodeHasBesideTheEndsOfCablesStandsBelowIt(Path file) throws Exception {
        Topology topology = TopologyFormat.read(file);
        Picture picture = Painting.of(topology, Palette.LIGHT);
        List<String> words = picture.marks().stream()
                .flatMap(m -> m instanceof Picture.Words w && w.type() == Type.CHIP ? Stream.of(w.text()) : Stream.empty())
                .toList();
        assertThat(words).containsExactlyElementsOf(topology.nodes().values().stream()
                .flatMap(node -> Chips.of(node).stream())
                .toList());
    }

    @Test
    void theEndsOfATunnelAreJoinedByADashedLineAsLongAsTheyKnowEachOther() throws Exception {
        Topology flannel = TopologyFormat.read(Path.of("sample-topologies/16-flannel-vxlan.vethwork.json"));
        assertThat(TunnelLink.of(flannel)).isNotEmpty();
        assertThat(dashes(flannel)).isEqualTo(TunnelLink.of(flannel).size());
        Topology readdressed = flannel;
        for (Cable cable : flannel.cables()) {
            readdressed = readdressed.editCable(
                    cable.a().id(), c -> c.withEnd(c.a().id(), c.a().withAddresses(List.of())).withEnd(c.b().id(), c.b().withAddresses(List.of())));
        }
        assertThat(dashes(readdressed)).isZero();
    }

    private static long dashes(Topology topology) {
        return Painting.of(topology, Palette.LIGHT).marks().stream()
                .filter(m -> m instanceof Picture.Shape shape && shape.dash() == 3)
                .count();
    }

    @Test
    void moreThanFiveAreCounted() {
        Topology topology = Topology.empty("many").withNode(Namespace.of("red").withStack(
                IpStack.DEFAULT.withInterfaces(Stream.of("d1", "d2", "d3", "d4", "d5", "d6", "d7")
                        .<DrawnInterface>map(n -> new DrawnDummy(
                                LinkBasics.of(n)))
                        .toList())));
        assertThat(Chips.of(topology.nodes().get("red"))).hasSize(5).endsWith("+3");
        assertThat(Chips.count(topology.nodes().get("red"))).isEqualTo(7);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void noLabelLiesOnAnother(Path file) throws Exception {
        Picture picture = Painting.of(TopologyFormat.read(file), Palette.LIGHT);
        List<Picture.Words> labels = picture.marks().stream()
                .filter(Picture.Words.class::isInstance)
                .map(Picture.Words.class::cast)
                .filter(w -> w.type() == Type.CODE || w.type() == Type.CHIP)
                .toList();
        for (int i = 0; i < labels.size(); i++) {
            for (int j = i + 1; j < labels.size(); j++) {
                double shared = labels.get(i).box().grown(-1.5).overlap(labels.get(j).box().grown(-1.5));
                assertThat(shared).as(labels.get(i).text() + " and " + labels.get(j).text()).isZero();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void noLabelLiesOnANodeOrWhatStandsBelowItOrOnAnothersLine(Path file) throws Exception {
        Topology topology = TopologyFormat.read(file);
        Map<String, Position> places = NodePlaces.of(topology);
        Picture picture = Painting.of(topology, Palette.LIGHT);
        List<Box> things = topology.nodes().values().stream()
                .flatMap(n -> NodePainter.things(n, NodePlaces.at(places, n.name())))
                .toList();
        List<DrawnWire> wires = DrawnWire.all(topology, places);
        for (Picture.Words words : labels(picture)) {
            assertThat(things).as(words.text()).allSatisfy(t -> assertThat(t.overlap(words.box())).isZero());
            // Whose it is may be told from its text alone where all lines but one are clear of it.
            assertThat(wires.stream().filter(w -> w.stretch().crossing(words.box()) > 0).count())
                    .as(words.text())
                    .isLessThanOrEqualTo(1);
        }
    }

    private static List<Picture.Words> labels(Picture picture) {
        return picture.marks().stream()
                .flatMap(m -> m instanceof Picture.Words w && w.type() == Type.CODE ? Stream.of(w) : Stream.empty())
                .toList();
    }

    @Test
    void nodesOfADrawingThatWasNeverPlacedDoNotOverlap() {
        Topology topology = Topology.empty("many").withNode(Bridge.of("br"));
        for (int i = 0; i < 60; i++) {
            topology = topology.withNode(Namespace.of("n" + i)).withCable(Cable.of(CableEnd.of("n" + i, "eth0"), CableEnd.of("br", "p" + i)));
        }
        Map<String, Position> places = NodePlaces.of(topology);
        List<Box> boxes = topology.nodes().values().stream()
                .map(n -> NodePainter.box(n, NodePlaces.at(places, n.name())))
                .toList();
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = i + 1; j < boxes.size(); j++) {
                assertThat(boxes.get(i).overlap(boxes.get(j))).isZero();
            }
        }
    }

    @Test
    void anEndThatAsksForItsAddressSaysSoWhereTheAddressWouldStand() throws Exception {
        Topology topology = TopologyFormat.read(Path.of("sample-topologies/19-dhcp-and-dns.vethwork.json"));
        assertThat(labels(Painting.of(topology, Palette.LIGHT))).extracting(Picture.Words::text).contains("DHCP");
    }

    @Test
    void aPictureSpeaksTheUsersLanguage() throws Exception {
        Topology nat = TopologyFormat.read(Path.of("sample-topologies/05-outside-with-nat.vethwork.json"));
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.KOREAN);
            assertThat(SvgWriter.write(Painting.of(nat, Palette.LIGHT)))
                    .contains(">네임스페이스<")
                    .contains(">호스트<")
                    .doesNotContain(">namespace<");
        } finally {
            Locale.setDefault(before);
        }
    }

    /** As in the window: what is seen in one is looked for in the other. */
    @Test
    void whatANodeDoesStandsBelowItsNameAsIcons() throws Exception {
        Topology nat = TopologyFormat.read(Path.of("sample-topologies/05-outside-with-nat.vethwork.json"));
        List<Feature> does = Feature.of(nat.host().orElseThrow());
        assertThat(does).contains(Feature.FORWARDS, Feature.MASQUERADES);
        List<String> paths = Painting.of(nat, Palette.LIGHT).marks().stream()
                .filter(Picture.Shape.class::isInstance)
                .map(m -> ((Picture.Shape) m).path())
                .toList();
        assertThat(does).allSatisfy(f -> assertThat(paths).contains(Icon.path(f.icon(), 12)));
    }

    @Test
    void anEndThatIsOffAndItsCablesWeatherAreWordedAsInTheWindow() {
        Topology topology = Topology.empty("x")
                .withNode(Namespace.of("red"))
                .withNode(Namespace.of("blue"))
                .withCable(new Cable(
                        CableEnd.of("red", "veth-red").withUp(false),
                        CableEnd.of("blue", "veth-blue"),
                        Shaping.NONE.withDelay("20ms").withJitter("5ms")));
        assertThat(labels(Painting.of(topology, Palette.LIGHT)))
                .extracting(Picture.Words::text)
                .contains("veth-red · switched off", "20 ms ± 5 ms");
    }

    @Test
    void textFromAFileStaysText() {
        Topology topology = Topology.empty("x").withDescription("</text><script>&\"").withNode(Namespace.of("red"));
        assertThat(SvgWriter.write(Painting.of(topology, Palette.LIGHT)))
                .contains("&lt;/text&gt;&lt;script&gt;&amp;&quot;")
                .doesNotContain("<script");
    }

    @Test
    void anEmptyDrawingIsAPicture() throws Exception {
        assertThat(PngWriter.write(Painting.of(Topology.empty("empty"), Palette.DARK), 1)).isNotEmpty();
    }

    @Test
    void whatWasNeverPlacedIsPlacedTheSameEveryTime() {
        Topology topology = Topology.empty("x").withNode(Namespace.of("red")).withNode(Namespace.of("blue"));
        assertThat(Painting.of(topology, Palette.LIGHT)).isEqualTo(Painting.of(topology, Palette.LIGHT));
    }

    @Test
    void aPdfShowsWhatThePngShowsKoreanTextsIncluded() throws Exception {
        Topology topology = TopologyFormat.read(Path.of("sample-topologies/02-bridge.vethwork.json"))
                .withDescription("한글 설명");
        Picture picture = Painting.of(topology, Palette.LIGHT);
        BufferedImage png = PngWriter.image(picture, 1);
        try (PDDocument document = Loader.loadPDF(PdfWriter.write(picture))) {
            BufferedImage pdf = new PDFRenderer(document).renderImage(0);
            assertThat(pdf.getWidth()).isCloseTo(png.getWidth(), within(1));
            assertThat(pdf.getHeight()).isCloseTo(png.getHeight(), within(1));
            assertThat(difference(png, pdf)).as("mean difference of a colour, of 255").isLessThan(4);
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo(picture.title());
        }
    }

    private static double difference(BufferedImage a, BufferedImage b) {
        double sum = 0;
        int width = Math.min(a.getWidth(), b.getWidth());
        int height = Math.min(a.getHeight(), b.getHeight());
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int shift = 0; shift <= 16; shift += 8) {
                    sum += Math.abs((a.getRGB(x, y) >> shift & 255) - (b.getRGB(x, y) >> shift & 255));
                }
            }
        }
        return sum / 3 / width / height;
    }

    @Test
    void whatANodeIsHasTheColourThatItHasOnTheCanvas() throws Exception {
        String sheet;
        try (InputStream in = Objects.requireNonNull(Painting.class.getResourceAsStream("/dev/vethwork/ui/canvas.css"))) {
            sheet = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Map<String, Palette> themes = Map.of(".light {", Palette.LIGHT, ".dark {", Palette.DARK);
        themes.forEach((theme, palette) -> {
            String rule = sheet.lines().filter(line -> line.startsWith(theme)).findFirst().orElseThrow();
            for (Outline outline : Outline.values()) {
                assertThat(rule).contains("-vw-" + outline.name().toLowerCase(Locale.ROOT) + ": " + outline.edge(palette) + ";");
            }
        });
    }

    @Test
    void aNodeHasTheIconThatItHasInTheWindow() {
        Picture picture = Painting.of(Topology.empty("lab").withNode(Namespace.of("red")), Palette.LIGHT);
        String icon = Icon.path(Outline.NAMESPACE.icon(), 18);
        assertThat(picture.marks())
                .anyMatch(m -> m instanceof Picture.Shape s && s.path().equals(icon) && Palette.LIGHT.namespace().equals(s.fill()));
        var box = PathReader.read(icon).getBounds2D();
        assertThat(box.getCenterX()).isCloseTo(0, within(0.1));
        assertThat(box.getHeight()).isBetween(12.0, 18.0);
    }
}
