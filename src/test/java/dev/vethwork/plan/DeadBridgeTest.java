package dev.vethwork.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.plan.planner.Planner;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Topology;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** An Open vSwitch bridge whose interface was deleted is listed still. */
class DeadBridgeTest {
    private static final Topology LAB =
            Topology.empty("pair").withNode(Bridge.of("sw").withType(Bridge.Type.OPENVSWITCH));

    private static final String ADD =
            "ovs-vsctl add-br sw -- br-set-external-id sw vethwork pair -- set bridge sw datapath_type=netdev";

    private static final String DELETE = "ovs-vsctl del-br sw";

    private static Plan plan(Compiled desired, String owner, TargetTraits traits) {
        NetworkState machine = new SimulatedKernel("pair").observe();
        TreeMap<String, String> notes = new TreeMap<>(machine.root().sysctls());
        notes.put(Marks.DEAD_BRIDGE + "sw", owner);
        return Planner.plan(desired, machine.with(machine.root().withSysctls(notes)), traits);
    }

    private static Compiled lab(TargetTraits traits) {
        return TopologyCompiler.compile(LAB, traits);
    }

    @Test
    void oursIsForgottenBeforeItIsMadeAgain() {
        assertThat(Labs.commands(plan(lab(TargetTraits.HOST), "pair", TargetTraits.HOST)))
                .containsSubsequence(DELETE, ADD);
    }

    @Test
    void oursIsForgottenWithTheLab() {
        assertThat(Labs.commands(plan(Compiled.nothing("pair"), "pair", TargetTraits.HOST)))
                .contains(DELETE);
    }

    @Test
    void inASandboxThereIsNobodyElses() {
        assertThat(Labs.commands(plan(lab(TargetTraits.SANDBOX), "", TargetTraits.SANDBOX)))
                .containsSubsequence(DELETE, ADD);
    }

    @Test
    void somebodyElsesIsAConflictAndStays() {
        Plan plan = plan(lab(TargetTraits.HOST), "another", TargetTraits.HOST);
        assertThat(plan.conflicts()).hasSize(1);
        assertThat(Labs.commands(plan)).noneMatch(command -> command.startsWith("ovs-vsctl"));
        assertThat(Labs.commands(plan(Compiled.nothing("pair"), "", TargetTraits.HOST)))
                .isEmpty();
    }
}
