package dev.vethwork.engine.place;

import dev.vethwork.engine.Origin;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.driver.DriverShell;
import dev.vethwork.plan.DhcpClient;
import dev.vethwork.plan.TargetTraits;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A sandbox: its root namespace is the lab's own, and goes with the process that holds it. */
record SandboxPlace(Holder holder, LabNotes notes) implements LabPlace {
    @Override
    public TargetTraits traits(Set<String> tools) {
        return traits(TargetTraits.SANDBOX.withNetem(KernelPieces.hasNetem()), tools);
    }

    static TargetTraits traits(TargetTraits sandbox, Set<String> tools) {
        boolean there = tools.containsAll(Set.of("ovs-vsctl", "ovsdb-server", "ovs-vswitchd"));
        boolean slirp = !tools.contains("pasta") && tools.contains("slirp4netns");
        return sandbox.withDhcp(client(tools))
                .withUplink(slirp ? TargetTraits.Way.SLIRP : TargetTraits.Way.PASTA)
                .withOpenVSwitch(there ? TargetTraits.OpenVSwitch.USERSPACE : TargetTraits.OpenVSwitch.MISSING);
    }

    static DhcpClient client(Set<String> tools) {
        return Arrays.stream(DhcpClient.values())
                .filter(client -> tools.contains(client.program()))
                .findFirst()
                .orElse(DhcpClient.UDHCPC);
    }

    @Override
    public boolean rootIsOurs() {
        return true;
    }

    @Override
    public List<String> enter() {
        return Sandbox.enter(holder);
    }

    @Override
    public boolean goesUnused() {
        return true;
    }

    @Override
    public boolean leave() {
        notes.forget(holder);
        return true;
    }

    @Override
    public Origin origin(String lab) {
        return Origin.parse(notes.read(LabNotes.ORIGIN));
    }

    @Override
    public void note(DriverShell shell, String lab, Origin origin) throws TargetException {
        try {
            notes.write(LabNotes.ORIGIN, origin.text());
        } catch (IOException e) {
            throw LabNotes.cannotRemember(e);
        }
    }
}
