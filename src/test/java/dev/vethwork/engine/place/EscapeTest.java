package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.Origin;
import dev.vethwork.engine.driver.Commands;
import dev.vethwork.machine.SideBySide;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From inside a sandbox, as its root, nothing of the machine's network can be reached. */
@NeedsSandbox
class EscapeTest {
    private static final Path OWN_NETWORK = Path.of("/proc/self/ns/net");

    @TempDir
    Path home;

    private LabNotes notes;
    private Holder holder;
    private Process outside;

    @BeforeEach
    void open() throws Exception {
        notes = new LabNotes(home.resolve("vethwork").resolve("cell"));
        holder = notes.holderOrNew(Origin.UNKNOWN, new Expected());
        outside = new ProcessBuilder("sleep", "1000").start();
    }

    @AfterEach
    void close() {
        outside.destroy();
        notes.forget(holder);
    }

    private CommandResult inside(String script) throws IOException {
        List<String> argv = new ArrayList<>(Sandbox.enter(holder));
        argv.addAll(List.of("sh", "-c", script, "sh", Long.toString(outside.pid())));
        return Commands.run(argv);
    }

    /** Interfaces, addresses, routes, rules and settings of the machine itself, without what it counts. */
    private static String machine() throws IOException {
        return Commands.run(List.of("sh", "-c", """
                        ip -o link; ip -o addr; ip route show table all; ip rule; ls /run/netns 2>/dev/null
                        iptables-save 2>/dev/null; ip6tables-save 2>/dev/null; grep -rsH . /proc/sys/net/ipv4/conf
                        cat /proc/sys/net/ipv4/ip_forward
                        """))
                .stdout()
                .replaceAll("(?m)(_lft|expires) \\S+|\\[\\d+:\\d+]|^#.*$", "");
    }

    /** The first parameter of each is the pid, outside, of a process of the machine. */
    @SideBySide
    @ParameterizedTest
    @ValueSource(
            strings = {
                "nsenter -t $1 -n ip link add escaped0 type bridge",
                "nsenter --net=/proc/$1/ns/net ip link set lo down",
                "mkdir /run/p && mount -t proc proc /run/p && nsenter --net=/run/p/$1/ns/net ip route add 192.0.2.0/24 dev lo",
                "ip link add out0 type veth peer name out1 && ip link set out0 netns $1",
                "ip link add out0 netns $1 type veth peer name out1",
                "ip netns attach machine $1",
                "nsenter -t $1 -n iptables -A INPUT -j DROP",
                "nsenter -t $1 -n sysctl -w net.ipv4.ip_forward=1",
                "kill -9 $1"
            })
    void everyWayOutIsShut(String attempt) throws Exception {
        String before = machine();
        assertThat(inside(attempt).succeeded()).as(attempt).isFalse();
        assertThat(machine()).isEqualTo(before);
        assertThat(outside.isAlive()).isTrue();
    }

    @SideBySide
    @Test
    void itsFirstProcessIsItsOwnAndNotTheMachines() throws Exception {
        String machines = Files.readSymbolicLink(OWN_NETWORK).toString();
        assertThat(inside("nsenter -t 1 -n readlink /proc/self/ns/net").stdout().strip())
                .startsWith("net:")
                .isNotEqualTo(machines);
    }

    @SideBySide
    @Test
    void whatIsChangedInsideStaysInside() throws Exception {
        String before = machine();
        assertThat(inside("""
                        set -e
                        ip link set lo up
                        ip link add bridge0 type bridge
                        ip addr add 192.0.2.1/24 dev bridge0
                        sysctl -qw net.ipv4.ip_forward=1 net.ipv4.conf.all.rp_filter=2
                        ip netns add room
                        iptables -P INPUT DROP
                        """).succeeded())
                .isTrue();
        assertThat(machine()).isEqualTo(before);
    }
}
