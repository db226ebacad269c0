package dev.vethwork.explain.kind;

import dev.vethwork.net.BridgePort;
import dev.vethwork.net.PortVlans;
import dev.vethwork.state.Interface;
import java.util.OptionalInt;

/** The kernel's own bridge. */
final class LinuxBridgePath implements LinkPath {
    /** What it puts a new port into, and itself: its default_pvid. */
    private static final PortVlans FIRST = new PortVlans.Access(1);

    @Override
    public boolean filtersBridged() {
        return true;
    }

    @Override
    public OptionalInt vlan(Interface bridge, BridgePort port, int tag) {
        return bridge.kind().filtersVlans() ? vlans(port).entering(tag, true) : OptionalInt.of(tag);
    }

    @Override
    public OptionalInt tag(Interface bridge, BridgePort port, int vlan) {
        return bridge.kind().filtersVlans() ? vlans(port).leaving(vlan) : OptionalInt.of(vlan);
    }

    private static PortVlans vlans(BridgePort port) {
        return port.vlans() == null ? FIRST : port.vlans();
    }
}
