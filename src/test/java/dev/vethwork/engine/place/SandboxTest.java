package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.LabState;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.plan.planner.Planner;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Topology;
import dev.vethwork.waiting.Eventually;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsSandbox
class SandboxTest {
    private static final String LAB = "two-rooms";

    @TempDir
    Path home;

    private LocalTargets targets;
    private Target target;

    @BeforeEach
    void open() throws Exception {
        targets = new LocalTargets(home);
        target = targets.open(LAB, TargetKind.SANDBOX, DocumentId.of(Path.of("/tmp/two-rooms.vethwork.json")), Credentials.NONE);
    }

    @AfterEach
    void tearDown() throws Exception {
        apply(Compiled.nothing(LAB));
        target.close();
        assertThat(targets.deployed()).noneMatch(d -> d.lab().equals(LAB) && d.target().equals(TargetKind.SANDBOX));
    }

    private Plan apply(Compiled desired) throws TargetException {
        return target.apply(desired, RunListener.SILENT, new Cancellation());
    }

    private Compiled compile(Topology topology) {
        return TopologyCompiler.compile(topology, target.traits());
    }

    private static Topology twoRooms() {
        return Topology.empty(LAB)
                .withNode(Namespace.of("red"))
                .withNode(Namespace.of("blue"))
                .withCable(Cable.of(
                        CableEnd.of("red", "veth-red", "192.168.15.1/24"),
                        CableEnd.of("blue", "veth-blue", "192.168.15.2/24")));
    }

    /** Whoever is killed before anything is written down leaves a folder and a lock that nobody holds. */
    @Test
    void whatALabLeftThatNeverBeganIsSweptByTheNextThatOpensAPlace() throws Exception {
        apply(compile(twoRooms()));
        target.execute(LAB, "", List.of("sh", "-c", "mkdir /run/vethwork/ghost && : >/run/vethwork/ghost/lock"), Eventually.LONGEST);
        try (Target next = targets.openExisting(LAB, Credentials.NONE).orElseThrow()) {
            assertThat(next.execute(LAB, "", List.of("ls", "/run/vethwork"), Eventually.LONGEST).stdout()).isEqualTo(LAB + "\n");
        }
    }

    private static Topology bridged() {
        return Topology.empty(LAB)
                .withNode(Namespace.of("red"))
                .withNode(Namespace.of("blue"))
                .withNode(Bridge.of("v-net-0"))
                .withCable(Cable.of(
                        CableEnd.of("red", "veth-red", "192.168.15.1/24"), CableEnd.of("v-net-0", "veth-red-br")))
                .withCable(Cable.of(
                        CableEnd.of("blue", "veth-blue", "192.168.15.2/24"), CableEnd.of("v-net-0", "veth-blue-br")));
    }

    @Test
    void interfacesMayHaveTheNamesOfTheToolsOwnWords() throws Exception {
        List<String> names = List.of("a", "up", "down", "dev", "type", "name", "netns", "peer", "master", "m", "help", "link");
        Topology all = Topology.empty(LAB).withNode(Namespace.of("red")).withNode(Bridge.of("br"));
        Topology some = all;
        for (int i = 0; i < names.size(); i++) {
            String inside = names.get(i);
            // Beside the bridge, and so in the root namespace, stand the same names, moved on by one.
            String outside = names.get((i + 1) % names.size());
            Cable cable = Cable.of(CableEnd.of("red", inside, "10.0." + i + ".1/24"), CableEnd.of("br", outside));
            all = all.withCable(cable);
            some = i % 2 == 0 ? some.withCable(cable) : some;
        }
        for (Topology drawing : List.of(all, some, all)) {
            apply(compile(drawing));
            assertThat(Planner.plan(compile(drawing), target.observe(LAB), target.traits()).steps()).isEmpty();
        }
    }

    @Test
    void twoNamespacesPingAndArpStaysWithThem() throws Exception {
        apply(compile(twoRooms()));
        CommandResult ping = target.execute(LAB, "red", List.of("ping", "-c1", "-W2", "192.168.15.2"), Eventually.LONGEST);
        assertThat(ping.succeeded()).as(ping.toString()).isTrue();
        NetworkState state = target.observe(LAB);
        assertThat(state.namespaces().get("red").neighbors()).anyMatch(n -> n.mac() != null);
        assertThat(state.namespaces().get("blue").neighbors()).anyMatch(n -> n.mac() != null);
        assertThat(state.root().neighbors()).isEmpty();
        assertThat(state.namespaces().get("red").device("veth-red").orElseThrow().peer().interfaceName())
                .isEqualTo("veth-blue");
    }

    @Test
    void deployingTwiceChangesNothing() throws Exception {
        assertThat(apply(compile(bridged())).isEmpty()).isFalse();
        assertThat(apply(compile(bridged())).isEmpty()).isTrue();
        assertThat(targets.deployed())
                .anySatisfy(lab -> {
                    assertThat(lab.lab()).isEqualTo(LAB);
                    assertThat(lab.target()).isEqualTo(TargetKind.SANDBOX);
                    assertThat(lab.state()).isEqualTo(LabState.DEPLOYED);
                    assertThat(lab.document()).isEqualTo(DocumentId.of(Path.of("/tmp/two-rooms.vethwork.json")));
                    assertThat(lab.origin().since()).isBeforeOrEqualTo(Instant.now());
                });
    }

    @Test
    void replugsWithTheSmallestChange() throws Exception {
        apply(compile(twoRooms()));
        apply(compile(bridged()));
        CommandResult ping = target.execute(LAB, "red", List.of("ping", "-c1", "-W2", "192.168.15.2"), Eventually.LONGEST);
        assertThat(ping.succeeded()).as(ping.toString()).isTrue();
    }

    @Test
    void aFailedStepTakesEverythingBackAndNamesItsElement() throws Exception {
        NetworkState before = target.observe(LAB);
        Topology tooLong = twoRooms()
                .withCable(Cable.of(
                        CableEnd.of("red", "much-too-long-a-name", "10.0.0.1/24"), CableEnd.of("blue", "short")));
        assertThatThrownBy(() -> apply(compile(tooLong))).isInstanceOfSatisfying(TargetException.class, e -> {
            assertThat(e.kind()).isIn(TargetException.Kind.STEP_FAILED, TargetException.Kind.CONFLICT);
            assertThat(e.element()).isEqualTo("blue:short");
        });
        assertSameKernel(before, target.observe(LAB));
    }

    @Test
    void aCancelledRunTakesEverythingBack() throws Exception {
        NetworkState before = target.observe(LAB);
        Cancellation cancellation = new Cancellation();
        RunListener listener = new RunListener() {
            @Override
            public void warned(String element, String message, String remedy) {}

            @Override
            public void done(dev.vethwork.plan.Step step, Duration took) {
                cancellation.cancel();
            }
        };
        assertThatThrownBy(() -> target.apply(compile(twoRooms()), listener, cancellation))
                .isInstanceOfSatisfying(
                        TargetException.class, e -> assertThat(e.kind()).isEqualTo(TargetException.Kind.CANCELLED));
        assertSameKernel(before, target.observe(LAB));
    }

    @Test
    void aLostSandboxIsDeadAndFreesEverything() throws Exception {
        apply(compile(twoRooms()));
        new LabNotes(home.resolve(LAB)).holder().orElseThrow().end();
        assertThat(targets.find(LAB).orElseThrow().state()).isEqualTo(LabState.DEAD);
        assertThat(targets.openExisting(LAB, Credentials.NONE)).isEmpty();
        assertThatThrownBy(() -> target.observe(LAB)).isInstanceOf(TargetException.class);
        target.close();
        open();
        assertThat(target.observe(LAB).namespaces()).containsOnlyKeys(NetworkState.ROOT);
    }

    @Test
    void whoOnlyLooksIsInNobodysWay() throws Exception {
        apply(compile(twoRooms()));
        List<String> asked = new ArrayList<>();
        TrustPlace place = TrustPlace.sandbox(LAB, home);
        try (LabTarget other = place.open((number, request, pipes) -> {
            asked.add(request.verb());
            pipes.pass(request);
        })) {
            other.observe(LAB);
        }
        place.last().await();
        assertThat(asked).contains("observe").doesNotContain("lock");
    }

    @Test
    void wordsWithBlanksAndQuotesReachACommandAsTheyAre() throws Exception {
        CommandResult said = target.execute(
                LAB, "", List.of("printf", "%s|", "a b", "$(id)", "'\"`", "", "x\ny"), Eventually.LONGEST);
        assertThat(said.stdout()).isEqualTo("a b|$(id)|'\"`||x\ny|");
        assertThat(target.execute(LAB, "", List.of("sh", "-c", "exit 7"), Eventually.LONGEST).exitCode()).isEqualTo(7);
    }

    @Test
    void aSandboxHasNothingButALoopback() throws Exception {
        NamespaceState root = target.observe(LAB).root();
        assertThat(root.interfaces()).containsOnlyKeys("lo");
        assertThat(root.sysctls()).containsEntry("net.ipv4.ip_forward", "0");
        assertThat(target.observe(LAB).fresh()).isNotEmpty();
    }

    private static void assertSameKernel(NetworkState before, NetworkState after) {
        assertThat(after.namespaces().keySet()).isEqualTo(before.namespaces().keySet());
        assertThat(after.root().interfaces()).isEqualTo(before.root().interfaces());
        assertThat(after.root().routes()).isEqualTo(before.root().routes());
        assertThat(after.root().sysctls()).isEqualTo(before.root().sysctls());
        assertThat(after.namespaces().get("").netfilter().v4().stream()
                        .flatMap(c -> c.rules().stream())
                        .toList())
                .isEmpty();
        assertThat(Map.copyOf(after.fresh())).isEqualTo(Map.copyOf(before.fresh()));
    }
}
