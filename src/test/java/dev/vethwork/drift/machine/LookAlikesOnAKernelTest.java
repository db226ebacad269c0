package dev.vethwork.drift.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.explain.Cause;
import dev.vethwork.explain.Explanation;
import dev.vethwork.explain.Probe;
import dev.vethwork.explain.answer.Explainer;
import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.explain.answer.Explanations.Pair;
import dev.vethwork.machine.SideBySide;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.Survey;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.waiting.Eventually;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Machines as Docker (also with containers on the machine's own wire), Podman, LXD, libvirt, Calico, Cilium, flannel and a
 * lesson leave them, made by hand: of each pair of namespaces the drawing of a snapshot, and the snapshot itself, say whether a
 * ping comes back as the kernel does.
 */
@NeedsSandbox
class LookAlikesOnAKernelTest {

    @TempDir
    Path home;

    @SideBySide
    @ParameterizedTest
    @CsvSource({
        "docker, '3f2a9c1d0e4b web db lan host docker0 br-1f2e3d4c5b6a', 0",
        "calico, 'coredns-5d78c9869d-abcde web-0 lost node2 host', 0",
        "flannel, 'red blue green node2 host cni0 cni0-2', 0",
        "lesson, 'red blue yellow lan host v-net-0', 0",
        "mininet, 'h1 h2 h3 s1 host', 0",
        "kubernetes, 'web-0 web-1 node2 cni0 host', 5",
        "script, 'red blue router hub host', 0",
        "libvirt, 'guest1 guest2 lan virbr0 host', 0",
        "podman, 'netns-5e1f-2 netns-5e1f-3 lan podman0 host', 2",
        "cilium, 'web-0 web-1 node2 host', 1",
        "lxd, 'web db lan lxdbr0 host', 10",
        "macvlan, 'web db lan host', 0"
    })
    void whatTheDrawingSaysIsWhatTheKernelDoes(String name, String nodes, int missing) throws Exception {
        LocalTargets targets = new LocalTargets(home);
        try (Target target = targets.open(name, TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE)) {
            try {
                CommandResult made = run(target, name, script("neighbour") + script(name));
                assertThat(made.succeeded()).as("%s", made).isTrue();
                Survey survey = SurveyOfSamplesTest.survey(targets, target, name);

                MachineDrawing drawing = MachineDrawing.of(survey, name, Set.of());

                assertThat(drawing.topology().nodes().keySet()).containsExactlyInAnyOrder(nodes.split(" "));
                assertThat(drawing.seen().stream().filter(Seen.Missing.class::isInstance).toList()).hasSize(missing);
                Topology drawn = drawing.topology();
                List<Pair> seen = Explanations.all(drawn, survey.state(), Probe.PING);
                List<Pair> asDrawn = Explanations.all(drawn, Probe.PING);
                Set<String> answered = answered(target, name, survey, seen);
                assertThat(reached(seen)).as("the snapshot").isEqualTo(answered);
                assertThat(reached(asDrawn)).as("the drawing").isEqualTo(answered);
            } finally {
                // The sandbox goes, and all that is in it.
                target.apply(Compiled.nothing(name), RunListener.SILENT, new Cancellation());
            }
        }
    }

    /** The rules of a service may outlive a pod: what is sent on to its address is answered by nobody. */
    @SideBySide
    @Test
    void anEndpointThatNoPodHasIsDrawnAndNamed() throws Exception {
        LocalTargets targets = new LocalTargets(home);
        try (Target target = targets.open("nodeport", TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE)) {
            try {
                CommandResult made = run(target, "nodeport", script("neighbour") + script("nodeport"));
                assertThat(made.succeeded()).as("%s", made).isTrue();
                Survey survey = SurveyOfSamplesTest.survey(targets, target, "nodeport");

                MachineDrawing drawing = MachineDrawing.of(survey, "nodeport", Set.of());

                Topology drawn = drawing.topology();
                assertThat(drawing.seen().stream().filter(Seen.Missing.class::isInstance).map(Seen::text)).isEmpty();
                assertThat(((StackNode) drawn.nodes().get("host")).stack().portForwards())
                        .anySatisfy(forward -> assertThat(forward.toString()).contains("10.244.1.9"));
                for (NetworkState state : List.of(survey.state(), TopologyCompiler.compile(drawn, TargetTraits.HOST).state())) {
                    Explanation old = Explainer.explain(state, "node2", "192.168.1.11", Probe.tcp(30_081));
                    assertThat(old.reachable()).isFalse();
                    assertThat(old.cause()).isEqualTo(Cause.NO_SUCH_ADDRESS);
                    assertThat(old.message())
                            .contains("192.168.1.11:30081", "10.244.1.9:80", "--to-destination 10.244.1.9:80")
                            .doesNotContain("30080");
                }
            } finally {
                target.apply(Compiled.nothing("nodeport"), RunListener.SILENT, new Cancellation());
            }
        }
    }

    @SideBySide
    @Test
    void aNamespaceThatAnotherMountHidesIsNotTakenForOneOfItsName() throws Exception {
        LocalTargets targets = new LocalTargets(home);
        try (Target target = targets.open("hidden", TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE)) {
            try {
                CommandResult made = run(target, "hidden", """
                        ip netns add red && ip netns add green && mount -t tmpfs none /run/netns && ip netns add red
                        ip link add seen type veth peer name eth0 netns red
                        """);
                assertThat(made.succeeded()).as("%s", made).isTrue();

                Survey survey = SurveyOfSamplesTest.survey(targets, target, "hidden");

                assertThat(survey.spaces().keySet()).containsExactly("red");
                assertThat(survey.unread()).isEmpty();
                assertThat(survey.state().namespaces().get("red").interfaces()).containsKey("eth0");
            } finally {
                target.apply(Compiled.nothing("hidden"), RunListener.SILENT, new Cancellation());
            }
        }
    }

    private static Set<String> reached(List<Pair> pairs) {
        return pairs.stream()
                .filter(Pair::reachable)
                .map(p -> p.from() + " " + p.address())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Who hears an echo from where, all asked at once. */
    private static Set<String> answered(Target target, String name, Survey survey, List<Pair> pairs) throws Exception {
        StringBuilder script = new StringBuilder();
        for (Pair pair : pairs) {
            Survey.Space space = survey.spaces().get(pair.from());
            String enter = space == null ? "" : "nsenter --net=" + space.path() + " ";
            script.append("(" + enter + "ping -q -n -c 2 -i 0.3 -W 2 " + pair.address() + " >/dev/null 2>&1 && echo '"
                    + pair.from() + " " + pair.address() + "') &\n");
        }
        script.append("wait\n");
        return run(target, name, script.toString()).stdout().lines().collect(Collectors.toCollection(TreeSet::new));
    }

    private static String script(String name) throws Exception {
        try (InputStream in = LookAlikesOnAKernelTest.class.getResourceAsStream(name + ".sh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static CommandResult run(Target target, String lab, String script) throws Exception {
        return target.execute(lab, "", List.of("sh", "-c", script), Eventually.LONGEST);
    }
}
