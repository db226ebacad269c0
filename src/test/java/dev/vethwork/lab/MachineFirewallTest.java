package dev.vethwork.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.explain.Finding;
import dev.vethwork.lab.consent.Confirmation;
import dev.vethwork.lab.consent.HostFindings;
import dev.vethwork.lab.drawing.Drawing;
import dev.vethwork.machine.Machine;
import dev.vethwork.machine.MachineState;
import dev.vethwork.machine.OnTheMachine;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.TargetKind;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.Topology;
import dev.vethwork.waiting.Eventually;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the machine's own firewall drops of a lab is said before, and what is said to mend it does, on the machine itself. */
@OnTheMachine
class MachineFirewallTest {
    private static final String LAB = "firewalled";
    private static final Topology ROUTED = Topology.empty(LAB)
            .withNode(Host.of("host").withStack(IpStack.DEFAULT.withForwarding(true)))
            .withNode(Namespace.of("red").withStack(via("10.66.1.254")))
            .withNode(Namespace.of("blue").withStack(via("10.66.2.254")))
            .withCable(Cable.of(CableEnd.of("red", "eth0", "10.66.1.1/24"), CableEnd.of("host", "vw-red", "10.66.1.254/24")))
            .withCable(Cable.of(CableEnd.of("blue", "eth0", "10.66.2.1/24"), CableEnd.of("host", "vw-blue", "10.66.2.254/24")));

    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource({
        "FORWARD, -s 10.66.1.0/24, red, 10.66.2.1",
        "INPUT, -s 10.66.1.0/24, red, 10.66.1.254",
        "OUTPUT, -d 10.66.1.0/24, host, 10.66.1.1"
    })
    void whatItDropsIsSaidBeforeAndTheFixLetsItPass(String chain, String which, String from, String to) throws Exception {
        MachineState before = MachineState.read();
        Labs labs = new Labs(new LocalTargets(home));
        Caller caller = Caller.silent().withConfirmation(Confirmation.ALWAYS);
        Drawing drawing = Drawing.unsaved(ROUTED);
        try {
            Machine.run("iptables -w -A " + chain + " " + which + " -j DROP");
            labs.deploy(drawing, TargetKind.HOST, Set.of(), caller);
            assertThat(answers(labs, from, to)).as("while nothing was mended").isFalse();
            Finding found = finding(labs);
            assertThat(found.element()).isEqualTo("host");
            assertThat(found.message()).contains("-A " + chain + " " + which.substring(0, 2));
            Topology mended = Objects.requireNonNull(found.edit()).apply(ROUTED);
            labs.deploy(new Drawing(mended, drawing.document()), null, Set.of(), caller);
            assertThat(answers(labs, from, to)).as("after the fix").isTrue();
        } finally {
            labs.destroy(LAB, caller);
            before.putBack();
        }
    }

    private static IpStack via(String gateway) {
        return IpStack.DEFAULT.withRoutes(List.of(Route.via(Prefix.ALL_V4, Addresses.parse(gateway))));
    }

    private static Finding finding(Labs labs) throws Exception {
        try (Target target = labs.targets().openExisting(LAB, Credentials.NONE).orElseThrow()) {
            return HostFindings.of(ROUTED, target.observe(LAB)).stream()
                    .filter(f -> f.code().equals("MACHINE_FIREWALL"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("nothing was said"));
        }
    }

    private static boolean answers(Labs labs, String from, String to) throws Exception {
        try (Target target = labs.targets().openExisting(LAB, Credentials.NONE).orElseThrow()) {
            return target.execute(
                            LAB,
                            from.equals("host") ? "" : from,
                            List.of("ping", "-n", "-c", "1", "-W", "1", to),
                            Eventually.LONGEST)
                    .succeeded();
        }
    }
}
