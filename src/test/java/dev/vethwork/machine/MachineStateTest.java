package dev.vethwork.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The net under all tests on the machine: what one leaves is named, and taken away. */
@OnTheMachine
class MachineStateTest {
    private static final String MESS = """
            set -e
            ip netns add vw-left
            ip link add vw-left0 type bridge
            ip addr add 198.18.77.1/24 dev vw-left0
            ip link set vw-left0 up
            ip route add 198.18.78.0/24 via 198.18.77.9
            ip rule add from 198.18.77.0/24 table 177 pref 1077
            sysctl -qw net.ipv4.conf.default.rp_filter=$((1 - $(sysctl -n net.ipv4.conf.default.rp_filter) % 2))
            iptables -N VW-LEFT
            iptables -t mangle -A POSTROUTING -s 198.18.77.0/24 -j ACCEPT
            mkdir -p /run/vethwork/left
            BECOME=left setsid sleep 177177 </dev/null >/dev/null 2>&1 &
            """;

    @Test
    void whatWasLeftIsNamedAndPutBack() throws Exception {
        MachineState before = MachineState.read();
        Machine.run(MESS);
        assertThat(before.difference(MachineState.read()).lines())
                .anyMatch(line -> line.startsWith("NAMESPACES + /run/netns/vw-left "))
                .anyMatch(line -> line.startsWith("LINKS + ") && line.contains("vw-left0"))
                .anyMatch(line -> line.startsWith("ADDRESSES + ") && line.contains("198.18.77.1/24"))
                .anyMatch(line -> line.startsWith("ROUTES + 198.18.78.0/24"))
                .anyMatch(line -> line.startsWith("RULES + 1077"))
                .anyMatch(line -> line.startsWith("SYSCTLS - net/ipv4/conf/default/rp_filter:"))
                .anyMatch(line -> line.equals("IPTABLES + :VW-LEFT -"))
                .anyMatch(line -> line.startsWith("IPTABLES + -A POSTROUTING"))
                .anyMatch(line -> line.equals("REGISTRY + /run/vethwork/left"))
                .anyMatch(line -> line.startsWith("PROCESSES + ") && line.endsWith("sleep 177177"));
        assertThatThrownBy(() -> before.mustBeBack(Duration.ZERO))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("vw-left0")
                .hasMessageEndingWith("which has been put back");
        assertThat(before.difference(MachineState.read())).isEmpty();
    }

    @Test
    void whatAKilledTestHasLeftIsPutBackByTheNext(@TempDir Path home) throws Exception {
        MachineState before = MachineState.read();
        Remembered note = new Remembered(home.resolve("before"));
        note.write(before);
        Machine.run(MESS);
        assertThat(note.isThere()).isTrue();
        assertThat(note.read()).isEqualTo(before);
        note.putBack();
        assertThat(before.difference(MachineState.read())).isEmpty();
        assertThat(note.isThere()).isFalse();
    }

    @Test
    void oneLineOfTwoThatAreTheSameIsMissed() {
        assertThat(MachineState.less(List.of("a"), List.of("a", "a"))).containsExactly("a");
    }
}
