package dev.vethwork.engine.read;

import dev.vethwork.engine.read.kind.LinkInfos;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.BridgePort;
import dev.vethwork.net.Mac;
import dev.vethwork.net.PortHabit;
import dev.vethwork.net.PortVlans;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.Interface;
import dev.vethwork.state.Queue;
import dev.vethwork.state.kind.LinkKind;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An interface as the kernel names it: its other end by number only.
 *
 * @param alias empty for none
 * @param peerIndex index of the other end in its namespace, 0 where there is none or localPeer tells
 * @param peerNetnsId number that this namespace gives the other end's; -1 where it is the same one
 * @param localPeer name of the other end, where it is in the same namespace
 * @param promiscuous whether it takes in what is for others, too, as a port of a switch must
 */
public record NumberedLink(
        Interface device,
        String alias,
        int peerIndex,
        int peerNetnsId,
        @Nullable String localPeer,
        boolean promiscuous) {
    /** By name, and by number as {@code ip -N} has it (ARPHRD_ETHER). */
    private static final Set<String> ETHERNET = Set.of("ether", "[1]");

    /** Those in the answer of {@code ip -j -d addr}. */
    public static List<NumberedLink> parse(List<JsonNode> objects) {
        return objects.stream().filter(IpJson::isLink).map(NumberedLink::of).toList();
    }

    public NumberedLink with(LinkKind kind) {
        return new NumberedLink(device.withKind(kind), alias, peerIndex, peerNetnsId, localPeer, promiscuous);
    }

    /** With the VLANs that it is in as a port. */
    public NumberedLink withVlans(PortVlans vlans) {
        return new NumberedLink(
                device.withPort(device.port().withVlans(vlans)), alias, peerIndex, peerNetnsId, localPeer, promiscuous);
    }

    /** Whether it stands on an interface of another namespace, which is known by its numbers alone. */
    public boolean standsElsewhere() {
        return peerIndex != 0 && peerNetnsId >= 0 && device.kind().canStandElsewhere();
    }

    private static NumberedLink of(JsonNode node) {
        List<String> flags = IpJson.words(node.path("flags"));
        Interface device = new Interface(
                node.path("ifname").asString(),
                LinkInfos.of(node),
                null,
                node.path("ifindex").asInt(),
                mac(node.path("address").asString("")),
                node.path("mtu").asInt(),
                flags.contains("UP"),
                flags.contains("LOWER_UP"),
                node.has("master") ? node.path("master").asString() : null,
                port(node.path("linkinfo").path("info_slave_data")),
                addresses(node.path("addr_info"), _ -> true),
                Set.copyOf(addresses(node.path("addr_info"), NumberedLink::isLearned)),
                Set.copyOf(addresses(node.path("addr_info"), a -> a.path("dadfailed").asBoolean(false))),
                Set.copyOf(addresses(node.path("addr_info"), NumberedLink::isAskedFor)),
                false,
                !isDeafToArp(node, flags),
                isHeld(node),
                Queue.NONE);
        return new NumberedLink(
                device,
                node.path("ifalias").asString(""),
                node.path("link_index").asInt(0),
                node.path("link_netnsid").asInt(-1),
                node.has("link") ? node.path("link").asString() : null,
                node.path("promiscuity").asInt(0) > 0);
    }

    /** A bridge switches a port off by itself where that has no carrier, and with STP for reasons of its own. */
    private static boolean isHeld(JsonNode node) {
        String state = node.path("linkinfo").path("info_slave_data").path("state").asString("");
        return node.path("operstate").asString("").equals("UP") && (state.equals("disabled") || state.equals("blocking"));
    }

    /** Somebody switched it off there: kinds that are born so have no other link layer, or send to no group. */
    private static boolean isDeafToArp(JsonNode node, List<String> flags) {
        return flags.contains("NOARP")
                && flags.contains("MULTICAST")
                && ETHERNET.contains(node.path("link_type").asString(""));
    }

    /** What a bridge's port is set to, but for its VLANs. */
    private static BridgePort port(JsonNode data) {
        BridgePort port = new BridgePort(
                data.path("hairpin").asBoolean(false), data.path("isolated").asBoolean(false), null);
        for (PortHabit habit : PortHabit.values()) {
            port = port.with(habit, data.path(habit.name().toLowerCase(Locale.ROOT)).asBoolean(true));
        }
        return port;
    }

    private static @Nullable Mac mac(String text) {
        try {
            return new Mac(text);
        } catch (BadValue e) {
            return null;
        }
    }

    /** Whoever gave it wanted to know whether somebody on the link had it already. The kernel asks for its own always. */
    private static boolean isAskedFor(JsonNode address) {
        if (address.path("nodad").asBoolean(false) || isLearned(address) || !address.has("local")) {
            return false;
        }
        IPAddress it = Addresses.parse(address.path("local").asString());
        return it.isIPv6() && !it.isLinkLocal() && !it.isLoopback();
    }

    /** What the kernel forgets after a while was told by DHCP or by a router. */
    private static boolean isLearned(JsonNode address) {
        return address.path("dynamic").asBoolean(false);
    }

    private static List<Prefix> addresses(JsonNode array, Predicate<JsonNode> which) {
        List<Prefix> all = new ArrayList<>();
        array.forEach(node -> {
            if (node.has("local") && which.test(node)) {
                all.add(new Prefix(
                        Addresses.parse(node.path("local").asString()),
                        node.path("prefixlen").asInt()));
            }
        });
        return all;
    }
}
