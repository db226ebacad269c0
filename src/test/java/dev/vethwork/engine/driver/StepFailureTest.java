package dev.vethwork.engine.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.plan.Step;
import dev.vethwork.plan.operation.AddPort;
import dev.vethwork.plan.operation.AddSwitch;
import dev.vethwork.plan.operation.Operation;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.plan.operation.SetSysctl;
import dev.vethwork.text.Phrase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StepFailureTest {
    private static Batch batch(Operation... operations) {
        List<Step> steps = Stream.of(operations)
                .map(operation -> new Step(
                        Step.Phase.BRIDGES, "", operation, null, new Phrase("dev.vethwork.plan.messages", "unused", List.of())))
                .toList();
        return Batches.inOrder(steps).getFirst();
    }

    private static AddSwitch bridge(String name) {
        return new AddSwitch(new Place("", name), "lesson", true, true);
    }

    private static SetSysctl set(String name) {
        return new SetSysctl("", name, name, "1");
    }

    @Test
    void theSwitchThatTheToolNamesIsTheOneThatFailed() {
        Batch batch = batch(bridge("sw-one"), bridge("sw-two"), new AddPort(new Place("", "veth-a"), "sw-one"));
        assertThat(StepFailure.index(batch, "ovs-vsctl: cannot create a bridge named sw-two because a bridge named sw-two already exists"))
                .isEqualTo(1);
        assertThat(StepFailure.index(batch, "ovs-vsctl: cannot create a port named veth-a because …")).isEqualTo(2);
    }

    @Test
    void theSettingThatTheToolNamesIsTheOneThatFailed() {
        Batch batch = batch(set("net.ipv4.ip_forward"), set("net.ipv4.no_such"));
        assertThat(StepFailure.index(batch, "sysctl: cannot stat /proc/sys/net/ipv4/no_such: No such file or directory"))
                .isEqualTo(1);
    }

    @Test
    void whatNamesNothingIsTheFirstOnes() {
        assertThat(StepFailure.index(batch(bridge("sw-one"), bridge("sw-two")), "ovs-vsctl: no database")).isZero();
    }
}
