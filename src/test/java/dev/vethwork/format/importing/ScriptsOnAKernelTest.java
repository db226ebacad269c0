package dev.vethwork.format.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.machine.SideBySide;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A script that is run leaves the kernel as its drawing does, once that is deployed. */
@NeedsSandbox
class ScriptsOnAKernelTest {
    @TempDir
    Path home;

    @SideBySide
    @ParameterizedTest
    @ValueSource(
            strings = {
                // A cable that is made, moved, renamed and addressed, with a loop and arguments.
                """
                for i in 1 2; do
                  ip netns add n$i
                  ip link add v$i type veth peer name w$i
                  ip link set v$i netns n$i
                  ip -n n$i link set v$i name eth0
                  ip -n n$i addr add 10.0.$i.2/24 dev eth0
                  ip -n n$i link set eth0 up
                  ip -n n$i link set lo up
                  ip addr add 10.0.$i.1/24 dev w$i
                  ip link set w$i up
                  ip -n n$i route add default via 10.0.$i.1
                done
                sysctl -w net.ipv4.ip_forward=1
                """,
                // Policy routing by marks, of what arrives and of what is sent.
                """
                ip netns add r; ip netns add c
                ip link add e0 netns r type veth peer name eth0 netns c
                ip -n r addr add 10.0.0.1/24 dev e0; ip -n r link set e0 up; ip -n c link set eth0 up
                ip netns exec r iptables -t mangle -A PREROUTING -i e0 -p tcp --dport 80 -j MARK --set-mark 7
                ip netns exec r iptables -t mangle -A OUTPUT -p udp -d 10.9.0.0/16 -j MARK --or-mark 0x10
                ip netns exec r ip6tables -t mangle -A PREROUTING -s fd00::/64 -j MARK --set-xmark 0x1/0xff
                ip -n r route add default via 10.0.0.9 table 100
                ip -n r rule add pref 100 fwmark 7 table 100
                ip -n r rule add pref 101 fwmark 0x10/0x10 table 100
                """,
                // What asks for the state of a connection, for a message, and for no more than so many.
                """
                ip netns add r; ip netns add c
                ip link add e0 netns r type veth peer name eth0 netns c
                ip -n r addr add 10.0.0.1/24 dev e0; ip -n r link set e0 up; ip -n c link set eth0 up
                ip netns exec r iptables -P INPUT DROP
                ip netns exec r iptables -A INPUT -m state --state RELATED,ESTABLISHED -j ACCEPT
                ip netns exec r iptables -A INPUT -s 10.0.0.0/24 -p tcp --dport 22 -m state --state NEW -j ACCEPT
                ip netns exec r iptables -A INPUT -s 10.0.0.0/24 -p icmp --icmp-type echo-request -m limit --limit 60/minute -j ACCEPT
                ip netns exec r iptables -A INPUT -s 10.0.0.0/24 -p icmp -m icmp --icmp-type fragmentation-needed -j ACCEPT
                ip netns exec r iptables -A INPUT -s 10.0.0.0/24 -p udp -m limit --limit 7/hour --limit-burst 20 -j ACCEPT
                ip netns exec r ip6tables -A INPUT -s fe80::/10 -p icmpv6 --icmpv6-type neighbour-solicitation -j ACCEPT
                ip netns exec r ip6tables -A INPUT -s fe80::/10 -p icmpv6 --icmpv6-type packet-too-big -m conntrack --ctstate NEW -j ACCEPT
                """,
                // A bridge of the host's with an address, and translation on the way out.
                """
                BR=br-lab
                ip link add name $BR type bridge
                ip link set $BR up
                ip addr add 192.168.77.1/24 dev $BR
                connect() {
                  local ns=$1 ip=$2
                  ip netns add "$ns"
                  ip link add "veth-$ns" type veth peer name eth0 netns "$ns"
                  ip link set "veth-$ns" master $BR up
                  ip netns exec "$ns" ip addr add "$ip/24" dev eth0
                  ip netns exec "$ns" sh -c 'ip link set eth0 up; ip link set lo up'
                  ip netns exec "$ns" ip route add default via 192.168.77.1
                }
                connect red 192.168.77.2
                connect blue 192.168.77.3
                echo 1 > /proc/sys/net/ipv4/ip_forward
                iptables -t nat -A POSTROUTING -s 192.168.77.0/24 ! -d 127.0.0.1 -j ACCEPT 2>/dev/null && iptables -t nat -F POSTROUTING
                iptables -t nat -A POSTROUTING -s 192.168.77.0/24 -o veth-red -j MASQUERADE
                iptables -t nat -A PREROUTING -p tcp --dport 8080 -j DNAT --to-destination 192.168.77.2:80
                """,
                // Interfaces on others, and one whose other end is a program.
                """
                ip netns add a; ip netns add b
                ip link add eth0 netns a type veth peer name eth0 netns b
                for n in a b; do ip -n $n link set lo up; ip -n $n link set eth0 up; done
                ip -n a addr add 10.0.0.1/24 dev eth0
                ip -n b addr add 10.0.0.2/24 dev eth0
                ip -n a link add mv0 link eth0 type macvlan mode bridge
                ip -n a addr add 10.0.9.1/24 dev mv0
                ip -n a link set mv0 up
                ip netns exec a ip tuntap add dev tap0 mode tap
                ip -n a link add vx0 type vxlan id 42 local 10.0.0.1 dstport 4789
                ip netns exec a bridge fdb append 00:00:00:00:00:00 dev vx0 dst 10.0.0.2
                ip -n a addr add 10.42.0.1/24 dev vx0
                ip -n a link set vx0 up
                """,
                // A router with a firewall, in old tools' words.
                """
                ip netns add r; ip netns add a; ip netns add b
                ip link add ra netns r type veth peer name eth0 netns a
                ip link add rb netns r type veth peer name eth0 netns b
                for n in r a b; do ip -n $n link set lo up; done
                ip netns exec r ifconfig ra 10.1.0.1 netmask 255.255.255.0 up
                ip netns exec r ifconfig rb 172.16.0.1 up
                ip netns exec a ifconfig eth0 10.1.0.2/24 up
                ip netns exec b ifconfig eth0 172.16.0.2 up
                ip netns exec a route add default gw 10.1.0.1
                ip netns exec b route add -net 10.1.0.0 netmask 255.255.255.0 gw 172.16.0.1
                ip netns exec r sysctl -qw net.ipv4.conf.all.forwarding=1
                ip netns exec r iptables -P FORWARD DROP
                ip netns exec r iptables -A FORWARD -m state --state ESTABLISHED,RELATED -j ACCEPT
                ip netns exec r iptables -I FORWARD 1 -s 10.1.0.0/24 -i ra -p tcp --dport 22 -j ACCEPT
                ip netns exec r iptables -A FORWARD -p icmp -j ACCEPT
                ip netns exec r iptables -D FORWARD -p icmp -j ACCEPT
                ip netns exec a ip route add blackhole 10.9.0.0/16
                """,
                // What was made is taken away and made otherwise; links down lose their routes.
                """
                ip netns add x
                ip link add p0 type veth peer name p1
                ip link set p1 netns x
                ip addr add 10.5.0.1/24 dev p0
                ip link set p0 up
                ip route add 10.6.0.0/16 via 10.5.0.2
                ip link set p0 down
                ip link del p0
                ip link add p0 type veth peer name p2
                ip link set p2 netns x up
                ip link set p0 up mtu 1400 address 02:00:00:00:00:77
                ip -n x addr add 10.5.0.9 dev p2
                """,
                // A bridge that nobody switches on, beside one that is; a router of both families that passes on packets of one.
                """
                ip netns add r; ip netns add a
                ip link add br-off type bridge
                ip link add br-on address 02:00:00:00:09:01 type bridge
                ip link set br-on up
                ip addr add 10.4.0.1/24 dev br-off
                ip link add eth0 netns a type veth peer name port1
                ip link set port1 master br-off
                ip link set port1 up
                ip -n a addr add 10.4.0.2/24 dev eth0
                ip -n a link set eth0 up
                ip link add eth0 netns r type veth peer name port2
                ip link set port2 master br-on
                ip link set port2 up
                ip -n r link set eth0 up
                ip -n r addr add 10.4.1.1/24 dev eth0
                ip -n r addr add fd00:4::1/64 dev eth0 nodad
                ip netns exec r sysctl -w net.ipv4.ip_forward=1
                """,
                // A router that passes on packets of IPv6 alone.
                """
                ip netns add r; ip netns add a
                ip link add eth0 netns r type veth peer name eth0 netns a
                for n in r a; do ip -n $n link set eth0 up; done
                ip -n r addr add 10.4.1.1/24 dev eth0
                ip -n r addr add fd00:4::1/64 dev eth0 nodad
                ip netns exec r sysctl -w net.ipv6.conf.all.forwarding=1
                """,
                // Bridges that are called alike, each in a namespace of its own, which passes on no packets by itself.
                """
                for i in 1 2; do
                  ip netns add sw$i
                  ip -n sw$i link add br0 type bridge
                  ip -n sw$i addr add 10.7.$i.1/24 dev br0
                  ip -n sw$i link set br0 up
                done
                ip link add trunk netns sw1 type veth peer name trunk netns sw2
                for i in 1 2; do
                  ip -n sw$i link set trunk master br0
                  ip -n sw$i link set trunk up
                  ip -n sw$i route add 10.9.$i.0/24 dev br0
                done
                sysctl -w net.ipv4.ip_forward=1
                """,
                // A bridge within a namespace, and a device that has several addresses.
                """
                ip netns add sw; ip netns add h1; ip netns add h2
                ip -n sw link add br0 type bridge
                ip -n sw link set br0 up
                for i in 1 2; do
                  ip link add eth0 netns h$i type veth peer name port$i netns sw
                  ip -n sw link set port$i master br0
                  ip -n sw link set port$i up
                  ip -n h$i addr add 10.8.0.$i/24 dev eth0
                  ip -n h$i -6 addr add fd00:8::$i/64 dev eth0 nodad
                  ip -n h$i link set eth0 up
                done
                ip netns exec h1 ip -6 route add default via fd00:8::2
                """
            })
    void theDrawingOfAScriptIsWhatTheScriptMakes(String script) throws Exception {
        Imported read = Scripts.read(script);
        assertThat(Twins.differences(home, script, read.topology())).isEmpty();
    }

    @Test
    void whatNftLetsThroughTheDrawingLetsThrough() throws Exception {
        String script = """
                for n in a r b; do ip netns add $n; ip -n $n link set lo up; done
                ip link add eth0 netns a type veth peer name left netns r
                ip link add eth0 netns b type veth peer name right netns r
                ip -n a addr add 10.0.1.2/24 dev eth0; ip -n a link set eth0 up
                ip -n b addr add 10.0.2.2/24 dev eth0; ip -n b link set eth0 up
                ip -n r addr add 10.0.1.1/24 dev left; ip -n r link set left up
                ip -n r addr add 10.0.2.1/24 dev right; ip -n r link set right up
                ip -n a route add default via 10.0.1.1
                ip netns exec r sysctl -w net.ipv4.ip_forward=1
                ip netns exec r nft -f - <<'EOF'
                table ip nat {
                  chain post { type nat hook postrouting priority srcnat; oifname "right" masquerade; }
                  chain pre { type nat hook prerouting priority dstnat; ip daddr 10.0.1.99 dnat to 10.0.2.2; }
                }
                table inet filter {
                  chain input { type filter hook input priority 0; policy drop; ct state established,related accept; iifname "left" accept; }
                  chain forward {
                    type filter hook forward priority 0; policy drop;
                    ct state vmap { established : accept, related : accept }
                    iifname "left" ip protocol icmp jump checked
                  }
                  chain checked { ip saddr 10.0.1.3 drop; accept; }
                }
                EOF
                ip -n a addr add 10.0.1.3/24 dev eth0
                ip -n a route add 10.0.1.99 via 10.0.1.1
                """;
        List<String> question = List.of("bash", "-c", """
                ask() { ip netns exec "$@" >/dev/null 2>&1 && echo yes || echo no; }
                ask a ping -c1 -W1 10.0.2.2
                ask a ping -c1 -W1 -I 10.0.1.3 10.0.2.2
                ask a ping -c1 -W1 10.0.1.99
                ask a ping -c1 -W1 10.0.1.1
                ask b ping -c1 -W1 10.0.2.1
                """);
        Imported read = Scripts.read(script);
        assertThat(read.report().refused()).isEmpty();
        String drawn = Twins.answerOfDrawing(home, read.topology(), question);
        assertThat(drawn).isEqualTo("yes\nno\nyes\nyes\nno\n");
        assertThat(Twins.answerOfScript(home, script, question)).isEqualTo(drawn);
    }

    @Test
    void whoAsksTheDaemonOfAScriptIsGivenAnAddress() throws Exception {
        Imported read = Scripts.read("""
                ip netns add srv; ip netns add cli
                ip link add eth0 netns srv type veth peer name eth0 netns cli
                ip -n srv addr add 10.3.0.1/24 dev eth0; ip -n srv link set eth0 up; ip -n srv link set lo up
                cat > /tmp/leases.conf <<EOF
                port=0
                no-ping
                interface=eth0
                bind-interfaces
                dhcp-range=10.3.0.50,10.3.0.60,1h
                EOF
                ip netns exec srv dnsmasq -C /tmp/leases.conf --dhcp-leasefile=/tmp/srv.leases
                ip netns exec cli udhcpc -i eth0
                """);
        assertThat(read.report().refused()).isEmpty();
        String given = Twins.answerOfDrawing(home, read.topology(), List.of("bash", "-c", """
                # Who has asked three times pauses for twenty seconds.
                for i in $(seq 600); do
                  ip -n cli -o -4 addr show eth0 | grep -o '10\\.3\\.0\\.[0-9]*/24' && exit
                  sleep 0.1
                done
                """));
        assertThat(given).matches("10\\.3\\.0\\.(5[0-9]|60)/24\n");
    }
}
