package dev.vethwork.topology.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.Endpoint;
import dev.vethwork.net.PrivateKey;
import dev.vethwork.net.WireguardPeer;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.DrawnTunnel;
import dev.vethwork.topology.kind.DrawnVxlan;
import dev.vethwork.topology.kind.DrawnWireguard;
import dev.vethwork.topology.kind.LinkBasics;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which interfaces are the ends of one tunnel. */
class TunnelLinkTest {
    private static final EndId A = new EndId("a", "t");
    private static final EndId B = new EndId("b", "t");

    private static List<TunnelLink> links(DrawnInterface ofA, DrawnInterface ofB) {
        return TunnelLink.of(Topology.empty("lab")
                .withNode(Namespace.of("a").withStack(IpStack.DEFAULT.withInterfaces(List.of(ofA))))
                .withNode(Namespace.of("b").withStack(IpStack.DEFAULT.withInterfaces(List.of(ofB))))
                .withCable(Cable.of(CableEnd.of("a", "eth0", "10.0.0.1/24"), CableEnd.of("b", "eth0", "10.0.0.2/24"))));
    }

    private static DrawnInterface vxlan(int id, String remote) {
        return new DrawnVxlan(LinkBasics.of("t"), id, null, List.of(Addresses.parse(remote)), null);
    }

    private static DrawnInterface gre(String remote) {
        return new DrawnTunnel(LinkBasics.of("t"), DrawnTunnel.Type.GRE, null, Addresses.parse(remote));
    }

    private static DrawnInterface wireguard(PrivateKey own, PrivateKey peer, @Nullable Endpoint at) {
        return new DrawnWireguard(
                LinkBasics.of("t"), own, null, List.of(new WireguardPeer(peer.publicKey(), at, List.of(), 0)));
    }

    @Test
    void thoseThatKnowEachOther() {
        assertThat(links(vxlan(7, "10.0.0.2"), vxlan(7, "10.0.0.1"))).containsExactly(new TunnelLink(A, B));
        assertThat(links(gre("10.0.0.2"), gre("10.0.0.1"))).hasSize(1);
    }

    @Test
    void noneOfTwoOfWhichOneLooksElsewhereOrIsOfAnotherKindOrNumber() {
        assertThat(links(vxlan(7, "10.0.0.2"), vxlan(8, "10.0.0.1"))).isEmpty();
        assertThat(links(vxlan(7, "10.0.0.2"), vxlan(7, "10.0.0.9"))).isEmpty();
        assertThat(links(vxlan(7, "10.0.0.2"), gre("10.0.0.1"))).isEmpty();
    }

    @Test
    void wireguardIsFoundByTheKeysAndNeedsOneAddress() {
        PrivateKey a = PrivateKey.random();
        PrivateKey b = PrivateKey.random();
        Endpoint there = new Endpoint(Addresses.parse("10.0.0.2"), 51820);
        assertThat(links(wireguard(a, b, there), wireguard(b, a, null))).hasSize(1);
        assertThat(links(wireguard(a, b, null), wireguard(b, a, null))).isEmpty();
        assertThat(links(wireguard(a, b, there), wireguard(b, PrivateKey.random(), null))).isEmpty();
    }
}
