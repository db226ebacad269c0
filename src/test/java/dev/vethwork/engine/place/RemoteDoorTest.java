package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vethwork.lab.Caller;
import dev.vethwork.lab.Labs;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.machine.MakesNamespaces;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Why another machine lets nobody in. */
@MakesNamespaces
class RemoteDoorTest extends OnAFarMachine {
    @Test
    void aMachineWhoseKeyIsNotKnownIsNotSpokenTo() throws Exception {
        Files.createFile(directory.resolve("empty"));
        far.configure("stranger", "user_key", "empty");
        assertThatThrownBy(() -> deployThrough("stranger"))
                .hasMessage("the key of the machine far is not known to you yet")
                .extracting("remedy")
                .asString()
                .startsWith("connect once by hand, ssh far, compare the fingerprint");
    }

    @Test
    void aKeyThatIsNotTakenIsSaid() throws Exception {
        far.configure("nobody", "other_key", "known_hosts");
        assertThatThrownBy(() -> deployThrough("nobody")).hasMessage("the machine far did not take any key of yours");
    }

    @Test
    void aMachineWithoutIpIsSaid() throws Exception {
        far.run("for f in $(which -a ip); do mount --bind /dev/null $f; done");
        assertThatThrownBy(() -> deployThrough("far")).hasMessage("ip is not installed on the machine far");
    }

    private void deployThrough(String configuration) throws LabException {
        new Labs(far.all(far.ssh(configuration))).deploy(sample("02-bridge"), SANDBOX, Caller.silent());
    }
}
