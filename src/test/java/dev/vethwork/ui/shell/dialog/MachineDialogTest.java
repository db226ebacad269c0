package dev.vethwork.ui.shell.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.net.RemoteKind;
import dev.vethwork.ui.shell.Settings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineDialogTest {
    private static final RemoteKind FAR = new RemoteKind("me", "far", 0, true);

    @TempDir
    Path directory;

    @Test
    void aMachineIsWrittenWithOrWithoutSsh() {
        assertThat(MachineDialog.parse(" me@far ", false)).isEqualTo(FAR);
        assertThat(MachineDialog.parse("ssh:me@far", true)).isEqualTo(FAR.itself());
    }

    @Test
    void whatIsWrongIsSaidAtOnce() {
        assertThat(MachineDialog.problem("")).isEmpty();
        assertThat(MachineDialog.problem("far")).isEmpty();
        assertThat(MachineDialog.problem("-far")).isEqualTo("-far cannot be the name of another machine.");
    }

    @Test
    void machinesThatWereUsedAreOfferedAgainAfterTheNextStart() {
        RemoteKind near = new RemoteKind("", "near", 2222, false);
        try (Settings settings = new Settings(directory.resolve("settings"))) {
            settings.addMachine(FAR);
            settings.addMachine(near);
            settings.addMachine(FAR);
        }
        try (Settings settings = new Settings(directory.resolve("settings"))) {
            assertThat(settings.machines()).containsExactly(FAR, near);
        }
    }
}
