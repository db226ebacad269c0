package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.LabState;
import dev.vethwork.explain.Probe;
import dev.vethwork.lab.Caller;
import dev.vethwork.lab.Drawing;
import dev.vethwork.lab.LabException;
import dev.vethwork.lab.Labs;
import dev.vethwork.net.TargetKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Labs on another machine, over a real ssh. */
class RemoteTest {
    private static final Path SAMPLES = Path.of("sample-topologies").toAbsolutePath();
    private static final TargetKind SANDBOX = kind("ssh:far");
    private static final TargetKind MACHINE = kind("ssh:root@far/host");

    private Path directory;
    private FarMachine far;
    private Labs labs;

    private static TargetKind kind(String text) {
        return TargetKind.parse(text).orElseThrow();
    }

    /** Below /tmp: the path of a socket may not be longer than a hundred letters. */
    @BeforeEach
    void start() throws Exception {
        directory = Files.createTempDirectory(Path.of("/tmp"), "vw");
        far = FarMachine.start(directory);
        labs = new Labs(far.all());
    }

    @AfterEach
    void end() throws Exception {
        if (far != null) {
            far.close();
        }
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private Drawing sample(String name) throws LabException {
        return labs.open(SAMPLES.resolve(name + ".vethwork.json"));
    }

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
                labs.exec(drawing.lab(), "red", List.of("echo", "it's \\ \"$HOME\""), Duration.ofSeconds(5), Caller.silent());
        assertThat(said.stdout().strip()).isEqualTo("it's \\ \"$HOME\"");
        labs.destroy(drawing.lab(), Caller.silent());
        assertThat(labs.status(Caller.silent())).isEmpty();
        assertThat(far.run("ls /run/netns /run/vethwork /tmp/vethwork-*/* 2>&1")).doesNotContain("red");
    }
}
