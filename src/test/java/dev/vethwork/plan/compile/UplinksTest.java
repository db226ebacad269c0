package dev.vethwork.plan.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vethwork.machine.MakesNamespaces;
import dev.vethwork.net.Endpoint;
import dev.vethwork.net.Prefix;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.ShellText;
import dev.vethwork.plan.Step;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.incremental.Recompiler;
import dev.vethwork.plan.planner.Planner;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Internet;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.Uplink;
import dev.vethwork.topology.netfilter.Protocol;
import dev.vethwork.topology.netfilter.Published;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@MakesNamespaces
class UplinksTest {
    private static final TargetTraits SLIRP = TargetTraits.SANDBOX.withUplink(TargetTraits.Way.SLIRP);

    @TempDir
    Path folder;

    private static Topology lab(Internet internet) {
        return Topology.empty("lab")
                .withNode(internet)
                .withNode(Namespace.of("red").editStack(stack ->
                        stack.withRoutes(List.of(Route.via(Prefix.ALL_V4, Endpoint.parse("192.168.15.1").address())))))
                .withCable(Cable.of(
                        CableEnd.of("red", "eth0", "192.168.15.2/24"),
                        CableEnd.of("internet", "eth0", "192.168.15.1/24")));
    }

    private static Internet publishing() {
        return Internet.of("internet")
                .withPublished(List.of(
                        new Published(Protocol.TCP, Published.LOOPBACK, 8080, Endpoint.parse("192.168.15.2:80"))));
    }

    private static List<Step> steps(Internet internet, TargetTraits traits) {
        return Planner.fromNothing(TopologyCompiler.compile(lab(internet), traits), traits).steps();
    }

    private static List<String> commands(Internet internet, TargetTraits traits) {
        return steps(internet, traits).stream().map(step -> String.join(" ", step.argv())).toList();
    }

    @Test
    void inASandboxAProgramMakesTheWay() {
        assertThat(commands(publishing(), TargetTraits.SANDBOX))
                .contains(
                        "ip -n internet tuntap add dev wan0 mode tap",
                        "ip -n internet addr add 10.0.2.15/24 dev wan0",
                        "ip -n internet route add default via 10.0.2.2",
                        "ip netns exec internet sysctl -w net.ipv4.ip_forward=1",
                        "ip netns exec internet iptables -t nat -A POSTROUTING -o wan0 -j MASQUERADE")
                .anyMatch(c -> c.startsWith("pasta ") && c.contains("--tcp-ports 127.0.0.1/8080") && c.contains("--mtu 1500"));
    }

    @Test
    void withoutPastaTheOtherProgramDoes() {
        assertThat(commands(Internet.of("internet"), SLIRP))
                .anyMatch(c -> c.startsWith("slirp4netns ") && c.endsWith(" /run/netns/internet wan0"))
                .noneMatch(c -> c.startsWith("pasta"));
    }

    @Test
    void onTheMachineEachHasAnInterfaceOfItsOwnHoweverLongItsName() {
        Topology two = Topology.empty("lab")
                .withNode(Internet.of("internet-of-the-north"))
                .withNode(Internet.of("internet-of-the-south").withUplink(new Uplink(Prefix.parse("10.9.0.0/16"), 1500)));
        assertThat(Planner.fromNothing(TopologyCompiler.compile(two, TargetTraits.HOST), TargetTraits.HOST).steps().stream()
                        .map(step -> String.join(" ", step.argv()))
                        .filter(command -> command.contains(" type veth ")))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void itsNetworkAndMtuAreThoseDrawn() {
        Internet drawn = Internet.of("internet").withUplink(new Uplink(Prefix.parse("10.9.0.0/16"), 1400));
        assertThat(commands(drawn, TargetTraits.SANDBOX))
                .contains("ip -n internet addr add 10.9.0.15/16 dev wan0", "ip -n internet link set wan0 mtu 1400")
                .anyMatch(c -> c.contains("--gateway 10.9.0.2 --mtu 1400 --dns-forward 10.9.0.3"));
    }

    @Test
    void aDefaultRouteThatIsDrawnIsLeftAsItIs() {
        Internet drawn = Internet.of("internet")
                .withStack(Internet.of("internet").stack().withRoutes(
                        List.of(Route.via(Prefix.ALL_V4, Endpoint.parse("192.168.15.2").address()))));
        assertThat(commands(drawn, TargetTraits.SANDBOX))
                .contains("ip -n internet route add default via 192.168.15.2")
                .doesNotContain("ip -n internet route add default via 10.0.2.2");
    }

    @Test
    void onTheMachineACableMakesTheWayAndEveryRuleIsOwned() {
        List<String> commands = commands(publishing(), TargetTraits.HOST);
        assertThat(commands)
                .noneMatch(c -> c.contains("pasta") || c.contains("tuntap"))
                .contains("ip addr add 10.0.2.2/24 dev wan-internet", "sysctl -w net.ipv4.ip_forward=1")
                .filteredOn(c -> c.startsWith("iptables") && c.contains(" -A "))
                .isNotEmpty()
                .allMatch(c -> c.contains("vethwork"));
    }

    @Test
    void anEditIsCompiledAsTheWholeIs() {
        Topology before = lab(Internet.of("internet"));
        Topology after = lab(publishing()).withNode(Namespace.of("blue"));
        for (TargetTraits traits : List.of(TargetTraits.SANDBOX, TargetTraits.HOST)) {
            Compiled again = Recompiler.recompile(before, TopologyCompiler.compile(before, traits), after, traits);
            assertThat(again.state()).isEqualTo(TopologyCompiler.compile(after, traits).state());
        }
    }

    /** In namespaces of the test's own: one is the machine, another the network that it is in, with no way back to the lab. */
    @Tag("kernel")
    @Test
    void onAMachineTheLabIsHiddenBehindItsAddressAndTakenAwayWithoutATrace() throws Exception {
        List<Step> steps = steps(publishing(), TargetTraits.HOST);
        Path make = Files.writeString(folder.resolve("make"), ShellText.script("lab", steps));
        Path undo = Files.writeString(folder.resolve("undo"), ShellText.undo(steps));
        String output = asRoot("""
                mount -t tmpfs none /run && mkdir -p /run/netns || exit 99
                ip link set lo up
                ip netns add wan
                ip link add eth0 type veth peer name eth0 netns wan
                ip addr add 198.51.100.2/24 dev eth0; ip link set eth0 up
                ip -n wan addr add 198.51.100.1/24 dev eth0; ip -n wan link set eth0 up; ip -n wan link set lo up
                ip route add default via 198.51.100.1
                ip -n wan addr add 203.0.113.9/32 dev lo
                echo 0 >/proc/sys/net/ipv4/ip_forward
                look() { ip -br link; ip -br addr show scope global; ip route; iptables-save | grep -v '^[#:*C]'; cat /proc/sys/net/ipv4/ip_forward; }
                look >/run/before
                sh "$1" || exit 98
                ip netns exec red ping -c 1 -W 2 203.0.113.9 | grep -o '1 received'
                ip netns exec red python3 -c 'import socket
                s = socket.create_server(("", 80)); print("listens", flush=True); c = s.accept()[0]; c.sendall(b"from the lab")' >/run/says &
                until grep -q listens /run/says; do :; done
                timeout 5 bash -c 'cat </dev/tcp/127.0.0.1/8080'; echo
                sh -e "$2" || exit 97
                look >/run/after
                diff /run/before /run/after && echo as before
                """, make, undo);
        assertThat(output).contains("1 received", "from the lab", "as before");
    }

    private static String asRoot(String script, Path... arguments) throws Exception {
        List<String> words = new ArrayList<>(List.of(
                "unshare", "--user", "--map-root-user", "--net", "--mount", "--pid", "--fork", "--kill-child",
                "--mount-proc", "sh", "-c", script, "sh"));
        for (Path argument : arguments) {
            words.add(argument.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().merge("PATH", "/usr/sbin:/sbin", (path, more) -> path + ":" + more);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeTrue(process.waitFor() == 0 || !output.contains("unshare"), "no sandbox here");
        return output;
    }
}
