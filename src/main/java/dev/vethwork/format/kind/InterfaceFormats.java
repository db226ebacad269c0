package dev.vethwork.format.kind;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.format.json.Readers;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Mac;
import dev.vethwork.net.Mtu;
import dev.vethwork.net.Names;
import dev.vethwork.net.Quote;
import dev.vethwork.topology.kind.DrawnBond;
import dev.vethwork.topology.kind.DrawnDummy;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.DrawnLoopback;
import dev.vethwork.topology.kind.DrawnMacvlan;
import dev.vethwork.topology.kind.DrawnMacvtap;
import dev.vethwork.topology.kind.DrawnPhysical;
import dev.vethwork.topology.kind.DrawnTun;
import dev.vethwork.topology.kind.DrawnTunnel;
import dev.vethwork.topology.kind.DrawnVlan;
import dev.vethwork.topology.kind.DrawnVrf;
import dev.vethwork.topology.kind.DrawnVxlan;
import dev.vethwork.topology.kind.DrawnWireguard;
import dev.vethwork.topology.kind.LinkBasics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/** Every kind's format, by its word in the file. */
public final class InterfaceFormats {
    private static final LoopbackFormat LOOPBACK = new LoopbackFormat();
    private static final DummyFormat DUMMY = new DummyFormat();

    private static final VxlanFormat VXLAN = new VxlanFormat();

    private static final MacvlanFormat MACVLAN = new MacvlanFormat();

    private static final MacvtapFormat MACVTAP = new MacvtapFormat();

    private static final TunFormat TAP = new TunFormat();

    private static final VlanFormat VLAN = new VlanFormat();

    private static final VrfFormat VRF = new VrfFormat();

    private static final BondFormat BOND = new BondFormat();

    private static final TunnelFormat TUNNEL = new TunnelFormat();

    private static final WireguardFormat WIREGUARD = new WireguardFormat();

    private static final PhysicalFormat PHYSICAL = new PhysicalFormat();

    private static final Map<String, InterfaceFormat<?>> BY_WORD = new TreeMap<>(Map.ofEntries(
            Map.entry("vxlan", VXLAN),
            Map.entry("macvlan", MACVLAN),
            Map.entry("macvtap", MACVTAP),
            Map.entry("tap", TAP),
            Map.entry("tun", TunFormat.PACKETS),
            Map.entry("vlan", VLAN),
            Map.entry("vrf", VRF),
            Map.entry("bond", BOND),
            Map.entry("gre", new TunnelFormat(DrawnTunnel.Type.GRE)),
            Map.entry("gretap", new TunnelFormat(DrawnTunnel.Type.GRETAP)),
            Map.entry("ipip", new TunnelFormat(DrawnTunnel.Type.IPIP)),
            Map.entry("sit", new TunnelFormat(DrawnTunnel.Type.SIT)),
            Map.entry("wireguard", WIREGUARD),
            Map.entry("physical", PHYSICAL),
            Map.entry("loopback", LOOPBACK),
            Map.entry("dummy", DUMMY)));

    private InterfaceFormats() {}

    private static ObjectNode write(DrawnInterface drawn, JsonBuilder json) {
        switch (drawn) {
            case DrawnVxlan d -> VXLAN.write(d, json);
            case DrawnMacvlan d -> MACVLAN.write(d, json);
            case DrawnMacvtap d -> MACVTAP.write(d, json);
            case DrawnTun d -> TAP.write(d, json);
            case DrawnVlan d -> VLAN.write(d, json);
            case DrawnVrf d -> VRF.write(d, json);
            case DrawnBond d -> BOND.write(d, json);
            case DrawnTunnel d -> TUNNEL.write(d, json);
            case DrawnWireguard d -> WIREGUARD.write(d, json);
            case DrawnPhysical d -> PHYSICAL.write(d, json);
            case DrawnLoopback d -> LOOPBACK.write(d, json);
            case DrawnDummy d -> DUMMY.write(d, json);
        }
        return json.build();
    }

    /** An interface of whatever kind. */
    public static DrawnInterface read(Located value, Problems problems) {
        InterfaceFormat<?> format =
                Fields.any(value, problems).required("kind", Readers.text(InterfaceFormats::format));
        List<String> known = new ArrayList<>(List.of("kind", "name"));
        known.addAll(format.basics());
        known.addAll(format.fields());
        Fields fields = Fields.of(value, problems, known.toArray(String[]::new));
        LinkBasics basics = new LinkBasics(
                fields.required("name", Readers.text(Names::device)),
                fields.list("addresses", Readers.text(InterfaceAddress::parse)),
                fields.optional("mac", Readers.text(Mac::new)),
                fields.optional("mtu", Readers.whole(Mtu.LEAST, Mtu.MOST)),
                fields.flag("up", true),
                format.basics().contains("dad") && fields.flag("dad", false),
                fields.optional("bridge", Readers.text(Names::device)));
        return format.read(basics, fields);
    }

    private static InterfaceFormat<?> format(String word) {
        InterfaceFormat<?> format = BY_WORD.get(word);
        if (format == null) {
            throw BadValue.of("interface.kind", Quote.of(word), String.join(", ", new TreeSet<>(BY_WORD.keySet())));
        }
        return format;
    }

    public static ObjectNode write(DrawnInterface drawn) {
        LinkBasics basics = drawn.basics();
        JsonBuilder json = new JsonBuilder()
                .text("name", basics.name())
                .text("kind", drawn.word())
                .texts("addresses", basics.addresses(), InterfaceAddress::text)
                .text("mac", basics.mac() == null ? null : basics.mac().text())
                .whole("mtu", basics.mtu())
                .flag("up", basics.up(), true)
                .flag("dad", basics.dad(), false)
                .text("bridge", basics.bridge());
        return write(drawn, json);
    }
}
