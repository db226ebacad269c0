package dev.vethwork.explain.report;

import dev.vethwork.explain.walk.stack.Arp;
import dev.vethwork.explain.walk.stack.RuleText;
import dev.vethwork.explain.walk.stack.V6Switch;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Family;
import dev.vethwork.state.NetworkState;
import inet.ipaddr.IPAddress;
import java.util.Objects;

/** The command by which a person sees on the real system what stopped a packet. */
public final class ShowCommand {
    private static final String NFT = "nft";

    private final Stop stop;
    private final String device;

    private ShowCommand(Stop stop) {
        this.stop = stop;
        this.device = Objects.requireNonNullElse(stop.device(), "");
    }

    public static String of(Stop stop) {
        return new ShowCommand(stop).command();
    }

    private String command() {
        return switch (stop.cause()) {
            case NO_ADDRESS -> ip("addr");
            case NO_PREFIX -> ip("addr show dev " + device);
            case IPV6_OFF -> V6Switch.isSetting(stop.detail()) ? inside("sysctl " + stop.detail()) : ip("link show dev " + device);
            case PORT_DOWN -> ip((stop.detail().isEmpty() ? "" : "-d ") + "link show dev " + device);
            case INTERFACE_DOWN, LOOPBACK_DOWN, MTU, PMTU_BLACK_HOLE -> ip("link show dev " + device);
            case BRIDGE_LOOP -> ip("-d link show dev " + device);
            case ARP_IGNORED -> Arp.isOff(stop.detail()) ? ip("link show dev " + device) : inside(settings(stop.detail()));
            case NO_PROXY -> proxy();
            case MARTIAN -> inside(settings("route_localnet"));
            case TTL_EXCEEDED -> {
                Stop rule = stop.behind();
                yield rule == null
                        ? inside(stop.detail(), "sysctl net.ipv4.ip_default_ttl")
                        : inside(rule.namespace(), (v6() ? "ip6tables" : "iptables") + "-save -c -t mangle");
            }
            case NO_ROUTE, ROUTING_LOOP -> wayTo(stop.packet().destination());
            case GATEWAY_NOT_ON_LINK -> wayTo(nextHop());
            case NO_ROUTE_BACK -> stop.detail().isEmpty()
                    ? wayTo(stop.packet().destination())
                    : inside("cat /proc/net/nf_conntrack");
            case BLACKHOLE -> ip(
                    (v6() ? "-6 " : "") + "route show match " + Addresses.text(stop.packet().destination()));
            case ADDRESS_ON_PORT -> ip("-br link show master " + stop.detail());
            case PORTS_APART -> apart();
            case CHECKSUM -> inside("nstat -asz TcpInCsumErrors UdpInCsumErrors Udp6InCsumErrors");
            case TUNNEL_MISMATCH -> ip("-d link show dev " + device);
            case NOT_ON_SEGMENT, NO_SUCH_ADDRESS, STATIC_NEIGHBOR -> ip("neigh show dev " + device);
            case DUPLICATE_ADDRESS -> holders();
            case DUPLICATE_MAC -> ip("-br link show dev " + device);
            case FORWARDING_OFF -> inside(
                    "sysctl " + (v6() ? "net.ipv6.conf.all.forwarding" : "net.ipv4.ip_forward"));
            case REVERSE_PATH_FILTER -> inside(settings(stop.detail().isEmpty() ? "rp_filter" : stop.detail()));
            case FIREWALL, UNKNOWN_MATCH -> rules();
            case BRIDGE_NETFILTER -> inside("sysctl net.bridge.bridge-nf-call-" + (v6() ? "ip6tables" : "iptables"))
                    + " && "
                    + rules();
            case NOT_LISTENING -> stop.packet().destinationPort() == 0
                    ? inside("sysctl " + stop.detail())
                    : inside("ss -tuln");
        };
    }

    private String rules() {
        if (stop.detail().startsWith(RuleText.BEGIN)) {
            return ip((v6() ? "-6 " : "") + "rule show");
        }
        String first = stop.detail().split(" ", 2)[0];
        if (first.equals(NFT)) {
            return inside("nft list ruleset");
        }
        boolean own = first.isEmpty() || first.startsWith("-");
        String save = own ? (v6() ? "ip6tables" : "iptables") + "-save" : first.endsWith("-save") ? first : first + "-save";
        return inside(save + " -c");
    }

    /** For all interfaces, and for the one that it came in by. */
    private String settings(String key) {
        return "sysctl net.ipv4.conf.all." + key + " net.ipv4.conf." + device.replace('.', '/') + "." + key;
    }

    /** Both who have the address. */
    private String holders() {
        String words = "addr show to " + Addresses.text(nextHop());
        return ip(words) + " && " + ip(stop.detail(), words);
    }

    /** Whether it forwards, and where to. */
    private String proxy() {
        return inside("sysctl net.ipv4.conf." + device.replace('.', '/') + ".forwarding") + " && " + wayTo(nextHop());
    }

    private String apart() {
        return switch (stop.detail()) {
            case "isolated", "flood", "mcast_flood", "bcast_flood" -> inside("bridge -d link");
            case "vlan" -> inside("bridge vlan show");
            default -> inside("ovs-vsctl show");
        };
    }

    private IPAddress nextHop() {
        return Objects.requireNonNullElse(stop.nextHop(), stop.packet().destination());
    }

    private String wayTo(IPAddress address) {
        return ip("route get " + Addresses.text(address));
    }

    private boolean v6() {
        return stop.packet().family() == Family.V6;
    }

    private String ip(String words) {
        return ip(stop.namespace(), words);
    }

    private static String ip(String namespace, String words) {
        return namespace.equals(NetworkState.ROOT) ? "ip " + words : "ip -n " + namespace + " " + words;
    }

    private String inside(String words) {
        return inside(stop.namespace(), words);
    }

    private static String inside(String namespace, String words) {
        return namespace.equals(NetworkState.ROOT) ? words : "ip netns exec " + namespace + " " + words;
    }
}
