package dev.vethwork.explain.kind;

import dev.vethwork.state.Interface;
import dev.vethwork.state.kind.Bond;
import dev.vethwork.state.kind.Dummy;
import dev.vethwork.state.kind.IpTunnel;
import dev.vethwork.state.kind.LinuxBridge;
import dev.vethwork.state.kind.Loopback;
import dev.vethwork.state.kind.Macvlan;
import dev.vethwork.state.kind.Macvtap;
import dev.vethwork.state.kind.OpenVSwitch;
import dev.vethwork.state.kind.Other;
import dev.vethwork.state.kind.Physical;
import dev.vethwork.state.kind.Tun;
import dev.vethwork.state.kind.Veth;
import dev.vethwork.state.kind.Vlan;
import dev.vethwork.state.kind.Vrf;
import dev.vethwork.state.kind.Vxlan;
import dev.vethwork.state.kind.Wireguard;

/** Every kind's path. */
public final class LinkPaths {
    private static final LinkPath VETH = new VethPath();
    private static final LinkPath BRIDGE = new LinuxBridgePath();
    private static final LinkPath SWITCH = new OpenVSwitchPath(false);
    private static final LinkPath KERNEL_SWITCH = new OpenVSwitchPath(true);
    private static final LinkPath VXLAN = new VxlanPath();
    private static final LinkPath MACVLAN = new MacvlanPath();
    private static final LinkPath VLAN = new VlanPath();
    private static final LinkPath BOND = new BondPath();
    private static final LinkPath TUNNEL = new IpTunnelPath();
    private static final LinkPath WIREGUARD = new WireguardPath();
    private static final LinkPath NOWHERE = new LinkPath() {};

    private LinkPaths() {}

    public static LinkPath of(Interface device) {
        return switch (device.kind()) {
            case Veth _ -> VETH;
            case LinuxBridge _ -> BRIDGE;
            case OpenVSwitch own -> own.inKernel() ? KERNEL_SWITCH : SWITCH;
            case Vxlan _ -> VXLAN;
            case Macvlan _, Macvtap _ -> MACVLAN;
            case Bond _ -> BOND;
            case IpTunnel _ -> TUNNEL;
            case Wireguard _ -> WIREGUARD;
            case Vlan _ -> VLAN;
            case Loopback _, Dummy _, Tun _, Vrf _, Physical _, Other _ -> NOWHERE;
        };
    }
}
