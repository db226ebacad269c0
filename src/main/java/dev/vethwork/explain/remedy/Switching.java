package dev.vethwork.explain.remedy;

import dev.vethwork.edit.Edit;
import dev.vethwork.explain.walk.stack.Arp;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.net.Family;
import java.util.List;

/** Settings of the kernel by which a packet is let through. */
record Switching(Gateways gateways, NodeEdits nodes) {
    Edit forwarding(Stop stop, String node) {
        Family family = stop.packet().family();
        return nodes.change("fix.forwarding", node, s -> StackSettings.withForwarding(s, stop.device(), family), node);
    }

    Edit v6(Stop stop, String node) {
        return nodes.change("fix.ipv6On", node, s -> StackSettings.withV6On(s, stop.detail()), node);
    }

    Edit loopback(String node) {
        return nodes.change("fix.loopback", node, s -> s.withLoopback(true), node);
    }

    List<Edit> martian(Stop stop, String node) {
        return stop.packet().source().isIPv4()
                ? List.of(nodes.set(node, "net.ipv4.conf." + stop.device() + "." + stop.detail(), "1"))
                : List.of();
    }

    /** No drawing has a rule that writes it. */
    List<Edit> timeToLive(Stop stop) {
        return stop.behind() != null ? List.of() : List.of(nodes.set(nodes.node(stop.detail()), "net.ipv4.ip_default_ttl", "64"));
    }

    /** No drawing has ARP off: it is enough to deploy what is drawn again. */
    List<Edit> arp(Stop stop, String node) {
        return Arp.isOff(stop.detail())
                ? List.of()
                : List.of(nodes.change(
                        "fix.setting",
                        node,
                        s -> StackSettings.heard(s, stop.device(), stop.detail()),
                        "net.ipv4.conf.all." + stop.detail(),
                        node,
                        "0"));
    }

    /** A router at the other end answers for a gateway that nobody has. */
    List<Edit> proxies(Stop stop) {
        return stop.nextHop() == null || stop.nextHop().equals(stop.packet().destination()) || stop.nextHop().isIPv6()
                ? List.of()
                : gateways.routersBehind(stop).stream()
                        .map(port -> nodes.set(
                                nodes.node(port.namespace()), "net.ipv4.conf." + port.device() + ".proxy_arp", "1"))
                        .toList();
    }

    /** Loose, so that an answer may go another way. */
    Edit reversePath(String node) {
        return nodes.change("fix.rpFilter", node, s -> StackSettings.with(s, "net.ipv4.conf.all.rp_filter", "2"), node);
    }

    /** Frames that only pass a bridge are shown to no rule. */
    Edit bridges(Stop stop, String node) {
        String family = stop.packet().family() == Family.V4 ? "iptables" : "ip6tables";
        return nodes.change(
                "fix.bridgeNetfilter", node, s -> StackSettings.with(s, "net.bridge.bridge-nf-call-" + family, "0"), node);
    }

    Edit answering(Stop stop, String node) {
        return nodes.change("fix.answer", node, s -> StackSettings.with(s, stop.detail(), "0"), node);
    }

    /** A server that is bound to no VRF hears what comes in by one. */
    Edit hearingVrfs(Stop stop, String node) {
        return nodes.set(node, stop.detail(), "1");
    }
}
