package dev.vethwork.lab;

import static dev.vethwork.machine.MachineSetting.ALL_RP_FILTER_LOOSE;
import static dev.vethwork.machine.MachineSetting.AS_IT_IS;
import static dev.vethwork.machine.MachineSetting.DEFAULT_RP_FILTER_STRICT;
import static dev.vethwork.machine.MachineSetting.DOCKER;
import static dev.vethwork.machine.MachineSetting.FORWARDING_OFF;
import static dev.vethwork.machine.MachineSetting.FORWARDING_ON;
import static dev.vethwork.machine.MachineSetting.FORWARD_DROP;
import static dev.vethwork.machine.MachineSetting.LEGACY_FORWARD_DROP;
import static dev.vethwork.machine.MachineSetting.LEGACY_TABLES;
import static dev.vethwork.machine.MachineSetting.NO_IPV6;

import dev.vethwork.machine.MachineSetting;
import dev.vethwork.machine.OnTheMachine;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The shipped drawings keep their promises on the machine itself, however that is set up, and leave it as it was.
 * {@link SamplesOnTheMachineLongTest} tries all with all.
 */
@OnTheMachine
class SamplesOnTheMachineTest {
    @TempDir
    Path home;

    /** Each drawing once, and each setting with those that it matters to. */
    static Stream<Arguments> some() {
        return Stream.of(
                on(AS_IT_IS, "06", "08", "12"),
                on(FORWARDING_OFF, "03", "04", "05"),
                on(FORWARDING_ON, "02", "07"),
                on(DEFAULT_RP_FILTER_STRICT, "09", "11"),
                on(ALL_RP_FILTER_LOOSE, "05", "11"),
                on(FORWARD_DROP, "02", "05"),
                on(NO_IPV6, "01", "10", "host-with-ipv6"),
                on(DOCKER, "03", "13"),
                on(LEGACY_TABLES, "02", "05"),
                on(LEGACY_FORWARD_DROP, "02", "06"))
                .flatMap(each -> each);
    }

    private static Stream<Arguments> on(MachineSetting setting, String... samples) {
        return Stream.of(samples).map(sample -> Arguments.of(setting, sample));
    }

    @ParameterizedTest
    @MethodSource("some")
    void promisesAreKeptAndTheMachineStaysAsItWas(MachineSetting setting, String sample) throws Exception {
        new SampleOnTheMachine(home, setting, sample).run();
    }
}
