package dev.vethwork.explain;

import dev.vethwork.explain.walk.Stop;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Family;
import dev.vethwork.state.NetworkState;
import java.util.Objects;

/** The command by which a person sees on the real system what stopped a packet. */
final class ShowCommand {
    private final Stop stop;
    private final String device;

    private ShowCommand(Stop stop) {
        this.stop = stop;
        this.device = Objects.requireNonNullElse(stop.device(), "");
    }

    static String of(Stop stop) {
        return new ShowCommand(stop).command();
    }

    private String command() {
        return switch (stop.cause()) {
            case NO_ADDRESS -> ip("addr");
            case NO_PREFIX -> ip("addr show dev " + device);
            case INTERFACE_DOWN, PORT_DOWN, LOOPBACK_DOWN, MTU -> ip("link show dev " + device);
            case NO_ROUTE, GATEWAY_NOT_ON_LINK, ROUTING_LOOP, BLACKHOLE -> wayOn();
            case NO_ROUTE_BACK -> stop.detail().isEmpty() ? wayOn() : inside("cat /proc/net/nf_conntrack");
            case NOT_ON_SEGMENT, NO_SUCH_ADDRESS, DUPLICATE_ADDRESS -> ip("neigh show dev " + device);
            case FORWARDING_OFF -> inside(
                    "sysctl " + (v6() ? "net.ipv6.conf.all.forwarding" : "net.ipv4.ip_forward"));
            case REVERSE_PATH_FILTER -> inside(
                    "sysctl net.ipv4.conf.all.rp_filter net.ipv4.conf." + device.replace('.', '/') + ".rp_filter");
            case FIREWALL, UNKNOWN_MATCH -> inside((v6() ? "ip6tables" : "iptables") + "-save -c");
            case BRIDGE_NETFILTER -> inside(
                    "sysctl net.bridge.bridge-nf-call-" + (v6() ? "ip6tables" : "iptables"));
            case NOT_LISTENING -> stop.packet().destinationPort() == 0
                    ? inside("sysctl " + stop.detail())
                    : inside("ss -tuln");
        };
    }

    private String wayOn() {
        return ip("route get " + Addresses.text(stop.packet().destination()));
    }

    private boolean v6() {
        return stop.packet().family() == Family.V6;
    }

    private String ip(String words) {
        return stop.namespace().equals(NetworkState.ROOT) ? "ip " + words : "ip -n " + stop.namespace() + " " + words;
    }

    private String inside(String words) {
        return stop.namespace().equals(NetworkState.ROOT)
                ? words
                : "ip netns exec " + stop.namespace() + " " + words;
    }
}
