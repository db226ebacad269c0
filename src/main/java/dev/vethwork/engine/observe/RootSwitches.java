package dev.vethwork.engine.observe;

import dev.vethwork.engine.read.NumberedLink;
import dev.vethwork.engine.read.OvsShow;
import dev.vethwork.plan.Marks;
import dev.vethwork.state.Interface;
import dev.vethwork.state.kind.OpenVSwitch;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The switches of Open vSwitch in the root namespace.
 *
 * @param ovs without the bridges that are dead
 * @param deadBridges whose own interface somebody has deleted, each with the lab that had made it
 * @param deadPorts that a switch only remembers by name, each with its bridge
 */
record RootSwitches(OvsShow ovs, SortedMap<String, String> deadBridges, SortedMap<String, String> deadPorts) {
    static RootSwitches of(RawNamespace root, OvsShow listed) {
        SortedMap<String, String> deadBridges = deadBridges(root, listed);
        OvsShow alive = listed.without(deadBridges.keySet());
        return new RootSwitches(alive, deadBridges, deadPorts(root, alive));
    }

    /** An interface with what the switches make of it. */
    Interface plugged(Interface device) {
        return deadPorts.containsKey(device.name()) ? device : plugged(device, ovs);
    }

    static Interface plugged(Interface device, OvsShow ovs) {
        if (ovs.isBridge(device.name())) {
            boolean inKernel = device.kind() instanceof OpenVSwitch own && own.inKernel();
            return device.withKind(new OpenVSwitch(ovs.stp().contains(device.name()), inKernel)).withMaster(null);
        }
        String master = ovs.masterOf(device.name());
        return master.isEmpty()
                ? device
                : device.withMaster(master)
                        .withPort(device.port().withVlans(ovs.vlans().get(device.name())));
    }

    /** Says what is dead, so that it is put right. */
    void tell(Map<String, String> sysctls) {
        deadPorts.forEach((port, bridge) -> sysctls.put(Marks.DEAD_PORT + port, bridge));
        deadBridges.forEach((bridge, owner) -> sysctls.put(Marks.DEAD_BRIDGE + bridge, owner));
    }

    /** Bridges whose own interface somebody has deleted, with the lab that had made it. */
    private static SortedMap<String, String> deadBridges(RawNamespace root, OvsShow ovs) {
        SortedMap<String, String> dead = new TreeMap<>();
        ovs.portsByBridge().keySet().stream()
                .filter(bridge -> !root.links().containsKey(bridge))
                .forEach(bridge -> dead.put(bridge, ovs.labs().getOrDefault(bridge, "")));
        return dead;
    }

    /** A switch that has taken an interface in makes it promiscuous. One that it only remembers by name it does not. */
    private static SortedMap<String, String> deadPorts(RawNamespace root, OvsShow ovs) {
        SortedMap<String, String> ports = ovs.plugs();
        ports.keySet().removeIf(port -> {
            NumberedLink link = root.links().get(port);
            return link != null && (link.promiscuous() || !link.device().kind().isCable());
        });
        return ports;
    }
}
