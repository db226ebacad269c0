package dev.vethwork.format.importing;

import static dev.vethwork.format.importing.Scripts.end;
import static dev.vethwork.format.importing.Scripts.read;
import static dev.vethwork.format.importing.Scripts.refused;
import static dev.vethwork.format.importing.Scripts.stack;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.topology.Topology;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Containers that a script starts, or that a lab's file beside it has, are namespaces of its drawing. */
class ContainersInScriptsTest {
    private static final String LAB = """
            name: metro
            topology:
              nodes:
                r1:
                  kind: linux
                  image: frr
                  exec:
                    - ip addr add 10.0.0.1/24 dev eth1
                pc:
                  kind: linux
              links:
                - endpoints: ["r1:eth1", "pc:eth1"]
            """;

    private static Imported beside(String file, String text, String script) throws Exception {
        Map<String, String> others = Map.of(file, text);
        return Importers.read(
                new Source(
                        "lab",
                        new TreeMap<>(Map.of("setup.sh", script.getBytes(StandardCharsets.UTF_8))),
                        path -> Optional.ofNullable(others.get(path)).map(t -> t.getBytes(StandardCharsets.UTF_8))),
                null);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "docker run -d --net none --name web nginx", "docker run -itd --network=none --name=web -v /a:/b -e A=1 img bash",
        "podman run --rm -d --name web --network none --cap-add NET_ADMIN img", "sudo docker create --net=none --name web img"
    })
    void aContainerWithoutANetworkIsANamespace(String run) {
        Imported made = read(run + """

                pid=$(docker inspect -f '{{.State.Pid}}' web)
                ip link add v0 type veth peer name v1
                ip link set v1 netns $pid
                docker exec -it --privileged -u root web ip addr add 10.0.0.2/24 dev v1
                nsenter -t $pid -n ip link set v1 up
                docker exec web sh -c 'ip route add default via 10.0.0.1'
                ip link set v0 up
                """);
        assertThat(made.report().refused()).isEmpty();
        assertThat(end(made.topology(), "web", "v1").addresses()).hasSize(1);
        assertThat(end(made.topology(), "web", "v1").up()).isTrue();
        assertThat(stack(made.topology(), "web").routes()).hasSize(1);
    }

    @Test
    void aContainerIsFoundByTheNumberThatItWasStartedWith() {
        Topology drawn = Scripts.draw("""
                id=$(docker run -d --network none img)
                pid=$(docker inspect --format "{{ .State.Pid }}" $id)
                mkdir -p /var/run/netns
                ln -sfT /proc/$pid/ns/net /var/run/netns/web
                ip link add v0 type veth peer name v1
                ip link set v1 netns web
                ip netns exec web ip addr add 10.0.0.2/24 dev v1
                """);
        assertThat(drawn.nodes()).hasSize(2);
        assertThat(drawn.cables()).hasSize(1);
    }

    @Test
    void whatDockerJoinsAContainerToIsSaidNotToBeDrawn() {
        Imported made = read("""
                docker run -d --name web nginx
                docker exec web ip addr add 10.9.0.1/32 dev lo
                docker exec web ip addr add 10.9.0.2/32 dev eth0
                """);
        assertThat(made.report().refused()).isEmpty();
        assertThat(made.topology().nodes()).containsKey("web");
        assertThat(made.report().passedOver()).anySatisfy(line -> assertThat(line.reason().key()).isEqualTo("passed.undrawn"));
        assertThat(made.report().understood()).anySatisfy(line -> assertThat(line.remarks()).extracting("key").contains("remark.ownNetwork"));
    }

    @Test
    void aContainerThatNobodyTouchesIsNotDrawn() {
        Imported made = read("ip netns add a\ndocker run -d --name db postgres\ndocker exec db psql -c 'select 1'\n");
        assertThat(made.topology().nodes()).doesNotContainKey("db");
        assertThat(made.report().refused()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "sudo containerlab deploy -t metro.clab.yml", "clab dep --reconfigure --topo ./metro.clab.yml", "containerlab deploy --topo=metro.clab.yml", ":"})
    void theCommandsOfAScriptRunInTheNodesOfALabBesideIt(String deploy) throws Exception {
        Imported made = beside("metro.clab.yml", LAB, deploy + """

                sudo docker exec -d clab-metro-pc ip addr add 10.0.0.2/24 dev eth1
                docker exec clab-metro-pc ip link set eth0 down
                docker exec clab-metro-r1 vtysh -c 'show ip route'
                """);
        assertThat(made.report().refused()).isEmpty();
        assertThat(made.topology().cables()).hasSize(1);
        assertThat(end(made.topology(), "r1", "eth1").addresses()).hasSize(1);
        assertThat(end(made.topology(), "pc", "eth1").addresses()).hasSize(1);
    }

    @Test
    void whatIsRefusedOfALabBesideIsSaidWithItsFile() throws Exception {
        String odd = LAB.replace("ip addr add 10.0.0.1/24 dev eth1", "iptables -A INPUT -m string --string x --algo bm -j DROP");
        Imported made = beside("metro.clab.yml", odd, "#!/bin/sh\n\nclab deploy -t metro.clab.yml\n");
        assertThat(made.report().refused()).singleElement().satisfies(line -> {
            assertThat(line.line()).isEqualTo(3);
            assertThat(line.text()).contains("metro.clab.yml:8");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cli-"})
    void aLabMayNameItsContainersOtherwise(String prefix) throws Exception {
        Imported made = beside(
                "metro.clab.yml", "prefix: \"" + prefix.replace("-", "") + "\"\n" + LAB,
                "clab deploy -t metro.clab.yml\ndocker exec " + (prefix.isEmpty() ? "" : prefix + "metro-") + "pc ip addr add 10.0.0.2/24 dev eth1\n");
        assertThat(made.report().refused()).isEmpty();
        assertThat(end(made.topology(), "pc", "eth1").addresses()).hasSize(1);
    }

    @Test
    void whatAContainerRunsOfItsImageIsPassedOver() throws Exception {
        Imported made = beside("metro.clab.yml", LAB, "clab deploy -t metro.clab.yml\ndocker exec clab-metro-pc ip link set eth1 up\ndocker exec -d clab-metro-pc ip vrf exec x ./measure.sh\n");
        assertThat(made.report().refused()).isEmpty();
    }

    @Test
    void aContainerWhoseNameAProgramWouldTellIsRefused() {
        assertThat(refused("docker exec $(docker ps -q | head -1) ip link set eth1 up\ndocker inspect -f '{{.State.Pid}}' $(docker ps -lq)\n"))
                .hasSize(2)
                .allSatisfy(reason -> assertThat(reason).contains("which is not run"));
    }

    @Test
    void aContainerThatIsNotKnownIsRefusedByItsName() {
        assertThat(refused("ip netns add a\ndocker exec clab-metro-pc ip addr add 10.0.0.2/24 dev eth1\ndocker exec web ip link set eth1 up\n"))
                .hasSize(2)
                .allSatisfy(reason -> assertThat(reason).contains("is not made here"))
                .anySatisfy(reason -> assertThat(reason).contains("clab-metro-pc"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker exec web ping -c1 10.0.0.1", "docker exec -it web vtysh -c 'show ip bgp'", "docker exec -it web bash", "docker exec web ip route", "docker ps -a", "docker pull x", "docker build -t x .", "docker rm -f web", "docker logs web"})
    void whatOnlyLooksIsPassedOver(String command) {
        assertThat(refused("ip netns add a\n" + command)).isEmpty();
    }

    @Test
    void aBridgeOfALabIsTheOneThatTheScriptHasMade() throws Exception {
        String lab = """
                name: zone
                topology:
                  nodes:
                    lan:
                      kind: bridge
                    pc:
                      kind: linux
                  links:
                    - endpoints: ["pc:eth1", "lan:pc1"]
                """;
        Imported made = beside("zone.clab.yml", lab, """
                ip link add name lan type bridge
                ip link set lan up
                ip addr add 10.0.0.1/24 dev lan
                containerlab deploy -t zone.clab.yml
                """);
        assertThat(made.report().refused()).isEmpty();
        assertThat(made.topology().nodes()).containsOnlyKeys("lan", "pc", "host");
        assertThat(made.topology().cables()).hasSize(1);
    }
}
