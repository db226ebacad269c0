package dev.vethwork.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.cli.Program;
import dev.vethwork.cli.terminal.Console;
import dev.vethwork.engine.LabState;
import dev.vethwork.engine.NowhereTargets;
import dev.vethwork.engine.Origin;
import dev.vethwork.lab.Labs;
import dev.vethwork.net.TargetKind;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BrokenOffTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private void run(LabState state, String... args) {
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false,
                false);
        new Program(console, () -> new Labs(new After(state))).run(args);
    }

    @Test
    void statusSaysWhatACrashLeftAndWhatToType() {
        run(LabState.INTERRUPTED, "status");
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("The last run on the lab ghost (host) was broken off in the middle.")
                .contains("vethwork recover");
    }

    @Test
    void deploySaysSoBeforeItDoesAnything() {
        run(LabState.INTERRUPTED, "deploy", "sample-topologies/02-bridge.vethwork.json");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("The last run on the lab ghost (host) was broken off in the middle.")
                .contains("vethwork recover");
    }

    @Test
    void aDeadSandboxIsNamedAsWhatItIs() {
        run(LabState.DEAD, "status");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("The sandbox of the lab ghost has ended");
    }

    @Test
    void nobodyIsToldOfLabsThatAreWell() {
        run(LabState.DEPLOYED, "status");
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("recover");
    }

    @Test
    void anAnswerForProgramsHasTheStateOnly() {
        run(LabState.INTERRUPTED, "status", "--json");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("interrupted").doesNotContain("recover");
    }

    /** A machine with one lab, of which no place can be opened. */
    private static final class After extends NowhereTargets {
        private final LabState state;

        After(LabState state) {
            this.state = state;
        }

        @Override
        public List<Deployed> deployed() {
            return List.of(new Deployed("ghost", TargetKind.HOST, state, Origin.UNKNOWN));
        }
    }
}
