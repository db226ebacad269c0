package dev.vethwork.format.importing.shell.wrapper;

import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.format.importing.shell.call.Programs.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All programs that run another command. */
public final class Wrappers {
    /** They look like helpers; what they start stays for the one who knows daemons. */
    private static final Set<String> OF_DAEMONS = Set.of("daemonize", "start-stop-daemon");

    private final Map<String, List<Wrapper>> byName = new HashMap<>();
    private final ScriptFile scripts;
    private final Helper helpers;

    public Wrappers(CallingShell shell) {
        this.scripts = new ScriptFile(shell);
        this.helpers = new Helper(shell);
        for (Wrapper wrapper : all(shell)) {
            wrapper.names().forEach(name -> byName.computeIfAbsent(name, n -> new ArrayList<>()).add(wrapper));
        }
    }

    private static List<Wrapper> all(CallingShell shell) {
        return List.of(
                new Sudo(shell),
                new Su(shell),
                new InThisShell(shell),
                new PrefixCommand(
                        shell, new Options("-o", "-u"), "env", "nohup", "setsid", "stdbuf", "unbuffer", "chronic", "busybox", "strace"),
                new PrefixCommand(shell, new Options("-n", "-c"), "nice", "ionice"),
                new PrefixCommand(shell, new Options("--userspec", "--groups").andWords(1), "chroot"),
                new PrefixCommand(shell, new Options("-u", "-g", "-G", "--user", "--group"), "setpriv", "runuser"),
                new SystemdRun(shell),
                new Terminal(shell),
                new PrefixCommand(shell, new Options("-s", "-k").andWords(1), "timeout"),
                new Taskset(shell),
                new Unshare(shell),
                new Nsenter(shell),
                new ContainerExec(shell),
                new IpExec(shell),
                new ShellProgram(shell),
                new Xargs(shell),
                new Networking(shell),
                new WgQuick(shell),
                new CommandFile(shell));
    }

    /** Null for what is none. */
    public @Nullable Answer run(Call call) {
        String name = base(call.name());
        List<Wrapper> wrappers = byName.get(name);
        if (wrappers != null) {
            return first(wrappers, call);
        }
        return name.contains("/") ? scripts.run(call) : OF_DAEMONS.contains(name) ? null : helpers.run(call);
    }

    private static @Nullable Answer first(List<Wrapper> wrappers, Call call) {
        for (Wrapper wrapper : wrappers) {
            Answer answer = wrapper.run(call);
            if (answer != null) {
                return answer;
            }
        }
        return null;
    }

    /** A program's name, wherever it lies. */
    static String base(String name) {
        return name.startsWith("/") && name.contains("bin/") ? name.substring(name.lastIndexOf('/') + 1) : name;
    }
}
