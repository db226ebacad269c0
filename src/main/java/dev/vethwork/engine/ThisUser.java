package dev.vethwork.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.OptionalInt;

/** Who runs the program, by number: in a container, a user may have no name. */
public final class ThisUser {
    private static final String NUMBER = "[0-9]{1,10}";

    private ThisUser() {}

    /** As Java has such numbers: negative from the middle of them on. */
    public static int uid() {
        try {
            return ownerOf(Path.of("/proc/self"));
        } catch (IOException e) {
            throw new UncheckedIOException("no process can be asked who runs it without /proc", e);
        }
    }

    public static boolean isRoot() {
        return uid() == 0;
    }

    /** Whoever called sudo, where the program runs by it. */
    public static OptionalInt sudoCaller() {
        String caller = System.getenv().getOrDefault("SUDO_UID", "");
        return caller.matches(NUMBER) ? OptionalInt.of((int) Long.parseLong(caller)) : OptionalInt.empty();
    }

    /** Whose a file is, by number. @param options whether a link is judged itself */
    public static int ownerOf(Path file, LinkOption... options) throws IOException {
        return (int) Files.getAttribute(file, "unix:uid", options);
    }
}
