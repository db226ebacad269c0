package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.machine.MakesNamespaces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real program where it cannot make a sandbox: in namespaces of the test's own, from which something was taken away. */
@MakesNamespaces
@NeedsSandbox
@Tag("kernel")
@Timeout(120)
class NoSandboxHereTest {
    private static final String LAB = "sample-topologies/01-two-namespaces.vethwork.json";

    /** Exit codes of the program. */
    private static final int FAILED = 3;

    private static final int NOT_PERMITTED = 4;

    @TempDir
    Path folder;

    /** @param preparation what a shell does in a user, network and mount namespace before it becomes the program */
    private String deploy(String preparation, String target, int expected) throws Exception {
        List<String> enter = List.of(
                "unshare", "--user", "--map-root-user", "--net", "--mount", "sh", "-c", preparation + "\nexec \"$@\"", "sh");
        Path said = folder.resolve("said");
        int exit = new RealProgram(enter, Files.createDirectories(folder.resolve("home")))
                .run(said, "deploy", LAB, "--target", target);
        String text = Files.readString(said);
        assertThat(exit).as(text).isEqualTo(expected);
        assertThat(text).doesNotContain("Exception", "\tat ");
        return text;
    }

    @Test
    void aKernelThatAllowsNoUserNamespacesIsNamedWithTheSettingThatAllowsThem() throws Exception {
        assertThat(deploy("echo 0 >/proc/sys/user/max_user_namespaces", "sandbox", NOT_PERMITTED))
                .contains("this kernel allows no user namespaces")
                .contains("sudo sysctl -w user.max_user_namespaces=15000");
    }

    @Test
    void aSystemWithoutUnshareIsToldThePackage() throws Exception {
        String bare = """
                for d in /usr/bin /usr/sbin /bin /sbin; do
                    mkdir -p "%1$s/bin"
                    for f in "$d"/*; do [ "${f##*/}" = unshare ] || ln -sf "$f" "%1$s/bin/"; done
                done
                mount -t tmpfs none /usr/local/sbin
                rm() { :; }
                PATH=%1$s/bin
                export PATH
                """
                .formatted(folder);
        assertThat(deploy(bare, "sandbox", NOT_PERMITTED)).contains("unshare is not installed").contains("apt-get install util-linux");
    }

    @Test
    void aFullPlaceForNotesIsSaidBeforeAnythingIsLeftRunning() throws Exception {
        String full = "mount -t tmpfs -o size=4k,mode=700 none %1$s/home && cat /dev/zero >%1$s/home/full 2>/dev/null"
                .formatted(folder);
        assertThat(deploy(full, "sandbox", NOT_PERMITTED)).contains("XDG_RUNTIME_DIR");
    }

    @Test
    void aFullRunIsSaidAndNothingIsMade() throws Exception {
        String full = "mount -t tmpfs -o size=8k none /run && cat /dev/zero >/run/full 2>/dev/null; ip link set lo up";
        assertThat(deploy(full, "host", FAILED)).contains("No space left on device").contains("Make room in /run");
    }
}
