package dev.vethwork.ui.inspector.form;

import java.util.List;
import java.util.stream.Stream;

/**
 * Kernel settings that networks are made with; what they mean is in the kernel's
 * {@code Documentation/networking/ip-sysctl.rst}.
 */
final class KnownSysctls {
    private static final List<String> OF_DEVICE = List.of(
            "net.ipv4.conf.%s.rp_filter",
            "net.ipv4.conf.%s.src_valid_mark",
            "net.ipv4.conf.%s.forwarding",
            "net.ipv4.conf.%s.proxy_arp",
            "net.ipv4.conf.%s.arp_ignore",
            "net.ipv4.conf.%s.arp_announce",
            "net.ipv4.conf.%s.accept_local",
            "net.ipv4.conf.%s.accept_redirects",
            "net.ipv4.conf.%s.send_redirects",
            "net.ipv4.conf.%s.log_martians",
            "net.ipv4.conf.%s.route_localnet",
            "net.ipv6.conf.%s.disable_ipv6",
            "net.ipv6.conf.%s.forwarding",
            "net.ipv6.conf.%s.accept_ra",
            "net.ipv6.conf.%s.accept_dad",
            "net.ipv6.conf.%s.proxy_ndp");

    private static final List<String> OF_NAMESPACE = List.of(
            "net.ipv4.ip_forward",
            "net.ipv4.icmp_echo_ignore_all",
            "net.ipv4.ip_default_ttl",
            "net.ipv4.ip_local_port_range",
            "net.ipv4.ip_unprivileged_port_start",
            "net.ipv4.ping_group_range",
            "net.ipv4.fib_multipath_hash_policy",
            "net.ipv4.tcp_syncookies",
            "net.ipv4.tcp_congestion_control",
            "net.ipv4.tcp_mtu_probing",
            "net.ipv4.neigh.default.gc_thresh3",
            "net.ipv6.bindv6only",
            "net.bridge.bridge-nf-call-iptables",
            "net.bridge.bridge-nf-call-ip6tables",
            "net.netfilter.nf_conntrack_max");

    private KnownSysctls() {}

    /** Those of the whole namespace, those for all and for new interfaces, then those of each of these. */
    static Stream<String> of(List<String> interfaces) {
        return Stream.concat(
                OF_NAMESPACE.stream(),
                Stream.concat(Stream.of("all", "default"), interfaces.stream().filter(i -> !i.contains(".")))
                        .flatMap(device -> OF_DEVICE.stream().map(name -> name.formatted(device))));
    }
}
