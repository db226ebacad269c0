package dev.vethwork.ui.inspector.form;

import dev.vethwork.net.BridgePort;
import dev.vethwork.net.PortHabit;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Shaping;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The form of a cable: its two ends, and what is between them. */
final class CableSections {
    private CableSections() {}

    /** @param inBridge which nodes are bridges: an end in one is a port, and has what ports have */
    static List<Section<Cable>> of(Cable cable, Predicate<String> inBridge) {
        List<Section<Cable>> all = new ArrayList<>(sections(
                end("end", cable.a().node(), isPort(cable.a(), inBridge)),
                end("end", cable.b().node(), isPort(cable.b(), inBridge))));
        Section<CableEnd> a = leaving(cable.a().node());
        Section<CableEnd> b = leaving(cable.b().node());
        all.add(a.in(Cable::a, (c, end) -> new Cable(end, c.b(), c.shaping())));
        all.add(b.in(Cable::b, (c, end) -> new Cable(c.a(), end, c.shaping())));
        return List.copyOf(all);
    }

    /** Of several cables, whose ends are in different nodes. */
    static List<Section<Cable>> ofSeveral() {
        return sections(end("firstEnds", "", true), end("secondEnds", "", true)).stream()
                .map(Section::shared)
                .toList();
    }

    /** One end of it, as a part of the node that it is in: an interface, and where its cable leads. */
    static Section<Cable> endIn(Cable cable, boolean first, Predicate<String> inBridge) {
        CableEnd here = first ? cable.a() : cable.b();
        CableEnd there = first ? cable.b() : cable.a();
        Section<CableEnd> whole = end("interface", here.interfaceName() + " → " + there.node(), isPort(here, inBridge));
        return first
                ? whole.in(Cable::a, (c, end) -> new Cable(end, c.b(), c.shaping()))
                : whole.in(Cable::b, (c, end) -> new Cable(c.a(), end, c.shaping()));
    }

    private static List<Section<Cable>> sections(Section<CableEnd> a, Section<CableEnd> b) {
        return List.of(
                a.in(Cable::a, (c, end) -> new Cable(end, c.b(), c.shaping())),
                b.in(Cable::b, (c, end) -> new Cable(c.a(), end, c.shaping())),
                shaping("shaping", "", true).in(Cable::shaping, Cable::withShaping));
    }

    /** One that has such settings without being one can be rid of them. */
    private static boolean isPort(CableEnd end, Predicate<String> inBridge) {
        return inBridge.test(end.node()) || !end.port().equals(BridgePort.PLAIN);
    }

    private static Section<CableEnd> end(String key, String node, boolean port) {
        List<Item<CableEnd>> items = new ArrayList<>(interfaceItems());
        if (port) {
            items.addAll(portItems());
        }
        return new Section<>(key, node, true, items);
    }

    private static List<Item<CableEnd>> interfaceItems() {
        return List.of(
                        Setting.unique(
                                "interface",
                                "veth-red",
                                CableEnd::interfaceName,
                                (e, text) -> e.withInterfaceName(text.strip())),
                        new Rows<>("addresses", AddressRows.CODEC, CableEnd::addresses, CableEnd::withAddresses),
                        Setting.unique(
                                "mac",
                                "02:00:00:00:00:01",
                                e -> Cells.show(e.mac()),
                                (e, text) -> e.withMac(Cells.mac(text))),
                        Setting.text(
                                "mtu", "1500", e -> Cells.show(e.mtu()), (e, text) -> e.withMtu(Cells.mtu(text))),
                        Setting.flag("up", CableEnd::up, CableEnd::withUp),
                        Setting.flag("dhcp", CableEnd::dhcp, CableEnd::withDhcp),
                        Setting.flag("dad", CableEnd::dad, CableEnd::withDad));
    }

    private static List<Item<CableEnd>> portItems() {
        return List.of(
                        Setting.text(
                                "vlan",
                                "10 / 10, 20-30 native 1",
                                e -> PortVlanText.show(e.port().vlans()),
                                (e, text) -> e.withPort(e.port().withVlans(PortVlanText.read(text)))),
                        Setting.flag(
                                "hairpin",
                                e -> e.port().hairpin(),
                                (e, on) -> e.withPort(e.port().withHairpin(on))),
                        Setting.flag(
                                "isolatedPort",
                                e -> e.port().isolated(),
                                (e, on) -> e.withPort(e.port().withIsolated(on))),
                        habit("portLearning", PortHabit.LEARNING),
                        habit("portFlood", PortHabit.FLOOD),
                        habit("portMulticast", PortHabit.MCAST_FLOOD),
                        habit("portBroadcast", PortHabit.BCAST_FLOOD));
    }

    /** What a port of a bridge does by itself, unless it is told not to. */
    private static Setting<CableEnd> habit(String key, PortHabit habit) {
        return Setting.flag(key, e -> e.port().does(habit), (e, on) -> e.withPort(e.port().with(habit, on)));
    }

    /** What becomes of packets at one end alone. */
    private static Section<CableEnd> leaving(String node) {
        return shaping("endShaping", node, false).in(CableEnd::shaping, CableEnd::withShaping);
    }

    private static Section<Shaping> shaping(String key, String title, boolean open) {
        return new Section<>(
                key,
                title,
                open,
                List.of(
                        share("rate", "10mbit", Shaping::rate, Shaping::withRate),
                        share("delay", "20ms", Shaping::delay, Shaping::withDelay),
                        share("jitter", "5ms", Shaping::jitter, Shaping::withJitter),
                        share("loss", "1%", Shaping::loss, Shaping::withLoss),
                        share("duplicate", "1%", Shaping::duplicate, Shaping::withDuplicate),
                        share("corrupt", "0.1%", Shaping::corrupt, Shaping::withCorrupt),
                        share("reorder", "5%", Shaping::reorder, Shaping::withReorder)));
    }

    private static Setting<Shaping> share(
            String key,
            String example,
            Function<Shaping, @Nullable String> read,
            BiFunction<Shaping, @Nullable String, Shaping> write) {
        return Setting.text(
                key, example, s -> Cells.show(read.apply(s)), (s, text) -> write.apply(s, Cells.optional(text)));
    }
}
