package dev.vethwork;

import dev.vethwork.cli.Program;
import dev.vethwork.engine.Targets;
import dev.vethwork.engine.place.AllTargets;
import dev.vethwork.lab.Labs;
import dev.vethwork.ui.Launcher;
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
        if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
            System.out.println("vethwork " + version());
            return 0;
        }
        if (args.length > 0 && (Program.isCommand(args[0]) || args[0].startsWith("-"))) {
            return Program.onTerminal(Main::labs).run(args);
        }
        if (Program.isUnknown(args)) {
            return Program.onTerminal(Main::labs).refuse(args[0]);
        }
        if (hasDisplay()) {
            Launcher.main(args);
            return 0;
        }
        return Program.onTerminal(Main::labs).demonstrate(args);
    }

    private static boolean hasDisplay() {
        return !System.getenv().getOrDefault("DISPLAY", "").isEmpty()
                || !System.getenv().getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
    }

    private static Labs labs() {
        return new Labs(targets());
    }

    private static Targets targets() {
        return AllTargets.ofUser();
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
