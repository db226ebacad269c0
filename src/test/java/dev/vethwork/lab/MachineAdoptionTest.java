package dev.vethwork.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.lab.drawing.Drawing;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.machine.Machine;
import dev.vethwork.machine.MachineState;
import dev.vethwork.machine.OnTheMachine;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Plan;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Topology;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs on the machine is drawn, adopted, worked on as a lab, and given back as it was. */
@OnTheMachine
class MachineAdoptionTest {
    private static final String MADE = "ip netns add vw-seen && ip link add vw-br type bridge && ip link set vw-br up"
            + " && ip addr add 10.66.9.254/24 dev vw-br"
            + " && ip link add vw-a type veth peer name eth0 netns vw-seen && ip link set vw-a master vw-br up"
            + " && ip -n vw-seen addr add 10.66.9.1/24 dev eth0 && ip -n vw-seen link set eth0 up"
            + " && ip -n vw-seen route add default via 10.66.9.254"
            + " && ip netns exec vw-seen iptables -t nat -A POSTROUTING ! -d 10.66.0.0/16 -j SNAT --to-source 10.66.9.1";

    @TempDir
    Path home;

    private Labs labs;
    private MachineState before;
    private MachineState made;

    @BeforeEach
    void make() throws Exception {
        labs = new Labs(new LocalTargets(home));
        before = MachineState.read();
        Machine.run(MADE);
        made = MachineState.read();
    }

    @AfterEach
    void takeAway() throws Exception {
        Machine.run("ip netns del vw-seen; ip link del vw-br");
        before.putBack();
    }

    private Topology live() throws Exception {
        return labs.surveys().machine(Set.of("vw-seen"), Credentials.NONE).imported().topology().withName("adopted");
    }

    private Drawing drawing(Topology topology) {
        return new Drawing(topology, DocumentId.of(home.resolve("adopted.vethwork.json")));
    }

    private Set<String> all(Topology topology) throws Exception {
        return labs.surveys().there(topology, TargetKind.HOST, Credentials.NONE);
    }

    @Test
    void whatRunsPlansToNothingWorksAsALabAndIsGivenBackAsItWas() throws Exception {
        Topology drawn = live();
        assertThat(labs.plan(drawing(drawn), TargetKind.HOST, all(drawn), Caller.silent()).steps()).isEmpty();
        Topology edited = drawn.withNode(Namespace.of("vw-extra"))
                .withCable(Cable.of(CableEnd.of("vw-extra", "eth0", "10.66.9.2/24"), CableEnd.of("vw-br", "vw-to-extra")));
        try {
            labs.deploy(drawing(edited), TargetKind.HOST, all(edited), Caller.silent());

            assertThat(Machine.run("ip netns exec vw-extra ping -c 1 -W 2 10.66.9.1 >/dev/null && echo yes")).contains("yes");
            Plan again = labs.plan(drawing(edited), null, Set.of(), Caller.silent());
            assertThat(again.steps()).isEmpty();
            assertThat(again.conflicts()).isEmpty();
            assertThat(labs.status(Caller.silent())).allSatisfy(lab -> assertThat(lab.drift()).hasValue(0));
            labs.deploy(drawing(drawn), null, Caller.silent());
            assertThat(Machine.run("ip netns")).contains("vw-seen").doesNotContain("vw-extra");
        } finally {
            labs.destroy("adopted", Caller.silent());
        }
        assertThat(MachineState.read()).isEqualTo(made);
    }

    @Test
    void whatIsDrawnOtherwiseThanItIsThereIsRefusedBeforeTheFirstCommand() throws Exception {
        Topology drawn = live();
        Topology other = drawn.node("vw-br")
                .map(bridge -> drawn.withNode("vw-br", ((Bridge) bridge).withMtu(1400)))
                .orElseThrow();

        assertThatThrownBy(() -> labs.deploy(drawing(other), TargetKind.HOST, all(other), Caller.silent()))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("vw-br");

        assertThat(MachineState.read()).isEqualTo(made);
        assertThat(labs.find("adopted")).isEmpty();
    }
}
