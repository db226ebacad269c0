package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vethwork.cli.Program;
import dev.vethwork.cli.terminal.Console;
import dev.vethwork.cli.terminal.ExitCodes;
import dev.vethwork.drift.Drift;
import dev.vethwork.engine.Changed;
import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.LabState;
import dev.vethwork.engine.Pty;
import dev.vethwork.explain.Cause;
import dev.vethwork.explain.Explanation;
import dev.vethwork.explain.Probe;
import dev.vethwork.lab.Caller;
import dev.vethwork.lab.InNode;
import dev.vethwork.lab.LabConnection;
import dev.vethwork.lab.Labs;
import dev.vethwork.lab.Recovery;
import dev.vethwork.lab.drawing.Drawing;
import dev.vethwork.lab.enter.NodeShell;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.watch.LabWatch;
import dev.vethwork.lab.watch.PacketCapture;
import dev.vethwork.lab.watch.TrafficWatch;
import dev.vethwork.machine.MakesNamespaces;
import dev.vethwork.net.TargetKind;
import dev.vethwork.packet.Frame;
import dev.vethwork.plan.BasicPiece;
import dev.vethwork.plan.Equipment;
import dev.vethwork.plan.LinkPiece;
import dev.vethwork.plan.ProgramPiece;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.Topology;
import dev.vethwork.waiting.Eventually;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Labs on another machine, over a real ssh. */
@MakesNamespaces
class RemoteTest {
    private static final Path SAMPLES = Path.of("sample-topologies").toAbsolutePath();
    private static final TargetKind SANDBOX = kind("ssh:far");

    private Path directory;
    private FarMachine far;
    private Labs labs;

    private static TargetKind kind(String text) {
        return TargetKind.parse(text).orElseThrow();
    }

    /** Below /tmp: the path of a socket may not be longer than a hundred letters. */
    @BeforeEach
    void start() throws Exception {
        directory = Files.createTempDirectory(Path.of("/tmp"), "vw");
        far = FarMachine.start(directory);
        labs = new Labs(far.all(far.ssh()));
    }

    @AfterEach
    void end() throws Exception {
        if (far != null) {
            far.close();
        }
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                // A connection that ends takes its socket away by itself.
                Files.deleteIfExists(path);
            }
        }
    }

    private Drawing sample(String name) throws LabException {
        return labs.open(SAMPLES.resolve(name + ".vethwork.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssh:far", "ssh:root@far/host"})
    void aLabThereDoesWhatOneHereDoes(String place) throws Exception {
        Drawing drawing = sample("02-bridge");
        labs.deploy(drawing, kind(place), Caller.silent());
        assertThat(labs.ping(drawing.lab(), "red", "blue", Caller.silent()).answered()).isTrue();
        assertThat(labs.status(Caller.silent())).singleElement().satisfies(status -> {
            assertThat(status.problem()).isEmpty();
            assertThat(status.lab().target()).isEqualTo(kind(place));
            assertThat(status.lab().state()).isEqualTo(LabState.DEPLOYED);
            assertThat(status.drift()).hasValue(0);
        });
        CommandResult said =
                InNode.run(labs, drawing.lab(), "red", List.of("echo", "it's \\ \"$HOME\""), Caller.silent());
        assertThat(said.stdout().strip()).isEqualTo("it's \\ \"$HOME\"");
        labs.destroy(drawing.lab(), Caller.silent());
        assertThat(labs.status(Caller.silent())).isEmpty();
        assertThat(far.run("ls /run/netns /run/vethwork /tmp/vethwork-*/* 2>&1")).doesNotContain("red");
    }

    @ParameterizedTest
    @ValueSource(strings = {"01-two-namespaces", "05-outside-with-nat", "07-port-forward", "12-firewall-dmz"})
    void whatIsDrawnIsThereAndGoesAgain(String name) throws Exception {
        Drawing drawing = sample(name);
        labs.deploy(drawing, SANDBOX, Caller.silent());
        assertThat(labs.plan(drawing, null, Set.of(), Caller.silent()).isEmpty()).isTrue();
        labs.inspect(drawing.lab(), null, Caller.silent());
        labs.destroy(drawing.lab(), Caller.silent());
        assertThat(far.run("ls /tmp/vethwork-4242")).isBlank();
    }

    /** At 100 milliseconds each, a person would wait for no more than that. */
    @Test
    void aDeploymentTakesAHandfulOfRoundTrips() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        Labs counted = new Labs(far.all(far.ssh((number, write) -> {
            requests.incrementAndGet();
            write.run();
        })));
        counted.deploy(sample("02-bridge"), SANDBOX, Caller.silent());
        // And one for the place itself, where the connection stands.
        assertThat(requests.get()).isLessThan(8);
    }

    @Test
    void aConnectionThatBreaksLeavesWhatRecoverTakesAway() throws Exception {
        assertThat(isStillHeldAt(1)).isTrue();
        assertThat(isStillHeldAt(4)).isTrue();
    }

    @Tag("long")
    @Test
    void aConnectionThatBreaksAtAnyRequestLeavesWhatRecoverTakesAway() throws Exception {
        int moment = 0;
        while (isStillHeldAt(moment)) {
            moment++;
        }
        assertThat(moment).isGreaterThan(5);
    }

    /** @return whether the deployment was still under way when the connection broke */
    private boolean isStillHeldAt(int moment) throws Exception {
        AtomicBoolean broken = new AtomicBoolean();
        Labs breaking = new Labs(far.all(far.ssh((number, write) -> {
            boolean now = number == moment && broken.compareAndSet(false, true);
            if (now && moment % 2 == 0) {
                far.cut();
            }
            write.run();
            if (now && moment % 2 == 1) {
                far.cut();
            }
        })));
        Drawing drawing = sample("02-bridge");
        if (!isDeployed(breaking, drawing)) {
            assertThat(broken).isTrue();
        }
        assertThat(labs.crashRecovery().recover(Caller.silent())).as("moment %s", moment).allMatch(Recovery::isDone);
        labs.deploy(drawing, SANDBOX, Caller.silent());
        assertThat(labs.ping(drawing.lab(), "red", "blue", Caller.silent()).answered()).isTrue();
        labs.destroy(drawing.lab(), Caller.silent());
        assertThat(far.run("ls /tmp/vethwork-4242")).as("moment %s", moment).isBlank();
        return broken.get();
    }

    /** What may be under way as a connection breaks, besides a first deployment. */
    private enum Work {
        CHANGE {
            @Override
            void run(Labs labs, Drawing before, Drawing after) throws LabException {
                labs.deploy(after, SANDBOX, Caller.silent());
            }
        },
        LIVE_CHANGE {
            @Override
            void run(Labs labs, Drawing before, Drawing after) throws LabException {
                try (LabConnection connection = labs.connect()) {
                    NetworkState seen = connection.refresh(new LabWatch(before.lab()), true, Caller.silent()).orElseThrow();
                    connection.follow(after, seen, Caller.silent());
                }
            }
        },
        STATUS {
            @Override
            void run(Labs labs, Drawing before, Drawing after) throws LabException {
                labs.status(Caller.silent());
            }
        },
        TEARDOWN {
            @Override
            void run(Labs labs, Drawing before, Drawing after) throws LabException {
                labs.destroy(before.lab(), Caller.silent());
            }
        };

        abstract void run(Labs labs, Drawing before, Drawing after) throws LabException;
    }

    /** Afterwards the lab can be looked at, changed and taken away as if nothing had been. */
    @Tag("long")
    @ParameterizedTest
    @EnumSource
    void whateverIsUnderWayAsAConnectionBreaksCanBeDoneAgain(Work work) throws Exception {
        Drawing before = sample("02-bridge");
        Drawing after = new Drawing(before.topology().withNode(Namespace.of("green")), before.document());
        int moment = 0;
        for (boolean broken = true; broken; moment++) {
            labs.deploy(before, SANDBOX, Caller.silent());
            broken = breaks(moment, work, before, after);
            assertThat(labs.crashRecovery().recover(Caller.silent())).as("moment %s", moment).allMatch(Recovery::isDone);
            labs.deploy(after, SANDBOX, Caller.silent());
            assertThat(labs.status(Caller.silent())).as("moment %s", moment).singleElement()
                    .satisfies(status -> assertThat(status.problem()).isEmpty());
            assertThat(labs.plan(after, null, Set.of(), Caller.silent()).isEmpty()).as("moment %s", moment).isTrue();
            assertThat(labs.ping(before.lab(), "red", "blue", Caller.silent()).answered()).isTrue();
            labs.destroy(before.lab(), Caller.silent());
            assertThat(far.run("ls /tmp/vethwork-4242")).as("moment %s", moment).isBlank();
        }
        assertThat(moment).as("requests of %s", work).isGreaterThan(1);
    }

    /** @return whether the work was still under way at that request, when the connection broke */
    private boolean breaks(int moment, Work work, Drawing before, Drawing after) throws Exception {
        AtomicBoolean broken = new AtomicBoolean();
        Labs breaking = new Labs(far.all(far.ssh((number, write) -> {
            boolean now = number == moment && broken.compareAndSet(false, true);
            if (now && moment % 2 == 0) {
                far.cut();
            }
            write.run();
            if (now && moment % 2 == 1) {
                far.cut();
            }
        })));
        try {
            work.run(breaking, before, after);
        } catch (LabException e) {
            assertThat(broken).as("%s: %s", work, e.getMessage()).isTrue();
        }
        return broken.get();
    }

    /** No end of the connection is told then: it is given up after a quarter of a minute. */
    @Tag("long")
    @Test
    void aConnectionThatFallsSilentIsGivenUpAndMadeAnew() throws Exception {
        Drawing drawing = sample("02-bridge");
        try (LabConnection connection = labs.connect()) {
            connection.deploy(drawing, SANDBOX, Set.of(), Caller.silent());
            LabWatch watch = new LabWatch(drawing.lab());
            assertThat(connection.refresh(watch, true, Caller.silent())).isPresent();
            far.lose(true);
            long began = System.nanoTime();
            assertThatThrownBy(() -> connection.refresh(watch, true, Caller.silent()))
                    .isInstanceOfSatisfying(LabException.class, e -> assertThat(e.getMessage()).isNotBlank());
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Eventually.LONGEST);
            far.lose(false);
            assertThat(connection.refresh(watch, true, Caller.silent())).isPresent();
        }
        labs.destroy(drawing.lab(), Caller.silent());
    }

    private static boolean isDeployed(Labs labs, Drawing drawing) {
        try {
            labs.deploy(drawing, SANDBOX, Caller.silent());
            return true;
        } catch (LabException e) {
            return false;
        }
    }

    /** What is asked together is done one after another, and no further than to what fails. */
    @Test
    void whatFailsThereIsTakenBackThere() throws Exception {
        Drawing drawing = sample("02-bridge");
        Topology broken = Topology.empty(drawing.lab())
                .withNode(Namespace.of("red")
                        .withStack(IpStack.DEFAULT.withServices(List.of(new Service("never", "false", false, false)))));
        assertThatThrownBy(() -> labs.deploy(new Drawing(broken, drawing.document()), SANDBOX, Caller.silent()))
                .isInstanceOf(LabException.class);
        assertThat(labs.status(Caller.silent())).isEmpty();
        assertThat(far.run("ls /tmp/vethwork-4242")).isBlank();
    }

    @Test
    void sudoThereMakesTheMachineItselfAPlace() throws Exception {
        Drawing drawing = sample("02-bridge");
        assertThatThrownBy(() -> labs.deploy(drawing, kind("ssh:far/host"), Caller.silent()))
                .hasMessage("no password was given for sudo");
        assertThat(labs.find(drawing.lab())).isEmpty();
        Caller caller = Caller.silent().withCredentials(attempt -> Optional.of("secret".toCharArray()));
        labs.deploy(drawing, kind("ssh:far/host"), caller);
        assertThat(labs.ping(drawing.lab(), "red", "blue", caller).answered()).isTrue();
        assertThat(far.run("ls /run/netns")).contains("red", "blue");
        labs.destroy(drawing.lab(), caller);
        assertThat(labs.status(Caller.silent())).isEmpty();
        assertThat(far.run("ls /run/netns")).doesNotContain("red");
    }

    @Test
    void whatIsInTheWayThereIsExplainedThere() throws Exception {
        Drawing drawing = sample("04-outside-no-way-back");
        labs.deploy(drawing, SANDBOX, Caller.silent());
        assertThat(labs.ping(drawing.lab(), "blue", "lan", Caller.silent()).answered()).isFalse();
        Explanation why = labs.subject(drawing.lab(), Caller.silent()).explain("blue", "lan", Probe.PING);
        assertThat(why.reachable()).isFalse();
        assertThat(why.cause()).isEqualTo(Cause.NO_ROUTE_BACK);
    }

    @Test
    void aMachineWhoseKeyIsNotKnownIsNotSpokenTo() throws Exception {
        Files.createFile(directory.resolve("empty"));
        far.configure("stranger", "user_key", "empty");
        assertThatThrownBy(() -> deployThrough("stranger"))
                .hasMessage("the key of the machine far is not known to you yet")
                .extracting("remedy")
                .asString()
                .startsWith("connect once by hand, ssh far, compare the fingerprint");
    }

    @Test
    void aKeyThatIsNotTakenIsSaid() throws Exception {
        far.configure("nobody", "other_key", "known_hosts");
        assertThatThrownBy(() -> deployThrough("nobody")).hasMessage("the machine far did not take any key of yours");
    }

    @Test
    void aMachineWithoutIpIsSaid() throws Exception {
        far.run("for f in $(which -a ip); do mount --bind /dev/null $f; done");
        assertThatThrownBy(() -> deployThrough("far")).hasMessage("ip is not installed on the machine far");
    }

    private void deployThrough(String configuration) throws LabException {
        new Labs(far.all(far.ssh(configuration))).deploy(sample("02-bridge"), SANDBOX, Caller.silent());
    }

    @Test
    void whatIsOnAMachineAlreadyIsNeverTakenOverUnasked() throws Exception {
        Drawing drawing = sample("02-bridge");
        labs.deploy(drawing, SANDBOX, Caller.silent());
        Files.delete(directory.resolve("notes").resolve(drawing.lab()));
        Drawing other = new Drawing(drawing.topology(), DocumentId.newSheet());
        assertThatThrownBy(() -> labs.deploy(other, SANDBOX, Caller.silent())).hasMessageContaining("of another drawing");
        assertThat(labs.find(drawing.lab())).hasValueSatisfying(
                lab -> assertThat(lab.document().isSame(drawing.document())).isTrue());
    }

    /** What is there counts as drawn, what is drawn besides is made, and what was there stays. */
    @Test
    void whatRunsThereIsAdoptedAndGivenBackAsItWas() throws Exception {
        TargetKind place = kind("ssh:root@far/host");
        far.run("ip netns add theirs && ip -n theirs link set lo up && ip -n theirs link add br0 type bridge"
                + " && ip -n theirs addr add 10.66.9.254/24 dev br0 && ip -n theirs link set br0 up"
                + " && ip netns exec theirs iptables -N OWN && ip netns exec theirs iptables -A FORWARD -j OWN"
                + " && ip netns exec theirs iptables -A OWN ! -i br0 -j DROP");
        String before = far.run("ip -n theirs -4 -o addr; ip netns exec theirs iptables-save | grep -v '^[#:]'");
        Topology drawn = Topology.empty("adopted")
                .withNode(Namespace.of("theirs"))
                .withNode(Namespace.of("ours"))
                .withCable(Cable.of(CableEnd.of("ours", "eth0", "10.66.8.2/24"), CableEnd.of("theirs", "to-ours", "10.66.8.1/24")));
        Drawing drawing = new Drawing(drawn, DocumentId.newSheet());

        Set<String> all = labs.surveys().there(drawn, place, Credentials.NONE);
        assertThat(all).contains("theirs").doesNotContain("ours");
        labs.deploy(drawing, place, all, Caller.silent());

        assertThat(labs.ping("adopted", "ours", "theirs", Caller.silent()).answered()).isTrue();
        assertThat(labs.status(Caller.silent())).singleElement().satisfies(status -> assertThat(status.drift()).hasValue(0));
        labs.destroy("adopted", Caller.silent());
        assertThat(far.run("ip -n theirs -4 -o addr; ip netns exec theirs iptables-save | grep -v '^[#:]'")).isEqualTo(before);
        assertThat(far.run("ls /run/netns")).doesNotContain("ours");
    }

    @Test
    void aSandboxThatHasEndedIsSaidToBeDeadAndForgotten() throws Exception {
        Drawing drawing = sample("02-bridge");
        labs.deploy(drawing, SANDBOX, Caller.silent());
        far.run("pkill -KILL -U 4242; true");
        assertThat(labs.status(Caller.silent())).singleElement().satisfies(
                status -> assertThat(status.lab().state()).isEqualTo(LabState.DEAD));
        assertThatThrownBy(() -> labs.destroy(drawing.lab(), Caller.silent()))
                .hasMessageContaining("the sandbox of the lab bridge has ended");
        assertThat(labs.crashRecovery().recover(Caller.silent())).singleElement().satisfies(
                recovery -> assertThat(recovery.there()).isFalse());
        assertThat(labs.status(Caller.silent())).isEmpty();
    }

    @Test
    void aShellOpensInANodeThere() throws Exception {
        Drawing drawing = sample("02-bridge");
        labs.deploy(drawing, SANDBOX, Caller.silent());
        NodeShell shell = NodeShell.ofUser(drawing.lab(), "red", directory).on(Pty.KIND);
        try (Pty pty = Pty.start(labs.door().shell(drawing.lab(), "red", null, shell, Caller.silent()), 80, 24)) {
            pty.type("echo in-$VETHWORK_NODE; id -u; exit 3\n".getBytes(StandardCharsets.UTF_8));
            StringBuilder said = new StringBuilder();
            char[] some = new char[1000];
            for (int n = pty.read(some); n >= 0; n = pty.read(some)) {
                said.append(some, 0, n);
            }
            assertThat(said).contains("in-red").contains("[red]");
            assertThat(pty.await()).isEqualTo(3);
        }
    }

    /** What is captured once a capture is open is all that passes, from the first packet on. */
    @ParameterizedTest
    @ValueSource(strings = {"ssh:far", "ssh:root@far/host"})
    void packetsAreReadThereAsHere(String place) throws Exception {
        Drawing drawing = sample("02-bridge");
        labs.deploy(drawing, kind(place), Caller.silent());
        try (PacketCapture capture = labs.capture(drawing.lab(), List.of("red", "blue"), "icmp", Caller.silent())) {
            assertThat(labs.ping(drawing.lab(), "red", "blue", Caller.silent()).answered()).isTrue();
            List<String> seen = new ArrayList<>();
            while (seen.size() < 4) {
                Frame frame = capture.next().orElseThrow();
                seen.add(frame.port().node() + " " + frame.direction());
            }
            assertThat(seen).containsExactly("red OUT", "blue IN", "blue OUT", "red IN");
            assertThat(capture.failures()).isEmpty();
        }
        labs.destroy(drawing.lab(), Caller.silent());
    }

    private void ping(String lab, AtomicBoolean enough) {
        while (!enough.get()) {
            try {
                labs.ping(lab, "red", "blue", Caller.silent());
            } catch (LabException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /**
     * The first packets each way are missed there, so that one would not do: libpcap judges by itself, and not by the kernel, what
     * it finds in its memory first, and cannot tell by itself which way a packet goes.
     */
    @Test
    void packetsAreReadByDumpcapWhereThereIsNoPython() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/dumpcap")), "there is no dumpcap here");
        hidePython();
        Drawing drawing = sample("02-bridge");
        labs.deploy(drawing, SANDBOX, Caller.silent());
        try (PacketCapture capture = labs.capture(drawing.lab(), List.of("red", "blue"), "icmp", Caller.silent())) {
            assertThat(capture.failures()).isEmpty();
            Set<String> seen = new TreeSet<>();
            AtomicBoolean enough = new AtomicBoolean();
            Thread pinging = Thread.ofVirtual().start(() -> ping(drawing.lab(), enough));
            while (seen.size() < 4) {
                Frame frame = capture.next().orElseThrow();
                seen.add(frame.port().node() + " " + frame.direction());
            }
            enough.set(true);
            pinging.join();
            assertThat(seen).contains("red OUT", "blue IN", "blue OUT", "red IN");
        }
        labs.destroy(drawing.lab(), Caller.silent());
    }

    private void hidePython() throws Exception {
        far.run("for f in $(which -a python3); do mount --bind /dev/null $f; done");
    }

    /** As where the program reads by itself: it ends with the last of what it reads. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCaptureEndsInPeaceWithWhatItReads(boolean python) throws Exception {
        if (!python) {
            assumeTrue(Files.isExecutable(Path.of("/usr/bin/dumpcap")), "there is no dumpcap here");
            hidePython();
        }
        Drawing drawing = sample("02-bridge");
        labs.deploy(drawing, kind("ssh:root@far/host"), Caller.silent());
        try (PacketCapture capture = labs.capture(drawing.lab(), List.of("red"), "", Caller.silent())) {
            far.run("ip -n red link del veth-red");
            while (capture.next().isPresent()) {
                // What passed before.
            }
        }
    }

    @Test
    void trafficIsCountedThereAsHere() throws Exception {
        Drawing drawing = sample("02-bridge");
        labs.deploy(drawing, SANDBOX, Caller.silent());
        try (TrafficWatch watch = labs.traffic(drawing.lab(), Caller.silent())) {
            long before = sent(watch);
            labs.ping(drawing.lab(), "red", "blue", Caller.silent());
            assertThat(sent(watch)).isGreaterThan(before);
        }
    }

    private static boolean hasAddress(NetworkState state) {
        return state.namespace("red")
                .flatMap(space -> space.device("veth-red"))
                .filter(device -> device.addresses().stream().anyMatch(a -> a.text().startsWith("192.168.15.1/")))
                .isPresent();
    }

    /** By one connection, through which the window does the same, and which breaks in between. */
    @Test
    void whatIsChangedThereIsSeenPutBackAndFollowedThoughTheConnectionBreaks() throws Exception {
        Drawing drawing = sample("02-bridge");
        try (LabConnection connection = labs.connect()) {
            connection.deploy(drawing, kind("ssh:root@far/host"), Set.of(), Caller.silent());
            LabWatch watch = new LabWatch(drawing.lab());
            assertThat(hasAddress(connection.refresh(watch, true, Caller.silent()).orElseThrow())).isTrue();

            far.run("ip -n red addr flush dev veth-red scope global");
            Eventually.so("the address is seen to be gone", () -> !hasAddress(connection.refresh(watch, true, Caller.silent()).orElseThrow()));
            NetworkState seen = connection.refresh(watch, true, Caller.silent()).orElseThrow();
            TargetTraits traits = connection.traits(kind("ssh:root@far/host"));
            assertThat(Drift.of(drawing.topology(), seen, traits).items()).isNotEmpty();
            Changed back = connection.putBack(drawing, seen, step -> true, Caller.silent());
            assertThat(hasAddress(back.state())).isTrue();
            assertThat(Drift.of(drawing.topology(), back.state(), traits).items()).isEmpty();

            far.cut();
            assertThatThrownBy(() -> connection.refresh(watch, true, Caller.silent())).isInstanceOf(LabException.class);
            NetworkState again = connection.refresh(watch, true, Caller.silent()).orElseThrow();
            assertThat(hasAddress(again)).isTrue();

            Drawing more = new Drawing(drawing.topology().withNode(Namespace.of("green")), drawing.document());
            far.cut();
            assertThatThrownBy(() -> connection.follow(more, again, Caller.silent())).isInstanceOf(LabException.class);
            assertThat(connection.refresh(watch, true, Caller.silent())).isPresent();
            Changed followed = connection.follow(more, again, Caller.silent());
            assertThat(followed.state().namespace("green")).isPresent();
            assertThat(far.run("ls /run/netns")).contains("green");
            connection.destroy(more.lab(), Caller.silent());
        }
        assertThat(far.run("ls /run/netns")).doesNotContain("red");
    }

    /** Whoever waits for a packet is not left to believe that none passes. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCaptureSaysThatTheConnectionBroke(boolean python) throws Exception {
        if (!python) {
            assumeTrue(Files.isExecutable(Path.of("/usr/bin/dumpcap")), "there is no dumpcap here");
            hidePython();
        }
        Drawing drawing = sample("02-bridge");
        labs.deploy(drawing, SANDBOX, Caller.silent());
        try (PacketCapture capture = labs.capture(drawing.lab(), List.of("red"), "", Caller.silent())) {
            far.cut();
            assertThatThrownBy(() -> {
                        while (capture.next().isPresent()) {
                            // What passed before.
                        }
                    })
                    .isInstanceOf(LabException.class)
                    .hasMessageContaining("the connection to the lab's place broke");
        }
        Eventually.so("nothing of it is left there", () -> !far.run("ps -e -o args").contains("vethwork-agent"));
        assertThat(labs.ping(drawing.lab(), "red", "blue", Caller.silent()).answered()).isTrue();
    }

    @Test
    void trafficSaysThatTheConnectionBroke() throws Exception {
        Drawing drawing = sample("02-bridge");
        labs.deploy(drawing, SANDBOX, Caller.silent());
        try (TrafficWatch watch = labs.traffic(drawing.lab(), Caller.silent())) {
            assertThat(sent(watch)).isNotNegative();
            far.cut();
            assertThatThrownBy(watch::next)
                    .isInstanceOf(LabException.class)
                    .hasMessageContaining("the connection to the lab's place broke");
        }
        try (TrafficWatch watch = labs.traffic(drawing.lab(), Caller.silent())) {
            assertThat(sent(watch)).isNotNegative();
        }
    }

    /** ssh itself ends without a word. */
    @Test
    void aShellEndsAndSaysThatTheConnectionBroke() throws Exception {
        Drawing drawing = sample("02-bridge");
        labs.deploy(drawing, SANDBOX, Caller.silent());
        NodeShell shell = NodeShell.ofUser(drawing.lab(), "red", directory).on(Pty.KIND);
        try (Pty pty = Pty.start(labs.door().shell(drawing.lab(), "red", null, shell, Caller.silent()), 80, 24)) {
            StringBuilder said = new StringBuilder();
            char[] some = new char[1000];
            boolean cut = false;
            for (int n = pty.read(some); n >= 0; n = pty.read(some)) {
                said.append(some, 0, n);
                if (!cut && said.indexOf("[red]") >= 0) {
                    cut = true;
                    far.cut();
                }
            }
            assertThat(cut).isTrue();
            assertThat(pty.await()).isEqualTo(255);
            assertThat(said.toString()).contains("the connection to far broke");
        }
        assertThat(labs.ping(drawing.lab(), "red", "blue", Caller.silent()).answered()).isTrue();
    }

    /** What a lesson needs must be where its lab runs, and nowhere else. */
    @Test
    void whatAMachineHasIsAskedOfThatMachine() throws Exception {
        far.run("cp /bin/true /usr/local/bin/only-there; for f in $(which -a dnsmasq); do mount --bind /dev/null $f; done");
        Equipment there = labs.grounds().equipment(SANDBOX, Set.of("only-there", "nowhere"));
        Equipment here = labs.grounds().equipment(TargetKind.SANDBOX, Set.of("only-there", "nowhere"));
        assertThat(there.programs()).containsExactly("only-there");
        assertThat(here.programs()).isEmpty();
        assertThat(there.missing()).contains(ProgramPiece.DNSMASQ);
        // It is the same kernel.
        assertThat(there.missing()).filteredOn(piece -> piece instanceof BasicPiece || piece instanceof LinkPiece)
                .containsExactlyInAnyOrderElementsOf(here.missing().stream()
                        .filter(piece -> piece instanceof BasicPiece || piece instanceof LinkPiece)
                        .toList());
    }

    /** Only the first command says where: from then on a lab is known by its name. */
    @Test
    void theCommandLineFindsALabThereByItsName() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        Program program = new Program(new Console(print, print, false, false, false), () -> labs);
        String file = SAMPLES.resolve("02-bridge.vethwork.json").toString();
        assertThat(program.run("plan", file, "--target", "ssh:far", "--json")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).containsPattern("\"target\"\\s*:\\s*\"ssh:far\"");
        assertThat(program.run("deploy", file, "--target", "ssh:far")).as(out.toString(StandardCharsets.UTF_8)).isZero();
        out.reset();
        assertThat(program.run("status", "--json")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).containsPattern("\"target\"\\s*:\\s*\"ssh:far\"").containsPattern("\"drift\"\\s*:\\s*0");
        assertThat(program.run("plan", file)).as("nothing is left to do").isZero();
        assertThat(program.run("ping", "bridge", "red", "blue")).isZero();
        assertThat(program.run("deploy", file, "--target", "sandbox")).as("it is elsewhere").isEqualTo(ExitCodes.USAGE);
        assertThat(program.run("destroy", "bridge")).isZero();
        assertThat(far.run("ls /tmp/vethwork-4242")).isBlank();
    }

    private static long sent(TrafficWatch watch) throws LabException {
        return watch.next().interfaces().stream()
                .filter(rate -> rate.node().equals("red"))
                .mapToLong(rate -> rate.count().txPackets())
                .sum();
    }
}
