package dev.vethwork.engine.driver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The fixed scripts that come with the program. */
public final class Script {
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

    /** Saves the shell from asking how many processors there are. */
    private static byte[] driver(byte[] text) {
        String processors = "PROCESSORS=" + Runtime.getRuntime().availableProcessors() + "\n";
        return (processors + new String(text, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] read(String name) {
        try (InputStream in = Objects.requireNonNull(Script.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
