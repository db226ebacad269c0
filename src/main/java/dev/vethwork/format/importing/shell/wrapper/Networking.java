package dev.vethwork.format.importing.shell.wrapper;

import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.format.importing.shell.call.Programs.Answer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Interfaces come up as their file says; none where there is no such file. */
final class Networking implements Wrapper {
    private static final String IFUP = "ifup";

    /** What Debian calls the service that brings interfaces up. */
    private static final Set<String> SERVICE = Set.of("networking", "networking.service", "/etc/init.d/networking");

    private static final Set<String> STARTS = Set.of("start", "restart", "reload");

    private final CallingShell shell;

    Networking(CallingShell shell) {
        this.shell = shell;
    }

    @Override
    public Set<String> names() {
        return Set.of(IFUP, "systemctl", "service", "/etc/init.d/networking");
    }

    @Override
    public @Nullable Answer run(Call call) {
        List<String> words = call.words();
        if (call.name().endsWith(IFUP)) {
            return up(call, words.stream().skip(1).filter(word -> !word.startsWith("-")).toList());
        }
        boolean starts = words.stream().anyMatch(STARTS::contains) && words.stream().anyMatch(SERVICE::contains);
        return starts ? up(call, List.of()) : null;
    }

    private @Nullable Answer up(Call call, List<String> devices) {
        String file = shell.files().read(call.namespace(), InterfacesFile.PATH);
        return file == null ? null : shell.script(call, InterfacesFile.script(file, devices), List.of(), true);
    }
}
