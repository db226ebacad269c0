package dev.vethwork.engine;

import dev.vethwork.plan.TargetTraits;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The machine itself. @param file that the lab is deployed from, empty where none */
record HostPlace(boolean root, String file) implements LabTarget.Place {
    HostPlace(boolean root) {
        this(root, "");
    }

    @Override
    public TargetTraits traits(Set<String> tools) {
        TargetTraits host = TargetTraits.HOST.withReach(Connections.reach()).withUser(user(tools));
        if (!tools.containsAll(Set.of("ovs-vsctl", "ovs-vswitchd"))) {
            return host.withOpenVSwitch(TargetTraits.OpenVSwitch.MISSING);
        }
        return host.withOpenVSwitch(
                tools.contains("openvswitch.ko")
                        ? TargetTraits.OpenVSwitch.KERNEL
                        : TargetTraits.OpenVSwitch.USERSPACE);
    }

    @Override
    public List<String> enter() {
        return root ? List.of() : List.of("sudo");
    }

    @Override
    public boolean leave() {
        return false;
    }

    @Override
    public void remember(Shell shell, String lab) throws TargetException {
        if (!file.isEmpty()) {
            shell.call("file", lab, file);
        }
    }

    /** Who called sudo; null for root itself. */
    private static TargetTraits.@Nullable User user(Set<String> tools) {
        long uid = number(tools, "uid=");
        long gid = number(tools, "gid=");
        return uid > 0 && gid >= 0 ? new TargetTraits.User(uid, gid) : null;
    }

    private static long number(Set<String> tools, String key) {
        return tools.stream()
                .filter(t -> t.startsWith(key))
                .map(t -> t.substring(key.length()))
                .filter(t -> t.matches("[0-9]{1,10}"))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(-1);
    }
}
