package dev.vethwork.format.importing;

import static dev.vethwork.format.importing.Scripts.CABLE;
import static dev.vethwork.format.importing.Scripts.draw;
import static dev.vethwork.format.importing.Scripts.end;
import static dev.vethwork.format.importing.Scripts.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.topology.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Namespaces that scripts enter by files and by processes. */
class NamespacesOfProcessesTest {
    /** A process, a mount or a name of its own is no other network. */
    @ParameterizedTest
    @ValueSource(strings = {"unshare -m", "unshare --pid --fork --mount-proc", "unshare --mount --propagation private", "unshare -fp env A=1"})
    void whatRunsWithSomethingElseOfItsOwnRunsInTheSameNetwork(String wrapper) {
        assertThat(end(draw(CABLE + "ip netns exec b " + wrapper + " dhclient eth0"), "b", "eth0").dhcp()).isTrue();
        assertThat(end(draw(CABLE + "ip netns exec b " + wrapper + " sh -c 'exec \"$@\"' x dhclient eth0"), "b", "eth0").dhcp()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unshare -n ip link add v0 type dummy", "unshare -rn sh -c 'ip a'", "unshare -m"})
    void aNetworkThatNothingNamesIsRefused(String command) {
        assertThat(refused(command)).hasSize(1);
    }

    @Test
    void aNamespaceThatIsBoundToAFileIsCalledAsTheFile() {
        String bound = """
                left=/tmp/world/left
                touch $left
                unshare --net="$left" -- ip link set lo up
                nsenter --net="$left" -- ip link add eth0 type veth peer l0
                nsenter --net="$left" -- ip link set l0 netns $$
                nsenter --net="$left" -- ip addr add 10.0.0.10/24 dev eth0
                ip link set l0 up
                """;
        assertThat(refused(bound)).isEmpty();
        Topology drawn = draw(bound);
        assertThat(end(drawn, "left", "eth0").addresses()).hasSize(1);
        assertThat(end(drawn, "host", "l0").up()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "ip netns add a\nip netns exec a sleep 100 &\np=$!",
        "unshare --net=/tmp/a true\nnsenter --net=/tmp/a -- sleep 100 & p=$!",
        "p=12346\nunshare -n sleep 100 &",
        "unshare -rn sleep 100 &\nsleep 1 & p=12346"
    })
    void aProcessIsInTheNamespaceThatItWasStartedIn(String started) {
        String script = started + """

                ip link add v type veth peer w
                ip link set v netns $p
                nsenter -t $p -n ip addr add 10.0.0.1/24 dev v
                nsenter --target=$p --net ip link set v up
                """;
        assertThat(refused(script)).isEmpty();
        String there = draw(script).nodes().keySet().stream().filter(name -> !name.equals("host")).findFirst().orElse("");
        assertThat(end(draw(script), there, "v").addresses()).hasSize(1);
    }

    @Test
    void aProcessOfSomebodyElsesMayBeAnywhere() {
        assertThat(refused("ip link add v type veth peer w\nip link set v netns 777")).singleElement().asString().contains("777");
    }
}
