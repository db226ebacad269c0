package dev.vethwork.format.importing.command.script;

import dev.vethwork.format.importing.command.CommandEnd;
import dev.vethwork.format.importing.command.Context;
import dev.vethwork.format.importing.command.Outcome;
import dev.vethwork.format.importing.command.system.SysFiles;
import dev.vethwork.format.importing.command.system.Sysctl;
import dev.vethwork.format.importing.machine.Machine;
import dev.vethwork.format.importing.machine.Space;
import dev.vethwork.net.BadValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Files that the kernel makes up: settings, interfaces, namespaces. */
final class KernelFiles {
    private static final String INTERFACES = "/sys/class/net/";

    private final Machine machine;

    KernelFiles(Machine machine) {
        this.machine = machine;
    }

    static Outcome write(String path, String text, Context context) {
        try {
            if (path.startsWith(Sysctl.FILES)) {
                return Outcome.done(Sysctl.set(setting(path), text.strip(), context));
            }
            return path.startsWith(INTERFACES) ? SysFiles.write(path, text.strip(), context) : Outcome.passed("files", path);
        } catch (CommandEnd stop) {
            return stop.outcome();
        } catch (BadValue bad) {
            return Outcome.failed("value", bad.said(), bad.remedySaid());
        }
    }

    private static String setting(String path) {
        return path.substring(Sysctl.FILES.length()).replace('/', '.');
    }

    /** Null where it is not known. */
    @Nullable String read(String namespace, String path) {
        Optional<Space> space = machine.space(namespace);
        if (space.isEmpty()) {
            return null;
        }
        if (path.startsWith(Sysctl.FILES)) {
            return space.get().sysctls().getOrDefault(setting(path), "0") + "\n";
        }
        return path.startsWith(INTERFACES) ? SysFiles.read(path, space.get(), machine.macs()) : null;
    }

    boolean exists(String namespace, String path) {
        if (path.startsWith(INTERFACES)) {
            String[] parts = path.substring(INTERFACES.length()).split("/");
            return machine.space(namespace).flatMap(s -> s.link(parts[0])).isPresent();
        }
        if (path.startsWith("/var/run/netns/") || path.startsWith("/run/netns/")) {
            return machine.space(path.substring(path.lastIndexOf('/') + 1)).isPresent();
        }
        return true;
    }
}
