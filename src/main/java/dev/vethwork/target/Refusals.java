package dev.vethwork.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Why no sandbox could be made, and what to do about it. */
final class Refusals {
    private static final Path APPARMOR = Path.of("/proc/sys/kernel/apparmor_restrict_unprivileged_userns");
    private static final Path DEBIAN = Path.of("/proc/sys/kernel/unprivileged_userns_clone");
    private static final Path MOST = Path.of("/proc/sys/user/max_user_namespaces");

    private Refusals() {}

    static TargetException explain(String words) {
        if (words.contains("unshare: not found") || words.contains("No such file") && words.contains("unshare")) {
            return refuse(TargetException.Kind.MISSING, "unshare is not installed", "apt-get install util-linux", words);
        }
        if (words.contains("ip: not found")) {
            return refuse(TargetException.Kind.MISSING, "ip is not installed", "apt-get install iproute2", words);
        }
        if (words.contains("its process cannot be noted")) {
            return refuse(
                    "there is no room left to write down which process holds the sandbox",
                    "make room below XDG_RUNTIME_DIR, or set it to another directory of your own",
                    words);
        }
        if (holds(MOST, "0")) {
            return refuse("this kernel allows no user namespaces", "sudo sysctl -w user.max_user_namespaces=15000", words);
        }
        if (holds(DEBIAN, "0")) {
            return refuse(
                    "this kernel keeps user namespaces from ordinary users",
                    "sudo sysctl -w kernel.unprivileged_userns_clone=1",
                    words);
        }
        if (holds(APPARMOR, "1")) {
            return refuse(
                    "AppArmor keeps user namespaces from ordinary users here",
                    "sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0",
                    words);
        }
        return refuse(
                "the kernel refused to make a sandbox: " + (words.isEmpty() ? "no reason given" : words),
                "use the target host, or a machine that allows user namespaces (containers often do not)",
                words);
    }

    private static TargetException refuse(String what, String remedy, String words) {
        return refuse(TargetException.Kind.NOT_PERMITTED, what, remedy, words);
    }

    private static TargetException refuse(TargetException.Kind kind, String what, String remedy, String words) {
        return new TargetException(kind, what, remedy, "", java.util.List.of("unshare"), -1, words, null);
    }

    private static boolean holds(Path setting, String value) {
        try {
            return Files.readString(setting).strip().equals(value);
        } catch (IOException e) {
            return false;
        }
    }
}
