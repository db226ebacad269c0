package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vethwork.cli.Program;
import dev.vethwork.cli.terminal.Console;
import dev.vethwork.cli.terminal.ExitCodes;
import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.LabState;
import dev.vethwork.explain.Cause;
import dev.vethwork.explain.Explanation;
import dev.vethwork.explain.Probe;
import dev.vethwork.lab.Caller;
import dev.vethwork.lab.InNode;
import dev.vethwork.lab.Labs;
import dev.vethwork.lab.drawing.Drawing;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.machine.MakesNamespaces;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.BasicPiece;
import dev.vethwork.plan.Equipment;
import dev.vethwork.plan.LinkPiece;
import dev.vethwork.plan.ProgramPiece;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.Topology;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Labs on another machine, over a real ssh. */
@MakesNamespaces
class RemoteTest extends OnAFarMachine {
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
}
