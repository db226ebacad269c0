package dev.vethwork.format.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.machine.SideBySide;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules as the tools of the field write them, in chains of their own: the flat rules that are drawn let the same pass. */
@NeedsSandbox
class ChainsOnAKernelTest {
    /** Two bridges of the machine's with containers behind them, and a neighbour on a link of its own. */
    private static final String MACHINE = """
            ip link add docker0 type bridge; ip link set docker0 up; ip addr add 172.17.0.1/16 dev docker0
            ip link add br1 type bridge; ip link set br1 up; ip addr add 172.18.0.1/16 dev br1
            on() {
              ip netns add $1; ip link add v$1 type veth peer name eth0 netns $1
              ip -n $1 link set lo up; ip -n $1 link set eth0 up; ip -n $1 addr add $2/16 dev eth0
              ip link set v$1 master $3; ip link set v$1 up; ip -n $1 route add default via $4
            }
            on c1 172.17.0.2 docker0 172.17.0.1
            on c2 172.17.0.3 docker0 172.17.0.1
            on c3 172.18.0.2 br1 172.18.0.1
            ip netns add lan; ip link add out0 type veth peer name eth0 netns lan
            ip -n lan link set lo up; ip -n lan link set eth0 up; ip -n lan addr add 192.168.9.2/24 dev eth0
            ip link set out0 up; ip addr add 192.168.9.1/24 dev out0
            ip -n lan route add 172.16.0.0/12 via 192.168.9.1
            sysctl -qw net.ipv4.ip_forward=1
            """;

    /** Who is answered by whom, and as whom he is seen there. */
    private static final String QUESTION = """
            serve='import socketserver,sys
            class H(socketserver.BaseRequestHandler):
              def handle(self): self.request.sendall(self.client_address[0].encode())
            socketserver.ThreadingTCPServer(("0.0.0.0", int(sys.argv[1])), H).serve_forever()'
            serve=$(printf '%s' "$serve" | sed 's/^            //')
            for n in c1 c2 c3 lan; do
              ip netns exec $n python3 -c "$serve" 80 &
              until ip netns exec $n ss -ltnH | grep -q ':80 '; do :; done
            done
            ask() {
              in=; [ $1 = host ] || in="ip netns exec $1"
              echo "$1 $2:$3 $(timeout 1 $in bash -c "exec 3<>/dev/tcp/$2/$3 && cat <&3" 2>/dev/null || echo none)"
            }
            for n in host c1 c2 c3 lan; do
              for to in "172.17.0.2 80" "172.17.0.3 80" "172.18.0.2 80" "192.168.9.2 80" "192.168.9.1 8080" "172.17.0.1 8080"; do
                ask $n $to
              done
            done
            kill $(jobs -p)
            """;

    @TempDir
    Path home;

    @SideBySide
    @ParameterizedTest
    @ValueSource(
            strings = {
                // Docker's.
                """
                iptables -t nat -N DOCKER
                iptables -t nat -A PREROUTING -m addrtype --dst-type LOCAL -j DOCKER
                iptables -t nat -A OUTPUT ! -d 127.0.0.0/8 -m addrtype --dst-type LOCAL -j DOCKER
                iptables -t nat -A POSTROUTING -s 172.18.0.0/16 ! -o br1 -j MASQUERADE
                iptables -t nat -A POSTROUTING -s 172.17.0.0/16 ! -o docker0 -j MASQUERADE
                iptables -t nat -A POSTROUTING -s 172.17.0.2/32 -d 172.17.0.2/32 -p tcp -m tcp --dport 80 -j MASQUERADE
                iptables -t nat -A DOCKER -i docker0 -j RETURN
                iptables -t nat -A DOCKER -i br1 -j RETURN
                iptables -t nat -A DOCKER ! -i docker0 -p tcp -m tcp --dport 8080 -j DNAT --to-destination 172.17.0.2:80
                for chain in DOCKER DOCKER-FORWARD DOCKER-ISOLATION-STAGE-1 DOCKER-ISOLATION-STAGE-2 DOCKER-USER; do iptables -N $chain; done
                iptables -P FORWARD DROP
                iptables -A FORWARD -j DOCKER-USER
                iptables -A FORWARD -j DOCKER-FORWARD
                iptables -A DOCKER-FORWARD -j DOCKER-ISOLATION-STAGE-1
                for b in docker0 br1; do
                  iptables -A DOCKER-FORWARD -o $b -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
                  iptables -A DOCKER-FORWARD -o $b -j DOCKER
                  iptables -A DOCKER-FORWARD -i $b ! -o $b -j ACCEPT
                  iptables -A DOCKER-FORWARD -i $b -o $b -j ACCEPT
                  iptables -A DOCKER-ISOLATION-STAGE-1 -i $b ! -o $b -j DOCKER-ISOLATION-STAGE-2
                  iptables -A DOCKER-ISOLATION-STAGE-2 -o $b -j DROP
                done
                iptables -A DOCKER-ISOLATION-STAGE-1 -j RETURN
                iptables -A DOCKER-ISOLATION-STAGE-2 -j RETURN
                iptables -A DOCKER -d 172.17.0.2/32 ! -i docker0 -o docker0 -p tcp -m tcp --dport 80 -j ACCEPT
                iptables -A DOCKER-USER -i out0 -s 192.168.9.66 -j DROP
                iptables -A DOCKER-USER -j RETURN
                """,
                // libvirt's.
                """
                for chain in LIBVIRT_FWI LIBVIRT_FWO LIBVIRT_FWX; do iptables -N $chain; done
                iptables -t nat -N LIBVIRT_PRT
                for chain in LIBVIRT_FWX LIBVIRT_FWI LIBVIRT_FWO; do iptables -A FORWARD -j $chain; done
                iptables -A LIBVIRT_FWO -s 172.17.0.0/16 -i docker0 -j ACCEPT
                iptables -A LIBVIRT_FWO -i docker0 -j REJECT --reject-with icmp-port-unreachable
                iptables -A LIBVIRT_FWI -d 172.17.0.0/16 -o docker0 -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
                iptables -A LIBVIRT_FWI -o docker0 -j REJECT --reject-with icmp-port-unreachable
                iptables -A LIBVIRT_FWX -i docker0 -o docker0 -j ACCEPT
                iptables -t nat -A POSTROUTING -j LIBVIRT_PRT
                iptables -t nat -A LIBVIRT_PRT -s 172.17.0.0/16 -d 224.0.0.0/24 -j RETURN
                iptables -t nat -A LIBVIRT_PRT -s 172.17.0.0/16 -d 255.255.255.255/32 -j RETURN
                iptables -t nat -A LIBVIRT_PRT -s 172.17.0.0/16 ! -d 172.17.0.0/16 -p tcp -j MASQUERADE --to-ports 1024-65535
                iptables -t nat -A LIBVIRT_PRT -s 172.17.0.0/16 ! -d 172.17.0.0/16 -j MASQUERADE
                """,
                // Those of the bridge and portmap plugins of CNI.
                """
                for chain in CNI-FORWARD CNI-ADMIN; do iptables -N $chain; done
                for chain in CNI-1a2b CNI-HOSTPORT-DNAT CNI-DN-1a2b; do iptables -t nat -N $chain; done
                iptables -P FORWARD DROP
                iptables -A FORWARD -m comment --comment "CNI firewall plugin rules" -j CNI-FORWARD
                iptables -A CNI-FORWARD -m comment --comment "overrides" -j CNI-ADMIN
                iptables -A CNI-FORWARD -d 172.17.0.2/32 -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
                iptables -A CNI-FORWARD -s 172.17.0.2/32 -j ACCEPT
                iptables -A CNI-FORWARD -d 172.17.0.2/32 -m conntrack --ctstate NEW -p tcp --dport 80 -j ACCEPT
                iptables -t nat -A POSTROUTING -s 172.17.0.2/32 -m comment --comment "name: net" -j CNI-1a2b
                iptables -t nat -A CNI-1a2b -d 172.17.0.0/16 -j ACCEPT
                iptables -t nat -A CNI-1a2b ! -d 224.0.0.0/4 -j MASQUERADE
                iptables -t nat -A PREROUTING -m addrtype --dst-type LOCAL -j CNI-HOSTPORT-DNAT
                iptables -t nat -A OUTPUT -m addrtype --dst-type LOCAL -j CNI-HOSTPORT-DNAT
                iptables -t nat -A CNI-HOSTPORT-DNAT -p tcp -m multiport --dports 8080 -j CNI-DN-1a2b
                iptables -t nat -A CNI-DN-1a2b -p tcp --dport 8080 -j DNAT --to-destination 172.17.0.2:80
                """,
                // A script's own, by the sender's port, and what is new behind what is known.
                """
                iptables -P FORWARD DROP
                iptables -N allow
                iptables -A FORWARD -m state --state RELATED,ESTABLISHED -j ACCEPT
                iptables -A FORWARD -p tcp --sport 22 -j DROP
                iptables -A FORWARD -s 172.17.0.3/32 -j allow
                iptables -A FORWARD -i br1 ! -o docker0 -m state --state NEW -j ACCEPT
                iptables -A allow ! -d 192.168.9.0/24 -j RETURN
                iptables -A allow -p tcp -m multiport --dports 80,443 -m state --state NEW -j ACCEPT
                """
            })
    void theSameIsLetThrough(String rules) throws Exception {
        Imported read = Scripts.read(MACHINE + rules);
        List<String> ask = List.of("bash", "-c", QUESTION);

        String drawn = Twins.answerOfDrawing(home.resolve("drawing"), read.topology(), ask);

        assertThat(drawn.lines()).hasSize(30).anyMatch(line -> line.endsWith("none")).contains("c1 172.17.0.2:80 172.17.0.2");
        assertThat(drawn).isEqualTo(Twins.answerOfScript(home.resolve("script"), MACHINE + rules, ask));
        assertThat(read.report().refused()).isEmpty();
    }
}
