package dev.vethwork.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where this user's files are, by the XDG base directory specification. */
public record UserFolders(Path config, Path state) {
    public static UserFolders ofUser() {
        return of(System.getenv(), home());
    }

    /** As the specification has it, {@code $HOME}; what the password file says, where that is not set. */
    public static Path home() {
        return home(System.getenv());
    }

    static Path home(Map<String, String> environment) {
        String named = environment.getOrDefault("HOME", "");
        return Path.of(named.startsWith("/") ? named : System.getProperty("user.home", "/"));
    }

    static UserFolders of(Map<String, String> environment, Path home) {
        return new UserFolders(
                folder(environment.get("XDG_CONFIG_HOME"), home.resolve(".config")),
                folder(environment.get("XDG_STATE_HOME"), home.resolve(".local/state")));
    }

    /** The specification has relative paths ignored. */
    private static Path folder(@Nullable String chosen, Path usual) {
        try {
            boolean usable = chosen != null && Path.of(chosen).isAbsolute();
            return (usable ? Path.of(chosen) : usual).resolve("vethwork");
        } catch (InvalidPathException e) {
            return usual.resolve("vethwork");
        }
    }
}
