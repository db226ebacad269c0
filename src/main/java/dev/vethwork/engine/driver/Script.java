package dev.vethwork.engine.driver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The fixed scripts that come with the program. */
public final class Script {
    private static final byte[] OBSERVE = read("observe.sh");
    private static final byte[] DRIVER = driver(read("driver.sh"));
    private static final byte[] HOLD = read("hold.sh");

    private Script() {}

    /** What the privileged shell runs. */
    static byte[] driver() {
        return DRIVER.clone();
    }

    /** What holds a sandbox. */
    public static String hold() {
        return new String(HOLD, StandardCharsets.UTF_8);
    }

    /** What reads a whole machine and prints it, for machines on which nothing of this program is. */
    public static String snapshot() {
        return text(read("snapshot.sh")).replace(". ./observe.sh\n", text(OBSERVE));
    }

    /** Saves the shell from asking how many processors there are. */
    private static byte[] driver(byte[] text) {
        String processors = "PROCESSORS=" + Runtime.getRuntime().availableProcessors() + "\n";
        return (processors + text(OBSERVE) + text(text)).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] read(String name) {
        try (InputStream in = Objects.requireNonNull(Script.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
