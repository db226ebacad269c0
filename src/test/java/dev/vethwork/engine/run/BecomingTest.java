package dev.vethwork.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.TargetException;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.Step;
import dev.vethwork.plan.operation.AddNamespace;
import dev.vethwork.plan.operation.Operation;
import dev.vethwork.plan.operation.SetSysctl;
import dev.vethwork.plan.operation.StartService;
import dev.vethwork.plan.operation.StopService;
import dev.vethwork.state.NetworkState;
import dev.vethwork.text.Phrase;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A service is another program on its way into its namespace, and longer so on a busy machine. */
class BecomingTest {
    private static final Operation START =
            new StartService("red", "web", List.of("server"), Collections.emptySortedMap(), false, null);

    /** More looks than are given to a service of which there is no trace. */
    private static final int SLOWLY = 12;

    private static final Births NONE = new Births(left());

    private int looks;

    private static Plan left(Operation... operations) {
        return new Plan(
                "lab",
                TargetKind.SANDBOX,
                Arrays.stream(operations)
                        .map(operation -> new Step(
                                Step.Phase.SERVICES, "red", operation, null, new Phrase("dev.vethwork.plan.messages", "unused", List.of())))
                        .toList(),
                List.of());
    }

    /** What is left to do, until there is nothing. */
    private Becoming.Look untilLook(int last, Plan meanwhile) {
        return () -> new Becoming.Rest(NetworkState.EMPTY, ++looks < last ? meanwhile : left());
    }

    @Test
    void oneThatLivesAsAnotherProgramIsWaitedForUntilItIsTheService() throws TargetException {
        Plan otherwise = left(new StopService("red", "web", 4711), START);
        assertThat(new Becoming(() -> false, NONE).await(untilLook(SLOWLY, otherwise)).plan().isEmpty()).isTrue();
    }

    @Test
    void oneThatIsStillOutsideItsNamespaceIsWaitedForAsWell() throws TargetException {
        assertThat(new Becoming(() -> true, NONE).await(untilLook(SLOWLY, left(START))).plan().isEmpty()).isTrue();
    }

    @Test
    void oneThatIsGoneIsNotWaitedForLong() throws TargetException {
        assertThat(new Becoming(() -> false, NONE).await(untilLook(SLOWLY, left(START))).plan().isEmpty()).isFalse();
        assertThat(looks).isLessThan(SLOWLY);
    }

    @Test
    void whatIsNoServicesIsNotWaitedFor() throws TargetException {
        Plan lacking = left(new AddNamespace("red"), START);
        assertThat(new Becoming(() -> true, NONE).await(untilLook(SLOWLY, lacking)).plan()).isEqualTo(lacking);
        assertThat(looks).isEqualTo(1);
    }

    /** A namespace may have been born with other settings than the machine had, and is set right afterwards. */
    @Test
    void aServiceIsWaitedForBesideTheSettingsOfWhatWasBorn() throws TargetException {
        Births births = new Births(left(new AddNamespace("red"), START));
        Operation setting = new SetSysctl("red", "net.ipv4.ip_forward", "net.ipv4.ip_forward", "1");
        Becoming.Rest rest = new Becoming(() -> true, births)
                .await(() -> new Becoming.Rest(NetworkState.EMPTY, ++looks < SLOWLY ? left(setting, START) : left(setting)));
        assertThat(births.isAllThatIsLeft(rest.plan())).isTrue();
    }

    @Test
    void settingsAloneAreNotWaitedFor() throws TargetException {
        Births births = new Births(left(new AddNamespace("red")));
        Plan settings = left(new SetSysctl("red", "net.ipv4.ip_forward", "net.ipv4.ip_forward", "1"));
        assertThat(new Becoming(() -> true, births).await(untilLook(SLOWLY, settings)).plan()).isEqualTo(settings);
        assertThat(looks).isEqualTo(1);
    }
}
