package dev.vethwork.explain.walk.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.Names;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.kind.Dummy;
import dev.vethwork.state.kind.Loopback;
import dev.vethwork.state.kind.Vrf;
import inet.ipaddr.IPAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnAddressesTest {
    private static final IPAddress OWN = Addresses.parse("10.0.0.1");
    private static final IPAddress BROADCAST = Addresses.parse("10.0.0.255");

    private static Interface link(String name, String... addresses) {
        return Interface.of(name, Dummy.INSTANCE, null)
                .withAddresses(List.of(addresses).stream().map(Prefix::parse).toList());
    }

    private static OwnAddresses of(Interface... links) {
        NamespaceState state = NamespaceState.empty("red");
        for (Interface link : links) {
            state = state.with(link);
        }
        return new OwnAddresses(state);
    }

    @Test
    void anInterfaceThatIsOffHasItsAddressesAndNoBroadcastOne() {
        OwnAddresses up = of(link("eth0", "10.0.0.1/24"));
        OwnAddresses down = of(link("eth0", "10.0.0.1/24").withUp(false));
        assertThat(up.has(OWN)).isTrue();
        assertThat(down.has(OWN)).isTrue();
        assertThat(up.broadcast(BROADCAST)).isEqualTo(Prefix.parse("10.0.0.1/24"));
        assertThat(down.broadcast(BROADCAST)).isNull();
    }

    @Test
    void twoOnALinkHaveNoBroadcastAddress() {
        assertThat(of(link("eth0", "10.0.0.0/31")).broadcast(Addresses.parse("10.0.0.1"))).isNull();
    }

    @Test
    void ofASubnetOnLoopbackAllButItsBroadcastAddressAreItsOwn() {
        OwnAddresses addresses = of(Interface.of(Names.LOOPBACK, Loopback.INSTANCE, null)
                .withAddresses(List.of(Prefix.parse("10.9.0.1/24"))));
        assertThat(addresses.has(Addresses.parse("10.9.0.77"))).isTrue();
        assertThat(addresses.has(Addresses.parse("10.9.0.255"))).isFalse();
        assertThat(addresses.has(Addresses.parse("10.9.1.1"))).isFalse();
    }

    @Test
    void anAddressOfAVrfIsKnownInThatOneAlone() {
        OwnAddresses addresses = of(
                Interface.of("blue", new Vrf(100), null),
                link("eth0", "10.0.0.1/24").withMaster("blue"),
                link("eth1", "10.0.1.1/24"));
        assertThat(addresses.holder(OWN, "eth0")).map(Interface::name).contains("eth0");
        assertThat(addresses.holder(OWN, "eth1")).isEmpty();
        assertThat(addresses.holder(Addresses.parse("10.0.1.1"), "eth0")).map(Interface::name).contains("eth1");
    }
}
