package dev.vethwork.format.importing;

import static dev.vethwork.format.importing.Scripts.draw;
import static dev.vethwork.format.importing.Scripts.refused;
import static dev.vethwork.format.importing.Scripts.stack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vethwork.net.PrivateKey;
import dev.vethwork.net.PublicKey;
import dev.vethwork.net.WireguardPeer;
import dev.vethwork.topology.RoutingRule;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.DrawnWireguard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tunnels of WireGuard's, whichever way their two ends are told of each other. */
class WireguardCommandsTest {
    private static final String CABLE = """
            for n in a b; do ip netns add $n; done
            ip link add eth0 netns a type veth peer name eth0 netns b
            ip -n a addr add 10.0.0.1/24 dev eth0; ip -n a link set eth0 up
            ip -n b addr add 10.0.0.2/24 dev eth0; ip -n b link set eth0 up
            """;

    /** Of which nobody else knows anything. */
    private static final String KEY = "yAnz5TF+lXXJte14tji3zlMNq+hd2rYUIgJBgB3fBmk=";

    private static final String OTHER = "xTIBA5rboUvnH4htodjb6e697QjLERt1NAB4mZqp8Dg=";

    private static final String FILE = """
            cat > /etc/wireguard/wg0.conf <<EOF
            [Interface]
            Address = 10.7.0.1/24 # of the tunnel
            PrivateKey = %s
            ListenPort = 51820
            PostUp = ip route add 10.99.0.0/16 dev %%i

            [Peer]
            AllowedIPs = 10.7.0.2/32, 192.168.9.0/24
            PublicKey = %s
            Endpoint = 10.0.0.2:51820
            PersistentKeepalive = 25
            EOF
            """.formatted(KEY, OTHER);

    private static DrawnWireguard wireguard(Topology drawn, String node) {
        return stack(drawn, node).interfaces().stream()
                .filter(DrawnWireguard.class::isInstance)
                .map(DrawnWireguard.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Keys in files.
                """
                for n in a b; do
                  ip -n $n link add wg0 type wireguard
                  umask 077; wg genkey > $n.key
                  wg pubkey < $n.key > $n.pub
                done
                ip netns exec a wg set wg0 listen-port 51820 private-key ./a.key \\
                  peer $(cat b.pub) allowed-ips 10.7.0.2/32 endpoint 10.0.0.2:51820 persistent-keepalive 25
                ip netns exec b wg set wg0 listen-port 51820 private-key ./b.key \\
                  peer $(cat a.pub) allowed-ips 10.7.0.1/32
                """,
                // Keys in variables, and files that hold what a command prints.
                """
                ka=$(wg genkey); kb=$(wg genkey)
                pa=$(echo "$ka" | wg pubkey); pb=$(wg pubkey <<< "$kb")
                ip netns exec a ip link add dev wg0 type wireguard
                ip -n b link add wg0 type wireguard
                ip netns exec a wg set wg0 private-key <(echo "$ka") listen-port 51820 peer "$pb" allowed-ips 10.7.0.2/32
                ip netns exec a wg set wg0 peer "$pb" endpoint 10.0.0.2:51820 persistent-keepalive 25
                echo "$kb" | ip netns exec b wg set wg0 private-key /dev/stdin listen-port 51820 peer "$pa" allowed-ips 10.7.0.1/32
                """,
                // Keys that are made in one go, and files.
                """
                for n in a b; do wg genkey | tee /tmp/$n.key | wg pubkey > /tmp/$n.pub; ip -n $n link add wg0 type wireguard; done
                printf '[Interface]\nPrivateKey=%s\nListenPort=51820\n[Peer]\nPublicKey=%s\nAllowedIPs=10.7.0.2/32\nEndpoint=10.0.0.2:51820\nPersistentKeepalive=25\n' \\
                  $(cat /tmp/a.key) $(cat /tmp/b.pub) > a.conf
                ip netns exec a wg setconf wg0 a.conf
                ip netns exec b wg addconf wg0 <(printf '[Interface]\nPrivateKey=%s\nListenPort=51820\n' $(cat /tmp/b.key))
                ip netns exec b wg set wg0 peer $(cat /tmp/a.pub) allowed-ips 10.7.0.1/32
                """
            })
    void theEndsOfATunnelKnowEachOther(String script) {
        assertThat(refused(CABLE + script)).isEmpty();
        Topology drawn = draw(CABLE + script);
        DrawnWireguard a = wireguard(drawn, "a");
        DrawnWireguard b = wireguard(drawn, "b");
        assertThat(a.speaksWith(b)).isTrue();
        assertThat(b.speaksWith(a)).isTrue();
        assertThat(a.listenPort()).isEqualTo(51820);
        assertThat(b.listenPort()).isEqualTo(51820);
        WireguardPeer peer = a.peers().getFirst();
        assertThat(a.peers()).hasSize(1);
        assertThat(peer.allowedIps()).hasToString("[10.7.0.2/32]");
        assertThat(peer.endpoint()).hasToString("10.0.0.2:51820");
        assertThat(peer.keepalive()).isEqualTo(25);
    }

    @Test
    void aFileOfWgQuickBringsItsInterfaceUp() {
        String script = CABLE + FILE + "ip netns exec a wg-quick up wg0\n";
        assertThat(refused(script)).isEmpty();
        Topology drawn = draw(script);
        DrawnWireguard a = wireguard(drawn, "a");
        assertThat(a.privateKey()).isEqualTo(new PrivateKey(KEY));
        assertThat(a.listenPort()).isEqualTo(51820);
        assertThat(a.basics().up()).isTrue();
        assertThat(a.basics().addresses()).hasToString("[10.7.0.1/24]");
        assertThat(a.peers()).extracting(WireguardPeer::publicKey).containsExactly(new PublicKey(OTHER));
        assertThat(a.peers().getFirst().allowedIps()).hasToString("[10.7.0.2/32, 192.168.9.0/24]");
        assertThat(stack(drawn, "a").routes()).extracting(r -> r.to().text() + " " + r.device())
                .containsExactlyInAnyOrder("192.168.9.0/24 wg0", "10.99.0.0/16 wg0");
    }

    @Test
    void whatWgQuickStripsIsWhatWgReads() {
        String script = CABLE + FILE + "ip -n a link add wg0 type wireguard; ip netns exec a wg setconf wg0 <(wg-quick strip wg0)\n";
        assertThat(refused(script)).isEmpty();
        assertThat(wireguard(draw(script), "a").peers()).hasSize(1);
    }

    @Test
    void anAddressBelongsToThePeerThatWasToldOfItLast() {
        DrawnWireguard a = wireguard(
                draw(CABLE + "ip -n a link add wg0 type wireguard\nip netns exec a wg set wg0 peer " + OTHER
                        + " allowed-ips 10.7.0.2/32,10.7.0.3/32 peer " + new PrivateKey(KEY).publicKey() + " allowed-ips 10.7.0.3/32"),
                "a");
        assertThat(a.peers()).extracting(p -> p.allowedIps().toString()).containsExactly("[10.7.0.2/32]", "[10.7.0.3/32]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ip link add wg0 type wireguard; ip link set wg0 netns a",
                "ip link add wg0 netns a type wireguard",
                "ip -n b link add vx0 type vxlan id 5 remote 10.0.0.9 dstport 4789; ip -n b link set vx0 netns a up",
                "ip link add vx0 netns a type vxlan id 5 remote 10.0.0.9 dstport 4789"
            })
    void aTunnelThatIsMovedLeavesItsPacketsBehind(String script) {
        assertThat(refused(CABLE + script)).singleElement().asString().contains("go out by");
        assertThat(stack(draw(CABLE + script), "a").interfaces()).hasSize(1);
    }

    @Test
    void aTunnelThatIsMovedBackIsWhatItWas() {
        assertThat(refused("ip netns add a; ip link add wg0 type wireguard; ip link set wg0 netns a; ip -n a link set wg0 netns 1")).hasSize(1);
        assertThat(refused("ip netns add a; ip -n a link add wg0 type wireguard; ip -n a link set wg0 name wg1")).isEmpty();
    }

    @Test
    void whatCannotBeDrawnOfItIsSaid() {
        String made = CABLE + "ip -n a link add wg0 type wireguard\n";
        assertThat(refused(made + "ip netns exec a wg set wg0 private-key /etc/nothing")).singleElement().asString().contains("/etc/nothing");
        assertThat(refused(made + "ip netns exec a wg set eth0 listen-port 1")).singleElement().asString().contains("eth0");
        assertThat(refused(made + "ip netns exec a wg-quick up wg7")).singleElement().asString().contains("wg-quick");
        Report.Understood line = Scripts.read(made + "ip netns exec a wg set wg0 fwmark 7 listen-port 9").report().understood().getLast();
        assertThat(line.remarks()).extracting(Object::toString).containsExactly("the setting fwmark is not drawn");
    }

    /** All but the tunnel's own packets take its table, and what the main table says besides its default stays. */
    @Test
    void aDefaultRouteThroughATunnelIsDrawnAsWgQuickMakesIt() {
        String script = CABLE + FILE.replace("192.168.9.0/24", "0.0.0.0/0") + "ip netns exec a wg-quick up wg0";
        assertThat(refused(script)).isEmpty();
        assertThat(stack(draw(script), "a").rules()).extracting(RoutingRule::suppress, RoutingRule::inverted).containsExactlyInAnyOrder(tuple(0, false), tuple(null, true));
    }
}
