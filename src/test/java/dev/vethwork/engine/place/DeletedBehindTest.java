package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.driver.BrokenStep;
import dev.vethwork.engine.driver.FaultyPipes.Fault;
import dev.vethwork.machine.OnTheMachine;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.planner.Planner;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Topology;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody deletes behind a lab's back is found, and put back as it was. */
@NeedsSandbox
@OnTheMachine(orStandIn = true)
class DeletedBehindTest {
    /** The lab's own, beside the stranger's. */
    private static final String DELETE_BRIDGE = "ip link del $(ovs-vsctl list-br | grep -v ovsbr9)";

    @TempDir
    Path home;

    private TrustPlace place;

    @BeforeEach
    void open() throws Exception {
        place = TrustPlace.host("chance", home);
    }

    @AfterEach
    void close() throws Exception {
        place.close();
    }

    /** The kernel makes it once, with the address, and not again. */
    @Test
    void theRouteThatAnAddressBroughtComesBack() throws Exception {
        isMendedAfter(
                "for n in blue red; do ip -n $n route flush table main; ip -n $n -6 route flush table main; done",
                sample("dual-stack"));
    }

    /** It lists the port by name, and does not look for the new interface. */
    @Test
    void aPortThatOpenVSwitchOnlyRemembersWorksAgain() throws Exception {
        assumeOpenVSwitch();
        isMendedAfter(
                "ip link del veth-red-br && ip link add veth-red netns red type veth peer name veth-red-br",
                sample("open-vswitch"));
    }

    /** It lists the bridge by name, and makes no second one of the name. */
    @Test
    void aBridgeThatOpenVSwitchOnlyRemembersIsMadeAgain() throws Exception {
        assumeOpenVSwitch();
        isMendedAfter(DELETE_BRIDGE, sample("open-vswitch"));
    }

    @Test
    void aBridgeThatOpenVSwitchOnlyRemembersIsForgottenWithTheLab() throws Exception {
        assumeOpenVSwitch();
        String bare = place.exact();
        deployed(sample("open-vswitch"));
        delete(DELETE_BRIDGE);
        place.destroy();
        FaultRun.same("the machine afterwards", bare, place::exact);
    }

    /** And a roll-back makes it again, though the change had begun with the living one. */
    @Test
    void aBridgeThatIsDeletedWhileAChangeRunsComesBackWithTheRollBack() throws Exception {
        assumeOpenVSwitch();
        String before = deployed(sample("open-vswitch"));
        boolean[] done = new boolean[1];
        Fault deletion = (_, request, pipes) -> {
            boolean now = !done[0] && BrokenStep.count(request) > 0;
            done[0] |= now;
            if (now) {
                delete(DELETE_BRIDGE);
            }
            pipes.pass(now ? BrokenStep.in(request, 0) : request);
        };
        try (LabTarget target = place.open(deletion)) {
            assertThatThrownBy(() -> target.apply(sample("bridge"), RunListener.SILENT, new Cancellation()))
                    .isInstanceOf(TargetException.class)
                    .satisfies(e -> assertThat(e.getSuppressed()).isEmpty());
        }
        assertThat(done[0]).isTrue();
        FaultRun.same("the lab that was restored", before, place::alike);
    }

    /** Else half a cable would be something to go back to. */
    @Test
    void aNamespaceThatGoesWhileItIsReadIsNotReadByHalf() throws Exception {
        Compiled lab = sample("bridge");
        deployed(lab);
        boolean[] done = new boolean[1];
        Fault deletion = (_, request, pipes) -> {
            if (request.verb().equals("netnsids") && !done[0]) {
                done[0] = true;
                place.stranger("ip netns del red");
            }
            pipes.pass(request);
        };
        NetworkState seen;
        try (LabTarget target = place.open(deletion)) {
            seen = target.observe("chance");
        }
        assertThat(done[0]).as("there are strangers' cables, so that numbers are asked for").isTrue();
        assertThat(seen.namespaces()).doesNotContainKey("red");
        assertThat(Planner.plan(Compiled.nothing("chance"), seen, place.traits()).steps())
                .noneMatch(step -> step.namespace().equals("red"));
    }

    private void isMendedAfter(String deletion, Compiled lab) throws Exception {
        String before = deployed(lab);
        delete(deletion);
        assertThat(place.isComplete(lab)).isFalse();
        place.apply(lab);
        assertThat(place.isComplete(lab)).isTrue();
        FaultRun.same("the lab that was mended", before, place::alike);
    }

    private void delete(String script) throws IOException {
        CommandResult gone = place.stranger(script);
        assertThat(gone.succeeded()).as(gone.toString()).isTrue();
    }

    private void assumeOpenVSwitch() throws IOException {
        assumeTrue(place.stranger("ovs-vsctl --timeout=3 show").succeeded(), "no Open vSwitch");
    }

    private String deployed(Compiled lab) throws Exception {
        place.apply(lab);
        return place.settled();
    }

    private Compiled sample(String name) throws Exception {
        Topology found = TrustLabs.samples().stream()
                .filter(sample -> sample.name().equals(name))
                .findFirst()
                .orElseThrow();
        return place.compile(found);
    }
}
