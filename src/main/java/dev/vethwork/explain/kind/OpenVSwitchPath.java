package dev.vethwork.explain.kind;

import dev.vethwork.net.BridgePort;
import dev.vethwork.net.PortVlans;
import dev.vethwork.state.Interface;
import java.util.OptionalInt;

/**
 * A datapath of Open vSwitch. A port that is in no VLAN by name carries them all (ovs-vswitchd.conf.db(5)).
 *
 * @param inKernel whether it is the kernel's module
 */
record OpenVSwitchPath(boolean inKernel) implements LinkPath {
    @Override
    public boolean onlyListensIn() {
        return !inKernel;
    }

    @Override
    public boolean completesChecksums() {
        return !inKernel;
    }

    @Override
    public OptionalInt vlan(Interface bridge, BridgePort port, int tag) {
        PortVlans vlans = port.vlans();
        return vlans == null ? OptionalInt.of(tag) : vlans.entering(tag, false);
    }

    @Override
    public OptionalInt tag(Interface bridge, BridgePort port, int vlan) {
        PortVlans vlans = port.vlans();
        return vlans == null ? OptionalInt.of(vlan) : vlans.leaving(vlan);
    }
}
