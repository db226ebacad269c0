package dev.vethwork.ui.inspector.form;

import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Shaping;
import java.util.List;

/** The form of a cable: its two ends, and what is between them. */
final class CableSections {
    private CableSections() {}

    static List<Section<Cable>> of(Cable cable) {
        return sections(end("end", cable.a().node()), end("end", cable.b().node()));
    }

    /** Of several cables, whose ends are in different nodes. */
    static List<Section<Cable>> ofSeveral() {
        return sections(end("firstEnds", ""), end("secondEnds", "")).stream()
                .map(Section::shared)
                .toList();
    }

    /** One end of it, as a part of the node that it is in: an interface, and where its cable leads. */
    static Section<Cable> endIn(Cable cable, boolean first) {
        CableEnd here = first ? cable.a() : cable.b();
        CableEnd there = first ? cable.b() : cable.a();
        Section<CableEnd> whole = end("interface", here.interfaceName() + " → " + there.node());
        return first
                ? whole.in(Cable::a, (c, end) -> new Cable(end, c.b(), c.shaping()))
                : whole.in(Cable::b, (c, end) -> new Cable(c.a(), end, c.shaping()));
    }

    private static List<Section<Cable>> sections(Section<CableEnd> a, Section<CableEnd> b) {
        return List.of(
                a.in(Cable::a, (c, end) -> new Cable(end, c.b(), c.shaping())),
                b.in(Cable::b, (c, end) -> new Cable(c.a(), end, c.shaping())),
                shaping().in(Cable::shaping, Cable::withShaping));
    }

    private static Section<CableEnd> end(String key, String node) {
        return new Section<>(
                key,
                node,
                true,
                List.of(
                        Setting.unique(
                                "interface",
                                "veth-red",
                                CableEnd::interfaceName,
                                (e, text) -> e.withInterfaceName(text.strip())),
                        new Rows<>("addresses", Codecs.ADDRESS, CableEnd::addresses, CableEnd::withAddresses),
                        Setting.unique(
                                "mac",
                                "02:00:00:00:00:01",
                                e -> Cells.show(e.mac()),
                                (e, text) -> e.withMac(Cells.mac(text))),
                        Setting.text(
                                "mtu", "1500", e -> Cells.show(e.mtu()), (e, text) -> e.withMtu(Cells.mtu(text))),
                        Setting.flag("up", CableEnd::up, CableEnd::withUp),
                        Setting.text(
                                "vlan",
                                "10, or 10, 20-30 native 1",
                                e -> PortVlanText.show(e.port().vlans()),
                                (e, text) -> e.withPort(e.port().withVlans(PortVlanText.read(text)))),
                        Setting.flag(
                                "hairpin",
                                e -> e.port().hairpin(),
                                (e, on) -> e.withPort(e.port().withHairpin(on))),
                        Setting.flag(
                                "isolatedPort",
                                e -> e.port().isolated(),
                                (e, on) -> e.withPort(e.port().withIsolated(on)))));
    }

    private static Section<Shaping> shaping() {
        return new Section<>(
                "shaping",
                "",
                true,
                List.of(
                        Setting.text("rate", "10mbit", s -> Cells.show(s.rate()), (s, text) ->
                                new Shaping(Cells.optional(text), s.delay(), s.loss())),
                        Setting.text("delay", "20ms", s -> Cells.show(s.delay()), (s, text) ->
                                new Shaping(s.rate(), Cells.optional(text), s.loss())),
                        Setting.text("loss", "1%", s -> Cells.show(s.loss()), (s, text) ->
                                new Shaping(s.rate(), s.delay(), Cells.optional(text)))));
    }
}
