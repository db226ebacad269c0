package dev.vethwork.engine.read.kind;

import dev.vethwork.state.kind.Bond;
import dev.vethwork.state.kind.Dummy;
import dev.vethwork.state.kind.LinkKind;
import dev.vethwork.state.kind.Loopback;
import dev.vethwork.state.kind.Macvlan;
import dev.vethwork.state.kind.Macvtap;
import dev.vethwork.state.kind.OpenVSwitch;
import dev.vethwork.state.kind.Other;
import dev.vethwork.state.kind.Tun;
import dev.vethwork.state.kind.Veth;
import dev.vethwork.state.kind.Vlan;
import dev.vethwork.state.kind.Vrf;
import dev.vethwork.state.kind.Wireguard;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Every kind's reader, by what the kernel calls it. */
public final class LinkInfos {
    private static final LinkInfo TUNNEL = new IpTunnelInfo();

    private static final Map<String, LinkInfo> BY_NAME = Map.ofEntries(
            // Where the other end is, the kernel tells by numbers, and Open vSwitch tells of itself.
            Map.entry("veth", (link, data) -> Veth.LOOSE),
            Map.entry("openvswitch", (link, data) -> new OpenVSwitch(false, true)),
            Map.entry("vxlan", new VxlanInfo()),
            Map.entry(
                    "macvlan",
                    (link, data) -> new Macvlan(link.path("link").asString(""), data.path("mode").asString(""))),
            Map.entry(
                    "macvtap",
                    (link, data) -> new Macvtap(link.path("link").asString(""), data.path("mode").asString(""))),
            Map.entry("tun", (link, data) -> new Tun(data.path("type").asString("").equals("tap"))),
            Map.entry("vlan", (link, data) -> new Vlan(link.path("link").asString(""), data.path("id").asInt())),
            Map.entry("vrf", (link, data) -> new Vrf(data.path("table").asLong())),
            Map.entry("bond", (link, data) -> new Bond(data.path("mode").asString(""))),
            Map.entry("gre", TUNNEL),
            Map.entry("gretap", TUNNEL),
            Map.entry("ipip", TUNNEL),
            Map.entry("sit", TUNNEL),
            // What it is set to, wg tells.
            Map.entry("wireguard", (link, data) -> Wireguard.BARE),
            Map.entry("dummy", (link, data) -> Dummy.INSTANCE),
            Map.entry("bridge", new LinuxBridgeInfo()));

    private LinkInfos() {}

    /**
     * A kind with what the forwarding table tells of the interface.
     *
     * @param entries of {@code bridge -j fdb}
     * @param each whether what somebody has said of single addresses counts as well, which no lab of ours has
     */
    public static LinkKind forwarding(LinkKind kind, String device, List<JsonNode> entries, boolean each) {
        LinkInfo reader = BY_NAME.get(kind.word());
        return reader == null
                ? kind
                : reader.forwarding(
                        kind,
                        entries.stream()
                                .filter(entry -> entry.path("ifname").asString("").equals(device))
                                .toList(),
                        each);
    }

    /** The kind of an interface in the answer of {@code ip -j -d link}. */
    public static LinkKind of(JsonNode link) {
        for (JsonNode flag : link.path("flags")) {
            if (flag.asString("").equals("LOOPBACK")) {
                return Loopback.INSTANCE;
            }
        }
        JsonNode info = link.path("linkinfo");
        String name = info.path("info_kind").asString("");
        LinkInfo reader = BY_NAME.get(name);
        return reader == null ? new Other(name) : reader.read(link, info.path("info_data"));
    }
}
