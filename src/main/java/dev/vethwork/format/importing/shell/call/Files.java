package dev.vethwork.format.importing.shell.call;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Files that a script has written so far, and those that came along with it. They are kept in memory; nothing is written. */
public final class Files {
    /** Directories that are on every machine. */
    private static final Set<String> EVERYWHERE = Set.of(
            "/", "/bin", "/dev", "/etc", "/home", "/lib", "/mnt", "/opt", "/proc", "/root", "/run", "/sbin", "/srv", "/sys", "/tmp",
            "/usr", "/usr/bin", "/usr/lib", "/usr/local", "/usr/local/bin", "/usr/local/sbin", "/usr/sbin", "/var", "/var/lib",
            "/var/log", "/var/run", "/var/tmp");

    private static final int MOST = 1_000;

    /** Below are those that a shell has open. */
    private static final int FIRST_HELD = 63;

    /** No command is given more of them, and none is read again by the next one. */
    private static final int MOST_HELD = 64;

    private final Programs programs;
    private final Limits limits;
    private final Map<String, String> written = new HashMap<>();
    private int changes;
    private int held;

    public Files(Programs programs, Limits limits) {
        this.programs = programs;
        this.limits = limits;
    }

    public void write(Call call, String path, String text, boolean append) {
        if (ofKernel(path)) {
            programs.write(call, path, text);
        } else if (!path.startsWith("/dev/") && written.size() < MOST) {
            String before = written.get(plain(path));
            String after = append && before != null ? before + text : text;
            limits.keep(after);
            written.put(plain(path), after);
            changes += after.equals(before) ? 0 : 1;
        }
    }

    /** What a program is to read as if it were a file. @return its path */
    public String hold(String text) {
        String path = "/dev/fd/" + (FIRST_HELD + held++ % MOST_HELD);
        written.put(path, text);
        return path;
    }

    public @Nullable String read(String namespace, String path) {
        if (path.equals("/dev/null")) {
            return "";
        }
        if (ofKernel(path)) {
            return programs.read(namespace, path);
        }
        String own = written.get(plain(path));
        return own == null ? programs.file(namespace, path) : own;
    }

    /** Grows when a file is not what it was. */
    public int changes() {
        return changes;
    }

    public boolean exists(String namespace, String path) {
        return ofKernel(path) ? programs.exists(namespace, path) : path.equals("/dev/net/tun") || read(namespace, path) != null;
    }

    public static boolean isDirectoryEverywhere(String path) {
        return EVERYWHERE.contains(path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    public void remove(String path) {
        changes += written.remove(plain(path)) == null ? 0 : 1;
    }

    /** A file of the folder that the script runs in is the same with that said before its name. */
    private static String plain(String path) {
        return path.startsWith("./") ? path.substring(2) : path;
    }

    private static boolean ofKernel(String path) {
        return path.startsWith("/proc/") || path.startsWith("/sys/") || path.startsWith("/var/run/netns")
                || path.startsWith("/run/netns");
    }
}
