package dev.vethwork.format.importing.command.script;

import dev.vethwork.format.importing.Library;
import dev.vethwork.format.importing.command.NetworkChange;
import dev.vethwork.format.importing.command.Outcome;
import dev.vethwork.format.importing.machine.Containers;
import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.format.importing.shell.syntax.Unknown;
import java.util.Set;

/** What becomes of a program that no command here stands for: whether anything that it does could have been drawn. */
final class OtherPrograms {
    private static final Set<String> SHELLS = Set.of("bash", "sh", "dash", "zsh", "ash", "ksh");
    private static final Set<String> CONTAINERS = Set.of(
            "docker-compose", "lxc-execute", "kubectl", "oc", "crictl", "runc", "crun", "ctr", "virsh", "virt-install", "qemu-system-x86_64",
            "vagrant", "multipass", "unshare", "machinectl", "systemd-nspawn", "k3d", "kind", "minikube");

    /** What one asks of containers and machines that runs none and joins none to a network. */
    private static final Set<String> ASKED = Set.of(
            "", "get", "list", "ls", "ps", "logs", "wait", "describe", "info", "status", "version", "exec", "ssh", "shell", "images", "image",
            "config", "cluster-info", "explain", "top", "cp", "scp", "dominfo", "domiflist", "domifaddr", "net-list", "net-info", "console", "help");

    /** Programs that are given commands to run where nothing tells. */
    private static final Set<String> LEADING = Set.of("ssh", "autossh", "sshpass", "tmux", "screen", "nsenter", "machinectl", "expect", "parallel");

    private static final Set<String> NETWORK = Set.of(
            "ebtables", "arptables", "ipset", "tunctl", "ifup", "ifdown", "nmcli", "netplan",
            "ipvsadm", "openvpn", "iw", "devlink", "rdma", "teamd", "ifenslave", "mii-tool", "hostapd", "wpa_supplicant", "pasta", "slirp4netns");

    private final Library library;
    private final Containers containers;
    private final DeployedLabs labs;
    private final boolean page;

    /** @param page whether a sentence may be taken for a command */
    OtherPrograms(Library library, Containers containers, DeployedLabs labs, boolean page) {
        this.library = library;
        this.containers = containers;
        this.labs = labs;
        this.page = page;
    }

    static boolean isShell(String name) {
        return SHELLS.contains(name);
    }

    Outcome outcome(String name, Call call) {
        Outcome harmless = KnownCommands.harmless(name);
        if (harmless != null) {
            return harmless;
        }
        if (changesElsewhere(name, call)) {
            return elsewhere(name, call);
        }
        if (LEADING.contains(name)) {
            return Outcome.passed("looks", name);
        }
        if (Unknown.isIn(name)) {
            return Outcome.refused("unknown", Unknown.source(name).orElse(name));
        }
        if (isShell(name)) {
            return call.words().size() > 1 && !call.words().get(1).startsWith("-")
                    ? script(call, call.words().get(1))
                    : Outcome.passed("shell");
        }
        if (name.equals("source") || name.equals(".")) {
            return script(call, call.words().size() > 1 ? call.words().get(1) : "");
        }
        if (name.endsWith(".sh")) {
            return script(call, name);
        }
        if (DeployedLabs.NAMES.contains(name)) {
            return labs.run(call);
        }
        if (CONTAINERS.contains(name)) {
            return asks(name, call) ? Outcome.passed("looks", name) : Outcome.refused("container", name);
        }
        return NETWORK.contains(name) ? Outcome.refused("command", name) : Outcome.passed("runs", Unknown.shown(name));
    }

    /** Shells and scripts are told of as such. */
    private boolean changesElsewhere(String name, Call call) {
        String input = call.input();
        boolean leads = LEADING.contains(name) || CONTAINERS.contains(name);
        boolean isScript = isShell(name) || name.equals("source") || name.equals(".") || name.endsWith(".sh");
        return (leads || !page) && !isScript && NetworkChange.isIn(call.words())
                || leads && input != null && NetworkChange.isInText(input);
    }

    private static Outcome elsewhere(String name, Call call) {
        return call.words().stream()
                .filter(word -> name.equals("nsenter") && Unknown.isIn(word))
                .findFirst()
                .map(word -> Outcome.refused("unknown", Unknown.source(word).orElse(word)))
                .orElseGet(() -> Outcome.refused("elsewhere", Unknown.shown(name)));
    }

    /** {@code unshare} has no commands: what it is told is a program. */
    private static boolean asks(String name, Call call) {
        return !name.equals("unshare")
                && ASKED.contains(call.words().stream().skip(1).filter(w -> !w.startsWith("-")).findFirst().orElse(""));
    }

    /** One that is not here. */
    private Outcome script(Call call, String path) {
        return library.isOfImage(call.namespace(), path) || containers.isOne(call.namespace()) ? Outcome.passed("ofImage", path) : Outcome.refused("script", path);
    }
}
