package dev.vethwork.engine.place;

import dev.vethwork.engine.Origin;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.driver.DriverShell;
import dev.vethwork.plan.TargetTraits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The machine itself. */
record HostPlace(boolean root) implements LabPlace {
    /** The directory of what is deployed on it, which anybody may read. */
    static final Path REGISTRY = Path.of("/run/vethwork");

    @Override
    public TargetTraits traits(Set<String> tools) {
        return traits(TargetTraits.HOST.withNetem(KernelPieces.hasNetem()).withReach(Connections.reach()), tools);
    }

    static TargetTraits traits(TargetTraits machine, Set<String> tools) {
        TargetTraits host = machine.withUser(user(tools)).withDhcp(SandboxPlace.client(tools));
        if (!tools.containsAll(Set.of("ovs-vsctl", "ovs-vswitchd"))) {
            return host.withOpenVSwitch(TargetTraits.OpenVSwitch.MISSING);
        }
        return host.withOpenVSwitch(
                tools.contains("openvswitch.ko")
                        ? TargetTraits.OpenVSwitch.KERNEL
                        : TargetTraits.OpenVSwitch.USERSPACE);
    }

    @Override
    public boolean rootIsOurs() {
        return false;
    }

    @Override
    public List<String> enter() {
        return enter(root);
    }

    static List<String> enter(boolean root) {
        return root ? List.of() : List.of("sudo");
    }

    @Override
    public boolean goesUnused() {
        return false;
    }

    @Override
    public boolean leave() {
        return false;
    }

    @Override
    public Origin origin(String lab) {
        return origin(REGISTRY.resolve(lab));
    }

    /** @param directory of a lab */
    static Origin origin(Path directory) {
        try {
            return Origin.parse(Files.readString(directory.resolve(LabNotes.ORIGIN)));
        } catch (IOException e) {
            // Nothing was noted yet, or it is gone meanwhile.
            return Origin.UNKNOWN;
        }
    }

    @Override
    public void note(DriverShell shell, String lab, Origin origin) throws TargetException {
        shell.call("file", lab, origin.text());
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
