package dev.vethwork.engine.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the kernel tells of settings by netlink is what the files say. */
class NetconfTest {
    private static final String PRINTED = """
            [{"ifindex":1,"ifname":"lo","addr_info":[]}]
            [{"family":"inet","interface":"all","forwarding":true,"rp_filter":"strict","mc_forwarding":false},\
            {"family":"inet","interface":"eth0.10","forwarding":false,"rp_filter":"loose"},\
            {"family":"inet6","interface":"all","forwarding":false,"mc_forwarding":false},\
            {"family":"mpls","interface":"lo","input":false}]
            """;

    @Test
    void settingsHaveTheNamesAndNumbersOfTheirFiles() {
        assertThat(Netconf.parse(IpJson.objects(PRINTED))).isEqualTo(Map.of(
                "net.ipv4.ip_forward", "1",
                "net.ipv4.conf.all.forwarding", "1",
                "net.ipv4.conf.all.rp_filter", "1",
                "net.ipv4.conf.eth0.10.forwarding", "0",
                "net.ipv4.conf.eth0.10.rp_filter", "2",
                "net.ipv6.conf.all.forwarding", "0"));
    }

    @Test
    void whatItDoesNotTellOfIsStillToBeRead() {
        assertThat(List.of("net.ipv4.ip_forward", "net.ipv4.conf.eth0.rp_filter", "net.ipv6.conf.all.forwarding"))
                .allMatch(Netconf::tells);
        assertThat(List.of(
                        "net.ipv4.conf.all.accept_redirects",
                        "net.ipv6.conf.all.rp_filter",
                        "net.ipv4.neigh.eth0.forwarding",
                        "net.ipv6.conf.all.disable_ipv6",
                        "net.ipv4.icmp_echo_ignore_all"))
                .noneMatch(Netconf::tells);
    }
}
