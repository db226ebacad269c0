package dev.vethwork.engine.driver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The fixed scripts that come with the program. */
public final class Script {
    private static final String OBSERVE = read("observe.sh");

    /** What the driver is made of, in this order: the first finds its place, the last answers requests until there are no more. */
    private static final List<String> PARTS = List.of(
            "driver.sh", "reading.sh", "processes.sh", "switches.sh", "journal.sh", "locks.sh", "changes.sh", "events.sh", "serve.sh");

    /** How many processors there are saves the shell from asking. */
    private static final String DRIVER = "PROCESSORS=" + Runtime.getRuntime().availableProcessors() + "\n" + OBSERVE
            + PARTS.stream().map(Script::read).collect(Collectors.joining("\n"));

    private static final String HOLD = read("hold.sh");
    private static final String DOOR = variable("DRIVER", DRIVER) + variable("HOLD", HOLD) + read("door.sh");

    private Script() {}

    /** What the privileged shell runs. */
    static byte[] driver() {
        return DRIVER.getBytes(StandardCharsets.UTF_8);
    }

    /** What is run on another machine before anything else; it has the other scripts with it. */
    static byte[] door() {
        return DOOR.getBytes(StandardCharsets.UTF_8);
    }

    /** What brings words to another machine as they are. */
    public static String far() {
        return read("far.sh");
    }

    /** What starts the process that holds a sandbox, which comes behind it in words. */
    public static String begin() {
        return read("begin.sh");
    }

    /** What holds a sandbox. */
    public static String hold() {
        return HOLD;
    }

    /** What reads a whole machine and prints it, for machines on which nothing of this program is. */
    public static String snapshot() {
        return read("snapshot.sh").replace(". ./observe.sh\n", OBSERVE);
    }

    /** Only for these fixed texts. */
    private static String variable(String name, String text) {
        return name + "='" + text.replace("'", "'\\''") + "'\n";
    }

    private static String read(String name) {
        try (InputStream in = Objects.requireNonNull(Script.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
