package dev.vethwork.logging;

import java.nio.file.Path;

/** The log's place, by the XDG base directory specification. */
public final class LogFile {
    private LogFile() {}

    public static Path path() {
        String home = System.getenv().getOrDefault("XDG_STATE_HOME", "");
        Path state = home.isEmpty() ? Path.of(System.getProperty("user.home"), ".local", "state") : Path.of(home);
        return state.resolve("vethwork").resolve("vethwork.log");
    }
}
