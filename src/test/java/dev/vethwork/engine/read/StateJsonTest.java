package dev.vethwork.engine.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.net.Prefix;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.kind.LinuxBridge;
import dev.vethwork.state.kind.Loopback;
import dev.vethwork.state.kind.OpenVSwitch;
import dev.vethwork.state.kind.Other;
import dev.vethwork.state.kind.Veth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a run can go back to is written down so that the same is read again. */
class StateJsonTest {
    private static final NetworkState BARE = NetworkState.EMPTY.with(NamespaceState.empty(NetworkState.ROOT));

    @Test
    void whatMostRunsGoBackToIsAWord() {
        assertThat(StateJson.print(NetworkState.EMPTY)).isEqualTo("nothing");
        assertThat(StateJson.print(BARE)).isEqualTo("bare");
    }

    @Test
    void everyStateIsReadAsItWasWritten() {
        NamespaceState red = NamespaceState.empty("red")
                .withOwner("lab")
                .with(Interface.of("lo", Loopback.INSTANCE, null).withUp(true))
                .with(Interface.of("br0", new LinuxBridge(true), "lab"))
                .with(Interface.of("ovs0", new OpenVSwitch(true), "lab"))
                .with(Interface.of("strange", new Other("strange"), null))
                .with(Interface.of("eth1", Veth.LOOSE, "lab"))
                .with(Interface.of("eth0", Veth.to("", "p0"), "lab")
                        .withAddresses(List.of(Prefix.parse("192.168.15.1/24"))))
                .withSysctls(new TreeMap<>(Map.of("net.ipv4.ip_forward", "1")));
        NetworkState host = NetworkState.EMPTY.with(
                NamespaceState.empty(NetworkState.ROOT).withSysctls(new TreeMap<>(Map.of("net.ipv4.ip_forward", "0"))));
        for (NetworkState state : List.of(NetworkState.EMPTY, BARE, host, BARE.with(red), host.with(red))) {
            assertThat(StateJson.parse(StateJson.print(state) + "\n")).contains(state);
        }
    }

    @Test
    void whatWasCutOffIsNoState() {
        assertThat(StateJson.parse("")).isEmpty();
        assertThat(StateJson.parse("noth")).isEmpty();
        assertThat(StateJson.parse("{\"namespaces\":{\"\":")).isEmpty();
    }
}
