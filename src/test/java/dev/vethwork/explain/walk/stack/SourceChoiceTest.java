package dev.vethwork.explain.walk.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.kind.Dummy;
import inet.ipaddr.IPAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceChoiceTest {
    private static final SourceChoice CHOICE = new SourceChoice(NamespaceState.empty("red")
            .with(link("eth0", "10.0.0.1/24", "10.0.5.1/24", "fe80::1/64", "fd00:1::1/64", "fd00:2::1/64"))
            .with(link("eth1")));

    private static Interface link(String name, String... addresses) {
        return Interface.of(name, Dummy.INSTANCE, null)
                .withAddresses(List.of(addresses).stream().map(Prefix::parse).toList());
    }

    private static IPAddress to(String device, String destination, String nextHop) {
        return CHOICE.of(device, Addresses.parse(destination), Addresses.parse(nextHop));
    }

    @Test
    void ofIpv4TheOneInTheNextHopsSubnetIsTaken() {
        assertThat(to("eth0", "8.8.8.8", "10.0.5.254")).isEqualTo(Addresses.parse("10.0.5.1"));
        assertThat(to("eth0", "8.8.8.8", "192.0.2.1")).isEqualTo(Addresses.parse("10.0.0.1"));
    }

    @Test
    void anInterfaceWithoutAnAddressSendsFromAnothers() {
        assertThat(to("eth1", "8.8.8.8", "192.0.2.1")).isEqualTo(Addresses.parse("10.0.0.1"));
    }

    @Test
    void ofIpv6TheOneNearestToTheDestinationIsTaken() {
        assertThat(to("eth0", "fd00:2::9", "fe80::9")).isEqualTo(Addresses.parse("fd00:2::1"));
        assertThat(to("eth0", "fd00:1:0:1::9", "fe80::9")).isEqualTo(Addresses.parse("fd00:1::1"));
        assertThat(to("eth0", "fe80::9", "fe80::9")).isEqualTo(Addresses.parse("fe80::1"));
    }
}
