package dev.vethwork.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.explain.Explanation;
import dev.vethwork.explain.Probe;
import dev.vethwork.machine.Machine;
import dev.vethwork.machine.MachineState;
import dev.vethwork.machine.OnTheMachine;
import dev.vethwork.topology.Topology;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs on the machine itself is read without a trace, a container without a name among it. */
@OnTheMachine
class MachineSurveyTest {
    @TempDir
    Path home;

    @Test
    void whatRunsIsDrawnAndNothingIsChanged() throws Exception {
        Labs labs = new Labs(new LocalTargets(home));
        MachineState before = MachineState.read();
        try {
            Machine.run("ip netns add vw-seen && ip link add vw-br type bridge && ip link set vw-br up"
                    + " && ip link add vw-a type veth peer name eth0 netns vw-seen && ip link set vw-a master vw-br up"
                    + " && ip -n vw-seen addr add 10.66.9.1/24 dev eth0 && ip -n vw-seen link set eth0 up");
            Machine.run("unshare --net --uts sh -c 'hostname vw-web; exec sleep 60' >/dev/null 2>&1 & pid=$!"
                    + "; until [ \"$(nsenter --uts=/proc/$pid/ns/uts uname -n)\" = vw-web ]; do :; done"
                    + " && ip link add vw-b type veth peer name eth0 netns $pid && ip link set vw-b master vw-br up"
                    + " && nsenter --net=/proc/$pid/ns/net sh -c 'ip addr add 10.66.9.2/24 dev eth0; ip link set eth0 up'"
                    + " && echo $pid >" + home + "/pid");
            MachineState made = MachineState.read();

            Topology drawn = labs.surveys().machine(Set.of(), Credentials.NONE).imported().topology();

            assertThat(MachineState.read()).isEqualTo(made);
            assertThat(drawn.nodes().keySet()).contains("vw-seen", "vw-web", "vw-br", "host");
            assertThat(drawn.endsOf("vw-br")).hasSize(2);
            Explanation there = labs.here(Caller.silent()).explain("vw-seen", "vw-web", Probe.PING);
            assertThat(there.reachable()).as(there.message()).isEqualTo(answers());
            Topology one = labs.surveys().machine(Set.of("vw-seen"), Credentials.NONE).imported().topology();
            assertThat(one.nodes().keySet()).contains("vw-seen").doesNotContain("vw-web");
        } finally {
            Machine.run("kill $(cat " + home + "/pid); ip netns del vw-seen; ip link del vw-br");
            before.putBack();
        }
    }

    private static boolean answers() throws Exception {
        return Machine.run("ip netns exec vw-seen ping -c 2 -i 0.2 -W 2 10.66.9.2 >/dev/null && echo yes || echo no")
                .contains("yes");
    }
}
