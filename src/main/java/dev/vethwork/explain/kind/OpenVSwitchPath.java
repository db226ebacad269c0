package dev.vethwork.explain.kind;

import dev.vethwork.net.BridgePort;
import dev.vethwork.net.PortVlans;
import dev.vethwork.state.Interface;
import java.util.OptionalInt;

/** The userspace datapath of Open vSwitch. A port that is in no VLAN by name carries them all (ovs-vswitchd.conf.db(5)). */
final class OpenVSwitchPath implements LinkPath {
    @Override
    public boolean onlyListensIn() {
        return true;
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
