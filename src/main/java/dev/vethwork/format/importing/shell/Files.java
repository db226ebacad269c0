package dev.vethwork.format.importing.shell;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Files that a script has written so far. They are kept in memory; no file of the machine is read or written. */
final class Files {
    private final Programs programs;
    private final Map<String, String> written = new HashMap<>();

    Files(Programs programs) {
        this.programs = programs;
    }

    void write(Call call, String path, String text, boolean append) {
        if (ofKernel(path)) {
            programs.write(call, path, text);
        } else if (!path.startsWith("/dev/") && written.size() < 1_000) {
            written.merge(path, text, (before, now) -> append ? before + now : now);
        }
    }

    @Nullable String read(String namespace, String path) {
        if (path.equals("/dev/null")) {
            return "";
        }
        return ofKernel(path) ? programs.read(namespace, path) : written.get(path);
    }

    boolean exists(String namespace, String path) {
        return ofKernel(path) ? programs.exists(namespace, path) : written.containsKey(path) || path.equals("/dev/net/tun");
    }

    void remove(String path) {
        written.remove(path);
    }

    private static boolean ofKernel(String path) {
        return path.startsWith("/proc/") || path.startsWith("/sys/") || path.startsWith("/var/run/netns")
                || path.startsWith("/run/netns");
    }
}
