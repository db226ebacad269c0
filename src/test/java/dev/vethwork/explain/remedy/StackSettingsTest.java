package dev.vethwork.explain.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.net.Family;
import dev.vethwork.topology.IpStack;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StackSettingsTest {
    private static IpStack stack(Map<String, String> settings) {
        return IpStack.DEFAULT.withSysctls(new TreeMap<>(settings));
    }

    @Test
    void whatWasDrawnToSwitchIpv6OffIsDrawnNoMore() {
        String key = "net.ipv6.conf.all.disable_ipv6";
        assertThat(StackSettings.withV6On(stack(Map.of(key, "1")), key).sysctls()).isEmpty();
    }

    @Test
    void whatSomebodyElseSwitchedOffIsDrawnAsOn() {
        String key = "net.ipv6.conf.eth0.disable_ipv6";
        assertThat(StackSettings.withV6On(IpStack.DEFAULT, key).sysctls()).containsExactly(Map.entry(key, "0"));
    }

    @Test
    void forwardingIsOnWhereItWasOffForTheInterfaceAlone() {
        IpStack router = StackSettings.withForwarding(
                stack(Map.of("net.ipv4.conf.eth0.forwarding", "0")), "eth0", Family.V4);
        assertThat(router.forwarding()).isTrue();
        assertThat(router.sysctls()).isEmpty();
    }

    @Test
    void forwardingIsOnOfTheFamilyThatItWasOffFor() {
        Map<String, String> off = Map.of("net.ipv4.ip_forward", "0", "net.ipv6.conf.all.forwarding", "0");
        assertThat(StackSettings.withForwarding(stack(off), "eth0", Family.V6).sysctls())
                .containsExactly(Map.entry("net.ipv4.ip_forward", "0"));
    }

    @Test
    void arpIsHeardAgainOnAllInterfaces() {
        IpStack heard = StackSettings.heard(stack(Map.of("net.ipv4.conf.eth1.arp_ignore", "2")), "eth0", "arp_ignore");
        assertThat(heard.sysctls())
                .containsOnly(
                        Map.entry("net.ipv4.conf.all.arp_ignore", "0"), Map.entry("net.ipv4.conf.eth0.arp_ignore", "0"));
    }
}
