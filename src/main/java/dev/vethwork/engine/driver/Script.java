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
    private static final byte[] BEGIN = read("begin.sh");
    private static final byte[] FAR = read("far.sh");
    private static final byte[] DOOR =
            (variable("DRIVER", DRIVER) + variable("HOLD", HOLD) + new String(read("door.sh"), StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8);

    private Script() {}

    /** What the privileged shell runs. */
    static byte[] driver() {
        return DRIVER.clone();
    }

    /** What is run on another machine before anything else; it has the other scripts with it. */
    static byte[] door() {
        return DOOR.clone();
    }

    /** What brings words to another machine as they are. */
    public static String far() {
        return new String(FAR, StandardCharsets.UTF_8);
    }

    /** What starts the process that holds a sandbox, which comes behind it in words. */
    public static String begin() {
        return text(BEGIN);
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

    /** Only for these fixed texts. */
    private static String variable(String name, byte[] text) {
        return name + "='" + new String(text, StandardCharsets.UTF_8).replace("'", "'\\''") + "'\n";
    }

    private static byte[] read(String name) {
        try (InputStream in = Objects.requireNonNull(Script.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
