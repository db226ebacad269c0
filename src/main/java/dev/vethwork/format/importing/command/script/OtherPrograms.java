package dev.vethwork.format.importing.command.script;

import dev.vethwork.format.importing.Library;
import dev.vethwork.format.importing.command.Outcome;
import dev.vethwork.format.importing.machine.Containers;
import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.format.importing.shell.syntax.Unknown;
import java.util.Set;

/** What becomes of a program that no command here stands for: whether anything that it does could have been drawn. */
final class OtherPrograms {
    private static final Set<String> SHELLS = Set.of("bash", "sh", "dash", "zsh", "ash", "ksh");
    private static final Set<String> CONTAINERS = Set.of("docker-compose", "lxc", "lxc-start", "kubectl", "crictl", "runc", "virsh", "qemu-system-x86_64", "vagrant", "unshare");
    private static final Set<String> NETWORK = Set.of(
            "ebtables", "arptables", "ipset", "tunctl", "ifup", "ifdown", "nmcli", "netplan",
            "ipvsadm", "openvpn", "iw", "devlink", "rdma", "teamd", "ifenslave", "mii-tool", "hostapd", "wpa_supplicant", "pasta", "slirp4netns");

    private final Library library;
    private final Containers containers;
    private final DeployedLabs labs;

    OtherPrograms(Library library, Containers containers, DeployedLabs labs) {
        this.library = library;
        this.containers = containers;
        this.labs = labs;
    }

    static boolean isShell(String name) {
        return SHELLS.contains(name);
    }

    Outcome outcome(String name, Call call) {
        Outcome harmless = KnownCommands.harmless(name);
        if (harmless != null) {
            return harmless;
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
            return Outcome.refused("container", name);
        }
        return NETWORK.contains(name) ? Outcome.refused("command", name) : Outcome.passed("runs", Unknown.shown(name));
    }

    /** One that is not here. */
    private Outcome script(Call call, String path) {
        return library.isOfImage(call.namespace(), path) || containers.isOne(call.namespace()) ? Outcome.passed("ofImage", path) : Outcome.refused("script", path);
    }
}
