package dev.vethwork.format.importing;

import static dev.vethwork.format.importing.Scripts.CABLE;
import static dev.vethwork.format.importing.Scripts.draw;
import static dev.vethwork.format.importing.Scripts.refused;
import static dev.vethwork.format.importing.Scripts.stack;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.text.Phrase;
import dev.vethwork.topology.Topology;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands become in a drawing, in all their spellings. */
class ScriptCommandsTest {
    /** A window whose language changes shows its report in the new one. */
    @Test
    void whatIsWrongWithAValueIsSaidInTheLanguageOfWhoeverReadsIt() {
        Phrase reason = Scripts.read("ip netns add a\nip -n a addr add 10.0.0.999/24 dev lo\n").report().refused().getFirst().reason();
        assertThat(reason.text(Locale.ENGLISH)).doesNotMatch("(?s).*[가-힣].*").contains("10.0.0.999");
        assertThat(reason.text(Locale.KOREAN)).doesNotContain(" is not ", "write").matches("(?s).*[가-힣].*");
    }

    @Test
    void aScriptIsCalledByTheWordThatItComparesItsArgumentWith() {
        Imported read = Scripts.read("""
                MAKE="make"
                CLEAR="clear"
                if [ "$MAKE" = "$1" ]; then
                  ip netns add red
                elif [ "$CLEAR" = "$1" ]; then
                  ip netns del red
                fi
                """);
        assertThat(read.topology().nodes()).containsOnlyKeys("red");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ip mroute", "ip mroute show", "ip nexthop ls", "ip xfrm help"})
    void lookingAtWhatIsNotDrawnIsNoLoss(String command) {
        assertThat(refused(command)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ip -batch -", "ip -b /dev/stdin", "nft -f /dev/stdin"})
    void whatIsReadFromTheInputIsRead(String reads) {
        String given = reads.startsWith("nft") ? "add table ip t" : "link add br0 type bridge";
        assertThat(refused("echo '" + given + "' | " + reads)).isEmpty();
        assertThat(refused(reads + " <<EOF\n" + given + "\nEOF")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "n=$(mktemp -u ns-XXXXXX)", "n=ns-$(mktemp -u XXXXXXXX)", "n=$(basename $(mktemp -p /tmp ns-XXXXXX))", "n=ns-$(date +%s)", "n=ns-$(date +%N)",
        "n=ns-$(printf %x $(date +%s))-$(mktemp -u XXXX)"
    })
    void aNameThatIsAnotherWithEachRunIsAName(String named) {
        String script = named + "\nip netns add $n-1\nip netns add $n-2\nip link add a netns $n-1 type veth peer name b netns $n-2";
        assertThat(refused(script)).isEmpty();
        assertThat(draw(script).nodes().keySet()).hasSize(2).allSatisfy(name -> assertThat(name).startsWith("ns-"));
    }

    @Test
    void aFileOfItsOwnIsAnotherEachTime() {
        assertThat(draw("for i in 1 2 3; do ip netns add $(mktemp -u nXXXXXX); done").nodes()).hasSize(3);
    }

    @Test
    void waitingForATimeComesToItsEnd() {
        assertThat(refused("end=$(( $(date +%s) + 20 )); while [ $(date +%s) -lt $end ]; do sleep 1; done; ip netns add a")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nft --version", "nft -v", "nft --help", "ip netns set a 100", "ip netns list-id", "bridge -n a link show"})
    void askingForAVersionOrANumberChangesNothing(String command) {
        assertThat(refused("ip netns add a\n" + command + " > /dev/null 2>&1")).isEmpty();
    }

    @Test
    void directoriesOfEveryMachineAreThere() {
        String asked = """
                [ -d /etc ] && ip netns add a
                [ -d /tmp/ ] && ip netns add b
                [ -d /there/is/none ] && ip netns add c
                [ -f /etc ] && ip netns add d
                """;
        assertThat(draw(asked).nodes()).containsOnlyKeys("a", "b");
    }

    @Test
    void settingsWeatherAndServicesComeAlong() {
        Topology drawn = draw(CABLE + "ip netns exec a sysctl -w net.ipv4.conf.all.forwarding=1\n"
                + "echo 0 | ip netns exec a tee /proc/sys/net/ipv4/conf/all/rp_filter\n"
                + "ip netns exec a tc qdisc add dev eth0 root netem delay 20ms loss 1% rate 10mbit\n"
                + "ip netns exec b python3 -m http.server 80 &\nip netns exec b iperf3 -s -D\nip netns exec b iperf3 -c 10.0.0.1\n");
        assertThat(stack(drawn, "a").forwarding()).isTrue();
        assertThat(stack(drawn, "a").sysctls()).containsEntry("net.ipv4.conf.all.rp_filter", "0");
        assertThat(drawn.cables().getFirst().shaping().delay()).isEqualTo("20ms");
        assertThat(stack(drawn, "b").services())
                .extracting(s -> s.command())
                .containsExactly("python3 -m http.server 80", "iperf3 -s");
    }

    /** As it would not on the machine, where the program says that there is no such file. */
    @Test
    void aSettingThatNoKernelHasIsNotDrawn() {
        String script = CABLE + "ip netns exec a sysctl -w net.ipv4.conf.all_forwarding=1\nip netns exec a sysctl -w net.ipv6.neigh.eth0=1\n";
        assertThat(refused(script)).hasSize(2).allMatch(line -> line.contains("no kernel setting net.ipv"));
        assertThat(stack(draw(script), "a").sysctls()).isEmpty();
    }

    @Test
    void whatCannotBeDrawnIsToldWithItsReason() {
        assertThat(refused(CABLE + "ip -n a link add x type macsec\nip -n a link set eth0 xdp obj a.o\nip link set eth1 master nowhere\n"
                        + "ip -n gone link set lo up\nip -n a addr add 10.0.0.300/24 dev eth0"))
                .hasSize(5)
                .allMatch(line -> line.matches("(?s)[0-9]+: \\S.*"));
    }
}
