package dev.vethwork.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.place.LocalTargets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that takes a snapshot of a machine without this program. */
class SnapshotScriptTest {
    @TempDir
    Path home;

    @Test
    void aMachineWhoseIpPrintsNoJsonIsToldSoAndGivesNoSnapshot() throws Exception {
        Path ip = Files.writeString(home.resolve("ip"), """
                #!/bin/sh
                case $1 in
                -V) echo "ip utility, iproute2-ss140804" ;;
                -*) echo "Option \\"$1\\" is unknown, try \\"ip -help\\"." >&2; exit 255 ;;
                esac
                """);
        Files.setPosixFilePermissions(ip, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path script = Files.writeString(home.resolve("snapshot.sh"), new Labs(new LocalTargets(home)).surveys().script());
        ProcessBuilder there = new ProcessBuilder("sh", script.toString());
        there.environment().put("PATH", home + ":" + System.getenv("PATH"));

        Process taking = there.start();

        assertThat(new String(taking.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isEmpty();
        assertThat(new String(taking.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("version 5 or later", "iproute2-ss140804");
        assertThat(taking.waitFor()).isEqualTo(1);
    }
}
