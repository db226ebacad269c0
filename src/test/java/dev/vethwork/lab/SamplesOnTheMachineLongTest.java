package dev.vethwork.lab;

import dev.vethwork.machine.MachineSetting;
import dev.vethwork.machine.OnTheMachine;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shipped drawing on the machine itself under every setting. */
@OnTheMachine
@Tag("long")
class SamplesOnTheMachineLongTest {
    @TempDir
    Path home;

    static Stream<Arguments> all() throws Exception {
        return SampleOnTheMachine.names().stream()
                .flatMap(sample -> Stream.of(MachineSetting.values()).map(setting -> Arguments.of(setting, sample)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void promisesAreKeptAndTheMachineStaysAsItWas(MachineSetting setting, String sample) throws Exception {
        new SampleOnTheMachine(home, setting, sample).run();
    }
}
