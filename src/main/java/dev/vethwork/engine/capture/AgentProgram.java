package dev.vethwork.engine.capture;

import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.Trouble;
import dev.vethwork.engine.agent.Agent;
import dev.vethwork.engine.driver.DriverShell;
import dev.vethwork.engine.driver.Pipes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The agent's command line: this very program on this very Java, small. */
final class AgentProgram {
    private static final int LONGEST_WORDS = 4096;

    private AgentProgram() {}

    /** Lets a place's shell become it. */
    static Pipes start(DriverShell shell, List<String> words) throws TargetException {
        List<String> argv = new ArrayList<>(command());
        argv.addAll(words);
        Pipes pipes = shell.become(argv);
        greet(pipes);
        return pipes;
    }

    private static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xmx192m",
                "-Xss512k",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                home(),
                Agent.class.getName());
    }

    private static String home() {
        try {
            return Path.of(Agent.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for its first words. */
    static void greet(Pipes pipes) throws TargetException {
        StringBuilder before = new StringBuilder();
        try {
            for (String line = line(pipes); !line.equals(Agent.HELLO); line = line(pipes)) {
                before.append(line).append('\n');
            }
        } catch (IOException e) {
            throw Trouble.of(TargetException.Kind.MISSING, "capture.unstarted")
                    .saying(before.toString().strip())
                    .exception(e);
        }
    }

    static String line(Pipes pipes) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = pipes.stdout().read(); b != '\n'; b = pipes.stdout().read()) {
            if (b < 0 || line.size() > LONGEST_WORDS) {
                throw new IOException("it ended");
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    static void end(Pipes pipes) {
        try {
            pipes.stdin().close();
        } catch (IOException e) {
            // It has ended by itself.
        }
    }
}
