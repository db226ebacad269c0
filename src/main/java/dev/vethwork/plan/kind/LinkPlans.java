package dev.vethwork.plan.kind;

import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.plan.LinkPiece;
import dev.vethwork.state.Interface;
import dev.vethwork.state.Peer;
import dev.vethwork.state.kind.Bond;
import dev.vethwork.state.kind.Dummy;
import dev.vethwork.state.kind.IpTunnel;
import dev.vethwork.state.kind.LinkKind;
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
import dev.vethwork.topology.kind.DrawnBond;
import dev.vethwork.topology.kind.DrawnDummy;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.DrawnLoopback;
import dev.vethwork.topology.kind.DrawnMacvlan;
import dev.vethwork.topology.kind.DrawnMacvtap;
import dev.vethwork.topology.kind.DrawnPhysical;
import dev.vethwork.topology.kind.DrawnTun;
import dev.vethwork.topology.kind.DrawnTunnel;
import dev.vethwork.topology.kind.DrawnVlan;
import dev.vethwork.topology.kind.DrawnVrf;
import dev.vethwork.topology.kind.DrawnVxlan;
import dev.vethwork.topology.kind.DrawnWireguard;
import dev.vethwork.topology.kind.Elsewhere;
import dev.vethwork.topology.kind.LinkBasics;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every kind's plan. */
public final class LinkPlans {
    /** What the node of the root namespace is called until somebody says otherwise. */
    private static final String ROOT = "host";

    private static final LinkPlan LOOPBACK = new LoopbackPlan();
    private static final LinkPlan VETH = new VethPlan();
    private static final LinkPlan BRIDGE = new LinuxBridgePlan();
    private static final LinkPlan SWITCH = new OpenVSwitchPlan();
    private static final LinkPlan DUMMY = new DummyPlan();
    private static final LinkPlan VXLAN = new VxlanPlan();
    private static final LinkPlan MACVLAN = new MacvlanPlan();
    private static final LinkPlan MACVTAP = new MacvtapPlan();
    private static final LinkPlan TUN = new TunPlan();
    private static final LinkPlan VLAN = new VlanPlan();
    private static final LinkPlan VRF = new VrfPlan();
    private static final LinkPlan BOND = new BondPlan();
    private static final LinkPlan GRE = new IpTunnelPlan("gre", "ip_gre", "CONFIG_NET_IPGRE");
    private static final LinkPlan GRETAP = new IpTunnelPlan("gretap", "ip_gre", "CONFIG_NET_IPGRE");
    private static final LinkPlan IPIP = new IpTunnelPlan("ipip", "ipip", "CONFIG_NET_IPIP");
    private static final LinkPlan SIT = new IpTunnelPlan("sit", "sit", "CONFIG_IPV6_SIT");
    private static final LinkPlan WIREGUARD = new WireguardPlan();
    private static final LinkPlan PHYSICAL = new PhysicalPlan();
    private static final LinkPlan OTHER = new OtherPlan();

    private static final List<LinkPlan> ALL = List.of(
            LOOPBACK,
            VETH,
            BRIDGE,
            SWITCH,
            DUMMY,
            VXLAN,
            MACVLAN,
            MACVTAP,
            TUN,
            VLAN,
            VRF,
            BOND,
            GRE,
            GRETAP,
            IPIP,
            SIT,
            WIREGUARD,
            PHYSICAL,
            OTHER);

    private LinkPlans() {}

    /** What kernels need for kinds that not all of them have. */
    public static Stream<LinkPiece> pieces() {
        return ALL.stream().flatMap(plan -> plan.needs().stream());
    }

    public static LinkPlan of(Interface device) {
        return of(device.kind());
    }

    public static LinkPlan of(LinkKind kind) {
        return switch (kind) {
            case Loopback _ -> LOOPBACK;
            case Veth _ -> VETH;
            case LinuxBridge _ -> BRIDGE;
            case OpenVSwitch _ -> SWITCH;
            case Dummy _ -> DUMMY;
            case Vxlan _ -> VXLAN;
            case Macvlan _ -> MACVLAN;
            case Macvtap _ -> MACVTAP;
            case Tun _ -> TUN;
            case Vlan _ -> VLAN;
            case Vrf _ -> VRF;
            case Bond _ -> BOND;
            case IpTunnel _ -> GRE;
            case Wireguard _ -> WIREGUARD;
            case Physical _ -> PHYSICAL;
            case Other _ -> OTHER;
        };
    }

    /** What a drawn interface is; another node that it stands in is called by its name, and not by its namespace's. */
    public static LinkKind kindOf(DrawnInterface drawn) {
        return switch (drawn) {
            case DrawnLoopback _ -> Loopback.INSTANCE;
            case DrawnTunnel d -> IpTunnelPlan.wanted(d);
            case DrawnWireguard d -> WireguardPlan.wanted(d);
            case DrawnPhysical d -> new Physical(d.device(), null);
            case DrawnBond d -> new Bond(d.mode().word());
            case DrawnVrf d -> new Vrf(d.table());
            case DrawnVlan d -> new Vlan(d.link(), d.id(), d.linkIn());
            case DrawnTun d -> new Tun(d.frames());
            case DrawnMacvlan d -> MacvlanPlan.wanted(d);
            case DrawnMacvtap d -> MacvtapPlan.wanted(d);
            case DrawnVxlan d -> VxlanPlan.wanted(d);
            case DrawnDummy _ -> Dummy.INSTANCE;
        };
    }

    /** The node in which one stands, called by its namespace as long as nobody has said what it is called; null for its own. */
    static @Nullable String node(LinkKind kind) {
        Peer below = kind.below();
        return below == null ? null : below.namespace().isEmpty() ? ROOT : below.namespace();
    }

    /** With that node called as it is drawn. @param nodes the node of each namespace */
    public static DrawnInterface named(DrawnInterface drawn, LinkKind kind, Function<String, Optional<String>> nodes) {
        Peer below = kind.below();
        return below == null
                ? drawn
                : nodes.apply(below.namespace())
                        .map(node -> drawn.standingOn(new Elsewhere(node, below.interfaceName())))
                        .orElse(drawn);
    }

    /**
     * What a kernel shall hold for a drawn interface.
     *
     * @param master what it is a port or member of
     * @param homes the namespace of each node
     */
    public static Interface wanted(
            DrawnInterface drawn, @Nullable String master, String lab, UnaryOperator<String> homes) {
        LinkBasics basics = drawn.basics();
        LinkKind kind = kindOf(drawn);
        Peer below = kind.below();
        LinkKind placed = below == null
                ? kind
                : kind.standingOn(new Peer(homes.apply(below.namespace()), below.interfaceName()));
        return Interface.of(drawn.name(), placed, lab)
                .withMac(basics.mac())
                .withMtu(basics.mtu() == null ? 0 : basics.mtu())
                .withUp(basics.up())
                .withMaster(master)
                .withAddresses(basics.addresses().stream()
                        .map(InterfaceAddress::prefix)
                        .distinct()
                        .toList())
                .asking(basics.dad());
    }

    /** Whether one that is there can become the wanted one without being made anew. */
    public static boolean isKept(Interface wanted, Interface there) {
        return wanted.kind().getClass() == there.kind().getClass() && of(wanted).isKept(wanted, there);
    }

    /** Takes what is only remembered out of the way of what shall be made. */
    public static void tidy(PlanDraft planning) {
        OpenVSwitchPlan.forgetDead(planning);
    }
}
