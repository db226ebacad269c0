package dev.vethwork.format.importing.shell.wrapper;

import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.format.importing.shell.call.Programs.Answer;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A function of another file's that runs what it is given: {@code run "ip link add …"}. */
final class Helper {
    /** What a helper may be given to run. */
    private static final Set<String> RUN = Set.of(
            "sudo", "ip", "brctl", "bridge", "ifconfig", "route", "iptables", "ip6tables", "sysctl", "ovs-vsctl", "tc");

    /** Programs that are given such a word for another reason. */
    private static final Set<String> NONE = Set.of(
            "echo", "printf", "which", "type", "man", "whereis", "apt", "apt-get", "yum", "dnf", "pkill", "killall", "pgrep", "grep", "watch",
            "log", "logger", "info", "error", "warn", "die", "p", "say", "alias", "print", "require", "check", "need");

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

    private final CallingShell shell;

    Helper(CallingShell shell) {
        this.shell = shell;
    }

    /** Null for what is none. */
    @Nullable Answer run(Call call) {
        List<String> words = call.words();
        if (words.size() < 2 || NONE.contains(call.name()) || !NAME.matcher(call.name()).matches()) {
            return null;
        }
        String first = words.get(1);
        if (RUN.contains(first)) {
            return shell.command(call, words.subList(1, words.size()));
        }
        boolean text = words.size() == 2 && first.indexOf(' ') > 0 && RUN.contains(first.substring(0, first.indexOf(' ')));
        return text ? shell.script(call, first, List.of(), true) : null;
    }
}
