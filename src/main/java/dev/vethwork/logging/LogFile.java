package dev.vethwork.logging;

import java.nio.file.Path;

/** The log's place, by the XDG base directory specification. */
public final class LogFile {
    private LogFile() {}

    public static Path path() {
        String home = System.getenv().getOrDefault("XDG_STATE_HOME", "");
        String user = System.getenv().getOrDefault("HOME", "");
        Path own = Path.of(user.startsWith("/") ? user : System.getProperty("user.home", "/"));
        Path state = home.isEmpty() ? own.resolve(".local").resolve("state") : Path.of(home);
        return state.resolve("vethwork").resolve("vethwork.log");
    }
}
