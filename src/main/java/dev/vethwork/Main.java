package dev.vethwork;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The entry point: it must not touch a JavaFX class, so that commands answer quickly and without a display. */
public final class Main {
    private Main() {
    }

    public static void main(String[] args) {
        System.out.println("vethwork " + version());
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
