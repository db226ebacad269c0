package dev.vethwork.format.importing;

import static dev.vethwork.format.importing.Scripts.draw;
import static dev.vethwork.format.importing.Scripts.read;
import static dev.vethwork.format.importing.Scripts.refused;
import static dev.vethwork.format.importing.Scripts.stack;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What changes a network at a place that the script does not tell is a loss; what only looks there is none. */
class PlacesOutOfSightTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "ssh host \"ip link add br0 type bridge\"",
        "ssh -o StrictHostKeyChecking=no root@10.0.0.1 sudo ip addr add 10.0.0.1/24 dev eth0",
        "ssh host 'cd /tmp; sudo sysctl -w net.ipv4.ip_forward=1'",
        "ssh host <<EOF\nip link add br0 type bridge\nEOF",
        "sshpass -p x ssh host 'iptables -A FORWARD -j ACCEPT'",
        "nsenter -t 4711 -n ip link set eth0 up",
        "nsenter --target $(pgrep qemu) --net ip link set eth0 up",
        "lxc-attach -n web -- bash -c \"ip addr add 10.0.0.1/24 dev eth0\"",
        "lxc exec web -- ip addr add 10.0.0.1/24 dev eth0",
        "incus exec web -- sh -c 'ip addr add 10.0.0.1/24 dev eth0'",
        "machinectl shell web /bin/ip link set host0 up",
        "systemd-run --machine=web ip link set host0 up",
        "docker exec $(docker ps -lq) ip link set eth0 down",
        "docker compose exec web ip route add default via 10.0.0.1",
        "docker run --rm --net host img ip link add br0 type bridge",
        "virsh qemu-agent-command vm 'ip link add br0 type bridge'",
        "vagrant ssh web -c \"sudo ip route add 10.0.0.0/8 via 10.1.1.1\"",
        "kubectl exec -n x pod -- ip route add default via 10.0.0.1",
        "tmux send-keys -t 1 'ip netns add b' Enter",
        "himage pc1 ifconfig eth0 10.0.0.1/24",
        "anything --at all -- ip link add br0 type bridge",
        "multipass exec vm -- bash -c 'echo 1 > /proc/sys/net/ipv4/ip_forward'",
        "ssh host 'tc qdisc add dev eth0 root netem delay 10ms'",
        "ssh host 'if true; then ovs-vsctl add-br s1; fi'",
        "ssh host nft -f rules.nft"
    })
    void whatChangesANetworkThatIsNotHereIsRefused(String command) {
        assertThat(refused("ip netns add a\n" + command + "\n")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "ssh host",
        "ssh host \"ip addr show\"",
        "ssh host uptime",
        "ssh host 'ping -c1 10.0.0.1; ip -4 route get 10.0.0.1'",
        "ssh host <<EOF\nip a\nEOF",
        "nsenter -t 4711 -n ip addr",
        "nsenter -t 4711 -n ss -ltn",
        "nsenter -t 4711 -m -u bash",
        "lxc-attach -n web -- ip route show",
        "lxc exec web -- bash",
        "lxc list",
        "vagrant ssh -c 'ip -br a'",
        "kubectl get pods -A",
        "kubectl exec pod -- ping -c 1 10.0.0.1",
        "kubectl exec pod -- sysctl net.ipv4.ip_forward",
        "virsh list --all",
        "pgrep -f 'ip netns exec a iptables -A INPUT'",
        "grep -q 'ip link add' file",
        "logger 'ip link add br0 failed'",
        "log_info 'now ip addr added; see ip link'",
        "tmux new-session -d -s x",
        "apt-get install -y iproute2 iptables"
    })
    void whatOnlyLooksThereIsPassedOver(String command) {
        assertThat(refused("ip netns add a\n" + command + "\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "chroot /mnt/root ip link add br0 type bridge",
        "chroot --userspec=0:0 / /bin/bash -c 'ip link add br0 type bridge'",
        "systemd-run --scope -p MemoryMax=1G ip link add br0 type bridge",
        "systemd-run --unit=x --wait ip link add br0 type bridge",
        "runuser -u root -- ip link add br0 type bridge",
        "runuser root -c 'ip link add br0 type bridge'",
        "nsenter -t 1 -n ip link add br0 type bridge",
        "nsenter --target 1 --mount --net -- ip link add br0 type bridge",
        "xterm -T title -e ip link add br0 type bridge",
        "xterm -e 'ip link add br0 type bridge' &",
        "gnome-terminal --tab -- bash -c 'ip link add br0 type bridge; exec bash'",
        "setpriv --reuid=0 ip link add br0 type bridge"
    })
    void whatRunsOnInTheSameNetworkIsDrawn(String command) {
        assertThat(refused("ip netns add a\n" + command + "\n")).isEmpty();
        assertThat(draw("ip netns add a\n" + command + "\n").nodes()).containsKey("br0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"systemd-run -p NetworkNamespacePath=/run/netns/a", "systemd-run --property=NetworkNamespacePath=/var/run/netns/a --scope"})
    void aUnitOfSystemdMayRunInANamespace(String run) {
        Imported made = read("ip netns add a\n" + run + " ip route add blackhole 10.0.0.0/8\n");
        assertThat(made.report().refused()).isEmpty();
        assertThat(stack(made.topology(), "a").routes()).hasSize(1);
    }

    @Test
    void aSentenceOfAPageIsNoProgram() {
        assertThat(refused("Two of them:\n\n```\nip netns add a\nresolution by ip link add x type bridge\n```\nThe end.\n")).isEmpty();
    }

    @Test
    void theReasonNamesTheProgramOrWhatIsNotKnown() {
        assertThat(refused("ip netns add a\nssh host 'ip link add br0 type bridge'\n")).singleElement().asString().contains("ssh");
        assertThat(refused("ip netns add a\nnsenter -t $(pgrep qemu) -n ip link set x up\n")).singleElement().asString().contains("pgrep qemu");
    }
}
