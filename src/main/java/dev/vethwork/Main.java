package dev.vethwork;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The entry point: it must not touch a JavaFX class, so that commands answer quickly and without a display. */
public final class Main {
    private Main() {
    }

    public static void main(String[] args) {
        int exitCode = run(args);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    /** Does what the arguments ask for and returns the exit code; it does not end the JVM. */
    static int run(String... args) {
        System.out.println("vethwork " + version());
        return 0;
    }

    static String version() {
        var properties = new Properties();
        try (var in = Main.class.getResourceAsStream("version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "unknown");
    }
}
