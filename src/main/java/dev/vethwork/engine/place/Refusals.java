package dev.vethwork.engine.place;

import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Why no sandbox could be made, and what to do about it. */
final class Refusals {
    private static final Path APPARMOR = Path.of("/proc/sys/kernel/apparmor_restrict_unprivileged_userns");
    private static final Path DEBIAN = Path.of("/proc/sys/kernel/unprivileged_userns_clone");
    private static final Path MOST = Path.of("/proc/sys/user/max_user_namespaces");

    private Refusals() {}

    /** The sandbox's process could not be written down. */
    static TargetException unnoted(String words) {
        return refused("sandbox.room").saying(words).exception();
    }

    static TargetException explain(String words) {
        return refusal(words).saying(words).exception();
    }

    /** Why another machine makes none. @param settings of its kernel's, each with its value */
    static Trouble far(String machine, Set<String> settings, String words) {
        String key = settings.contains("max_user_namespaces 0") ? "sandbox.none"
                : settings.contains("unprivileged_userns_clone 0") ? "sandbox.clone"
                : settings.contains("apparmor_restrict_unprivileged_userns 1") ? "sandbox.apparmor"
                : "sandbox.refused";
        Object said = words.isEmpty() ? Trouble.phrase("reason.none") : words;
        return refused("ssh.sandbox", machine, Trouble.phrase(key, said), Trouble.phrase(key + ".remedy", said));
    }

    private static Trouble refusal(String words) {
        if (words.contains("unshare: not found") || words.contains("No such file") && words.contains("unshare")) {
            return missing("unshare", "util-linux");
        }
        for (String tool : List.of("setsid", "mount")) {
            if (words.contains(tool + ": not found")) {
                return missing(tool, "util-linux");
            }
        }
        if (words.contains("ip: not found")) {
            return missing("ip", "iproute2");
        }
        if (holds(MOST, "0")) {
            return refused("sandbox.none");
        }
        if (holds(DEBIAN, "0")) {
            return refused("sandbox.clone");
        }
        if (holds(APPARMOR, "1")) {
            return refused("sandbox.apparmor");
        }
        return refused("sandbox.refused", words.isEmpty() ? Trouble.phrase("reason.none") : words);
    }

    private static Trouble missing(String tool, String from) {
        return Trouble.of(TargetException.Kind.MISSING, "missing", tool, from);
    }

    private static Trouble refused(String key, Object... arguments) {
        return Trouble.of(TargetException.Kind.NOT_PERMITTED, key, arguments);
    }

    private static boolean holds(Path setting, String value) {
        try {
            return Files.readString(setting).strip().equals(value);
        } catch (IOException e) {
            return false;
        }
    }
}
