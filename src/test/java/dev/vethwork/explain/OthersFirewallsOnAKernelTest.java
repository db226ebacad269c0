package dev.vethwork.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.LabOnAKernel;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.explain.KernelProbes.Question;
import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.machine.SideBySide;
import dev.vethwork.net.Addresses;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Topology;
import dev.vethwork.waiting.Eventually;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * On a machine with the rules of a firewall, a VPN or a container engine, whatever the kernel answers is explained so, and a fix
 * that is said to suffice does.
 */
@NeedsSandbox
class OthersFirewallsOnAKernelTest extends LabOnAKernel {
    private static final String LAB = "outside-with-nat";
    private static final Map<String, String> NODES =
            Map.of("red", "192.168.15.1", "blue", "192.168.15.2", "lan", "192.168.1.3", "host", "192.168.15.5");

    OthersFirewallsOnAKernelTest() {
        super(LAB);
    }

    private void run(String node, String... command) throws Exception {
        assertThat(target.execute(LAB, node, List.of(command), Eventually.LONGEST)).matches(CommandResult::succeeded);
    }

    private static String namespace(String node) {
        return node.equals("host") ? NetworkState.ROOT : node;
    }

    @SideBySide
    @ParameterizedTest
    @ValueSource(strings = {"calico", "docker", "firewalld", "kube-proxy", "libvirt", "tailscale", "ufw", "wg-quick"})
    void areJudgedAsTheKernelDoesAndFixesAreEnough(String machine) throws Exception {
        Topology drawn = TopologyFormat.read(Path.of("sample-topologies/05-outside-with-nat.vethwork.json"));
        deploy(drawn);
        Path script = Path.of("src/test/resources/dev/vethwork/explain/machines/" + machine + ".sh").toAbsolutePath();
        run(NetworkState.ROOT, "bash", script.toString());
        for (String node : NODES.keySet()) {
            run(namespace(node), "setsid", "-f", "sh", "-c", "exec " + RandomStacks.ANSWERING + " </dev/null >/dev/null 2>&1");
        }
        probes().awaitListeners(NODES.keySet().stream().map(OthersFirewallsOnAKernelTest::namespace).toList());
        NetworkState observed = target.observe(LAB);
        List<Asked> asked = asked(drawn, observed);
        BitSet answered = probes().ask(asked.stream().map(Asked::question).toList(), 2, 3);
        for (int i = 0; i < asked.size(); i++) {
            assertThat(answered.get(i)).as("%s", asked.get(i)).isEqualTo(asked.get(i).told().reachable());
        }
        Map<String, Asked> fixes = new LinkedHashMap<>();
        for (Asked each : asked) {
            each.told().fixes().stream().filter(Fix::suffices).forEach(fix -> fixes.putIfAbsent(fix.title(), each));
        }
        for (Map.Entry<String, Asked> each : fixes.entrySet()) {
            Fix fix = each.getValue().told().fixes().stream()
                    .filter(f -> f.title().equals(each.getKey()))
                    .findFirst()
                    .orElseThrow();
            deploy(fix.edit().apply(drawn));
            assertThat(probes().answers(each.getValue().question(), true))
                    .as("%s after: %s", each.getValue(), each.getKey())
                    .isTrue();
        }
    }

    private KernelProbes probes() {
        return new KernelProbes(target, LAB);
    }

    private static List<Asked> asked(Topology drawn, NetworkState observed) {
        List<Asked> all = new ArrayList<>();
        for (Probe probe : List.of(Probe.PING, Probe.tcp(RandomStacks.PORT))) {
            for (String from : NODES.keySet()) {
                for (String to : NODES.keySet()) {
                    if (!from.equals(to)) {
                        Explanation told = Explanations.explain(drawn, observed, from, NODES.get(to), probe);
                        all.add(new Asked(new Question(namespace(from), Addresses.parse(NODES.get(to)), probe), told));
                    }
                }
            }
        }
        return all;
    }

    private record Asked(Question question, Explanation told) {
        @Override
        public String toString() {
            return question + ": " + told.message() + " " + told.fixes();
        }
    }
}
