package dev.vethwork.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.lab.Caller;
import dev.vethwork.lab.Labs;
import dev.vethwork.machine.MakesNamespaces;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real display, where Xvfb and GTK are installed: what JavaFX's headless platform cannot tell. */
@MakesNamespaces
@Tag("kernel")
class RealWindowTest {
    @TempDir
    Path home;

    @Test
    void theWindowOpensOnADisplayAndDeploysWithOneClick() throws Exception {
        assumeTrue(
                Files.exists(Path.of("/usr/bin/Xvfb")) && isGtkThere(),
                "needs xvfb and libgtk-3-0");
        Process display = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            String number = new BufferedReader(new InputStreamReader(display.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            String said = program(":" + number);
            assertThat(said).contains("two-namespaces").endsWith("deployed\n").doesNotContain("not deployed");
            Labs labs = new Labs(new LocalTargets(home.resolve("run/vethwork")));
            assertThat(labs.status(Caller.silent())).singleElement().satisfies(lab -> {
                assertThat(lab.lab().lab()).isEqualTo("two-namespaces");
                assertThat(lab.drift()).hasValue(0);
            });
            labs.destroy("two-namespaces", Caller.silent());
            assertThat(labs.status(Caller.silent())).isEmpty();
        } finally {
            display.destroy();
            display.waitFor();
        }
    }

    private String program(String display) throws IOException, InterruptedException {
        ProcessBuilder program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dprism.order=sw",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RealWindow.class.getName(),
                        "sample-topologies/01-two-namespaces.vethwork.json")
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        program.environment().put("DISPLAY", display);
        program.environment().put("VETHWORK_LOCALE", "C.UTF-8");
        program.environment().put("XDG_RUNTIME_DIR", Files.createDirectories(home.resolve("run")).toString());
        program.environment().put("XDG_CONFIG_HOME", home.resolve("config").toString());
        program.environment().put("XDG_STATE_HOME", home.resolve("state").toString());
        Process process = program.start();
        process.onExit().orTimeout(120, TimeUnit.SECONDS).exceptionally(late -> process.destroyForcibly());
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private static boolean isGtkThere() throws IOException {
        try (Stream<Path> places = Files.list(Path.of("/usr/lib"))) {
            return places.anyMatch(place -> Files.exists(place.resolve("libgtk-3.so.0")));
        }
    }
}
