package dev.vethwork.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Whether a program is to be had on this machine. */
public final class Installed {
    /** What an ordinary user's path often lacks; services and tools are looked for there as well. */
    private static final String SYSTEM = ":/usr/local/sbin:/usr/sbin:/sbin";

    private Installed() {}

    /** Where this user's commands and the system's are. */
    public static boolean program(String name) {
        return program(name, System.getenv().getOrDefault("PATH", "/usr/bin:/bin") + SYSTEM);
    }

    public static boolean program(String name, String path) {
        return name.contains("/")
                ? isProgram(Path.of(name))
                : Stream.of(path.split(":"))
                        .filter(directory -> !directory.isEmpty())
                        .anyMatch(directory -> isProgram(Path.of(directory, name)));
    }

    /** Folders may be executed as well, which means something else. */
    public static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
