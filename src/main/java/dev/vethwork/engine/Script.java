package dev.vethwork.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The fixed scripts that come with the program. */
final class Script {
    private static final byte[] DRIVER = driver(read("namespaces.pl"), read("driver.sh"));
    private static final byte[] SANDBOX = read("sandbox.sh");
    private static final byte[] HOLD = read("hold.sh");

    private Script() {}

    /** What the privileged shell runs. */
    static byte[] driver() {
        return DRIVER.clone();
    }

    /** What starts a sandbox. */
    static String sandbox() {
        return new String(SANDBOX, StandardCharsets.UTF_8);
    }

    /** What holds a sandbox. */
    static String hold() {
        return new String(HOLD, StandardCharsets.UTF_8);
    }

    /** Gives the shell the other language's text as one word. */
    private static byte[] driver(byte[] namespaces, byte[] driver) {
        String word = new String(namespaces, StandardCharsets.UTF_8).replace("'", "'\\''");
        return ("NAMESPACES='" + word + "'\n" + new String(driver, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] read(String name) {
        try (InputStream in = Objects.requireNonNull(Script.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
