package dev.vethwork.format.importing.shell.call;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
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
    private final Supplier<String> folder;
    private final Map<String, String> written = new HashMap<>();
    private int changes;
    private int held;

    /** @param folder where the shell is */
    public Files(Programs programs, Limits limits, Supplier<String> folder) {
        this.programs = programs;
        this.limits = limits;
        this.folder = folder;
    }

    public void write(Call call, String named, String text, boolean append) {
        String path = whole(named);
        if (ofKernel(path)) {
            programs.write(call, path, text);
        } else if (!path.startsWith("/dev/") && written.size() < MOST) {
            String own = written.get(path);
            String before = own == null && append ? programs.file(call.namespace(), path) : own;
            String after = append && before != null ? before + text : text;
            limits.keep(after);
            written.put(path, after);
            changes += after.equals(before) ? 0 : 1;
        }
    }

    /** What a program is to read as if it were a file. @return its path */
    public String hold(String text) {
        String path = "/dev/fd/" + (FIRST_HELD + held++ % MOST_HELD);
        written.put(path, text);
        return path;
    }

    public @Nullable String read(String namespace, String named) {
        String path = whole(named);
        if (path.equals("/dev/null")) {
            return "";
        }
        if (ofKernel(path)) {
            return programs.read(namespace, path);
        }
        String own = written.get(path);
        return own == null ? alongside(namespace, named, path) : own;
    }

    /** What came along: in a folder that is not known lies what lies beside the script. */
    private @Nullable String alongside(String namespace, String named, String path) {
        boolean whole = named.startsWith("/");
        String found = programs.file(namespace, whole ? path : WorkingFolder.fromScript(path));
        return found == null && !whole && WorkingFolder.mayBeOfScript(folder.get()) ? programs.file(namespace, named) : found;
    }

    private String whole(String path) {
        return WorkingFolder.whole(folder.get(), path);
    }

    /** Grows when a file is not what it was. */
    public int changes() {
        return changes;
    }

    public boolean exists(String namespace, String named) {
        String path = whole(named);
        return ofKernel(path) ? programs.exists(namespace, path) : path.equals("/dev/net/tun") || read(namespace, named) != null;
    }

    public static boolean isDirectoryEverywhere(String path) {
        return EVERYWHERE.contains(path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    public void remove(String path) {
        changes += written.remove(whole(path)) == null ? 0 : 1;
    }

    private static boolean ofKernel(String path) {
        return path.startsWith("/proc/") || path.startsWith("/sys/") || path.startsWith("/var/run/netns")
                || path.startsWith("/run/netns");
    }
}
