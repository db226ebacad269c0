package dev.vethwork.format.importing;

import static dev.vethwork.format.importing.Scripts.draw;
import static dev.vethwork.format.importing.Scripts.end;
import static dev.vethwork.format.importing.Scripts.read;
import static dev.vethwork.format.importing.Scripts.refused;
import static dev.vethwork.format.importing.Scripts.stack;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.net.Addresses;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Topology;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Containers of LXC, LXD and Incus are namespaces of a drawing, as those of Docker are. */
class SystemContainersTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "pid=$(lxc-info -n web -p -H)", "pid=$(sudo lxc-info -n web -pH)", "pid=$(lxc-info --name=web --pid --no-humanize)",
        "pid=$(lxc-info -n web -p | awk '{print $2}')", "pid=$(lxc-info web -p -H)", "pid=$(lxc-info -H -p -n web)"
    })
    void aContainerOfLxcIsFoundByItsProcess(String info) {
        Imported made = read("lxc-create -n web -t busybox\nlxc-start -n web -d\n" + info + """

                ip link add v0 type veth peer name v1
                ip link set v1 netns $pid
                lxc-attach -n web -- ip addr add 10.0.0.2/24 dev v1
                lxc-attach -n web -- bash -c "ip link set v1 up; ip route add default via 10.0.0.1"
                lxc-attach --name=web ip link set lo up
                ip link set v0 up
                lxc-stop -n web -k
                lxc-destroy -n web
                """);
        assertThat(made.report().refused()).isEmpty();
        assertThat(end(made.topology(), "web", "v1").addresses()).hasSize(1);
        assertThat(end(made.topology(), "web", "v1").up()).isTrue();
        assertThat(stack(made.topology(), "web").routes()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lxc.net.0.", "lxc.network."})
    void aContainerOfLxcHasTheNetworkOfItsFile(String key) {
        String address = key.equals("lxc.network.") ? "ipv4" : "ipv4.address";
        Topology drawn = draw("""
                brctl addbr br0
                ip link set br0 up
                cat > web.conf <<EOF
                lxc.include = /usr/share/lxc/config/common.conf
                KEYtype = veth
                KEYflags = up
                KEYlink = br0
                KEYname = ens3
                KEYhwaddr = 00:16:3e:00:00:01
                KEYADDRESS = 10.0.0.2/24
                KEYipv4.gateway = 10.0.0.1
                KEYmtu = 1400
                EOF
                lxc-create -n web -f web.conf -t busybox
                lxc-start -n web
                """.replace("KEY", key).replace("ADDRESS", address));
        assertThat(end(drawn, "web", "ens3").addresses()).hasSize(1);
        assertThat(end(drawn, "web", "ens3").up()).isTrue();
        assertThat(end(drawn, "web", "ens3").mtu()).isEqualTo(1400);
        assertThat(stack(drawn, "web").routes()).hasSize(1);
        assertThat(drawn.nodes().get("br0")).isInstanceOf(Bridge.class);
        assertThat(drawn.cables()).hasSize(1);
    }

    @Test
    void aFileMayHaveSeveralNetworksAndBeWrittenWhereLxcLooksForIt() {
        Topology drawn = draw("""
                lxc-create -n r -t none
                ip link add a type bridge
                ip link add b type bridge
                cat >> /var/lib/lxc/r/config <<EOF
                lxc.net.0.type = veth
                lxc.net.0.link = a
                lxc.net.1.type = veth
                lxc.net.1.link = b
                lxc.net.1.veth.pair = r-to-b
                EOF
                lxc-start -n r
                lxc-attach -n r -- ip addr add 10.0.1.1/24 dev eth1
                """);
        assertThat(end(drawn, "r", "eth0").up()).isFalse();
        assertThat(end(drawn, "r", "eth1").addresses()).hasSize(1);
        assertThat(end(drawn, "b", "r-to-b").up()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"auto,10.0.0.1,", "dev,,eth0", "10.0.0.9,10.0.0.9,"})
    void theGatewayMayBeTheBridgeOrTheLink(String gateway, @Nullable String via, @Nullable String device) {
        Topology drawn = draw("""
                ip link add br0 type bridge
                ip addr add 10.0.0.1/24 dev br0
                lxc-create -n web -t busybox
                printf 'lxc.net.0.type = veth\\nlxc.net.0.link = br0\\nlxc.net.0.flags = up\\nlxc.net.0.ipv4.address = 10.0.0.2/24\\n' >> /var/lib/lxc/web/config
                echo 'lxc.net.0.ipv4.gateway = GATEWAY' >> /var/lib/lxc/web/config
                lxc-start -n web
                """.replace("GATEWAY", gateway));
        assertThat(stack(drawn, "web").routes()).singleElement().satisfies(route -> {
            assertThat(route.via()).isEqualTo(via == null ? null : Addresses.parse(via));
            assertThat(route.device()).isEqualTo(device);
        });
    }

    @Test
    void aNetworkOfAnotherKindInSuchAFileIsRefused() {
        assertThat(refused("""
                ip netns add a
                printf 'lxc.net.0.type = phys\\nlxc.net.0.link = eth1\\n' > c
                lxc-create -n web -f c -t none
                lxc-start -n web
                """)).singleElement().asString().contains("phys");
    }

    @Test
    void whatLxcJoinsAContainerToIsSaidNotToBeDrawn() {
        Imported made = read("lxc-create -t download -n web -- -d alpine\nlxc-start web\nlxc-attach -n web -- ip route add blackhole 10.0.0.0/8\n");
        assertThat(made.report().refused()).isEmpty();
        assertThat(made.report().understood()).anySatisfy(line -> assertThat(line.remarks()).extracting("key").contains("remark.ownNetwork"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lxc", "incus"})
    void aNetworkOfLxdIsABridgeWithWhatItWasGiven(String program) {
        Imported made = read("""
                lxc network create net1 ipv4.address=10.1.1.1/24 ipv4.nat=true ipv6.address=none
                lxc launch ubuntu:22.04 web -n net1
                lxc launch images:alpine/3.19 db --network=net1
                lxc exec web -- ip addr add 10.1.1.2/24 dev eth0
                lxc exec db -- sh -c 'ip addr add 10.1.1.3/24 dev eth0; ip link set eth0 up'
                lxc list
                lxc exec web -- ping -c1 10.1.1.3
                lxc delete -f web
                lxc network delete net1
                """.replace("lxc ", program + " "));
        assertThat(made.report().refused()).isEmpty();
        Topology drawn = made.topology();
        assertThat(((Bridge) drawn.nodes().get("net1")).addresses()).hasSize(1);
        assertThat(end(drawn, "web", "eth0").addresses()).hasSize(1);
        assertThat(end(drawn, "db", "eth0").up()).isTrue();
        assertThat(stack(drawn, "host").masquerades()).hasSize(1);
        assertThat(drawn.cables()).hasSize(2);
    }

    @Test
    void aCardOfLxdIsACableToTheBridgeThatItNames() {
        Topology drawn = draw("""
                ip link add br0 type bridge
                lxc init images:alpine/3.19 a
                lxc config device add a eth1 nic nictype=bridged parent=br0 name=lan0 hwaddr=00:16:3e:11:22:33
                lxc start a
                lxc exec a -- ip addr add 10.0.0.1/24 dev lan0
                lxc network create n1 ipv4.address=none ipv6.address=none
                lxc network attach n1 a eth2
                """);
        assertThat(end(drawn, "a", "lan0").addresses()).hasSize(1);
        assertThat(drawn.cables()).hasSize(2);
    }

    @Test
    void aContainerOfLxdIsFoundByItsProcess() {
        Imported made = read("""
                lxc launch images:alpine/3.19 a
                pid=$(lxc info a | grep -i pid | awk '{print $2}')
                ip link add v0 type veth peer name v1 netns $pid
                nsenter -t $pid -n ip addr add 10.0.0.1/24 dev v1
                """);
        assertThat(made.report().refused()).isEmpty();
        assertThat(end(made.topology(), "a", "v1").addresses()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "lxc profile device add default eth0 nic nictype=bridged parent=br0", "lxc network set lxdbr0 ipv4.nat false", "lxc network create o --type=ovn",
        "lxc config device add a eth1 nic nictype=macvlan parent=eth0", "lxc config device add nobody eth1 nic nictype=bridged parent=br0",
        "lxc network attach nowhere a", "lxc config device add a web proxy listen=tcp:0.0.0.0:80 connect=tcp:127.0.0.1:80", "lxc network forward create n 10.0.0.1", "lxc-attach -n nobody -- ip link set eth0 up", "lxc restore a s && lxc network acl create x"
    })
    void whatIsNotDrawnOfThemIsRefused(String command) {
        assertThat(refused("ip link add br0 type bridge\nlxc launch images:alpine/3.19 a\n" + command + "\n")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "lxc list", "lxc image list images:", "lxc-ls -f", "lxc-info -n a", "lxc file push x a/root/", "lxc config set a limits.cpu 2", "lxc network list",
        "lxc network show lxdbr0", "lxc config show a", "lxc-wait -n a -s RUNNING", "lxc storage create p dir", "lxc stop a", "lxd init --auto", "lxc-checkconfig"
    })
    void whatOnlyLooksOrPreparesIsPassedOver(String command) {
        assertThat(refused("ip netns add x\n" + command + "\n")).isEmpty();
    }
}
