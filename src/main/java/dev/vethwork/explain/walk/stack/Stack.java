package dev.vethwork.explain.walk.stack;

import dev.vethwork.net.Family;
import dev.vethwork.net.Mac;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.RouteTable;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.Neighbor;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.state.netfilter.Match;
import dev.vethwork.state.nft.NftChain;
import inet.ipaddr.IPAddress;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The IP stack of a namespace: its addresses and its switches, with what the kernel adds by itself. */
public final class Stack {
    /** Two addresses or one have no room for a broadcast address (RFC 3021). */
    private static final int LONGEST_WITH_BROADCAST = 30;

    private static final int USUAL_TTL = 64;

    private static final String ALL_V6 = "net.ipv6.conf.all.";

    private final NamespaceState state;
    /** With the IPv6 addresses that the kernel would not take where IPv6 is switched off. */
    private final NamespaceState given;
    private final Switches switches;
    private final Map<IPAddress, Interface> holders = new HashMap<>();
    private final Map<IPAddress, Prefix> broadcasts = new HashMap<>();
    private final List<Interface> vrfs;
    private final List<Prefix> whole;
    private volatile @Nullable Routing routing;

    public Stack(NetworkState network, NamespaceState state) {
        this.switches = Switches.of(network, state.sysctls());
        this.given = state;
        this.state = Refused.without(V6Switch.without(state));
        this.vrfs = this.state.interfaces().values().stream()
                .filter(i -> i.kind().routesOfMembers().isPresent())
                .toList();
        this.state.interfaces().values().forEach(i -> i.addresses().forEach(p -> holders.putIfAbsent(p.address(), i)));
        up().forEach(i -> i.addresses().stream()
                .filter(p -> p.family() == Family.V4 && p.length() <= LONGEST_WITH_BROADCAST)
                .forEach(p -> broadcasts.putIfAbsent(p.address().toMaxHost(p.length()).withoutPrefixLength(), p)));
        this.whole = wholeOf(this.state);
    }

    /**
     * The subnets of which it has every address: IPv4's on its loopback (fib_add_ifaddr in net/ipv4/fib_frontend.c), and those
     * that somebody made local by a route.
     */
    static List<Prefix> wholeOf(NamespaceState state) {
        Stream<Prefix> loopback = state.device("lo").filter(Interface::up).stream()
                .flatMap(i -> i.addresses().stream())
                .filter(p -> p.family() == Family.V4 && !p.isHost());
        Stream<Prefix> routed = state.routes().stream()
                .filter(r -> r.type() == RouteEntry.Type.LOCAL && r.table().equals(RouteTable.LOCAL) && !r.to().isHost())
                .map(RouteEntry::to);
        return Stream.concat(loopback, routed)
                .filter(p -> !p.address().isLoopback())
                .distinct()
                .toList();
    }

    /** The own prefix of which an address is the broadcast address; null where it is none. */
    public @Nullable Prefix broadcast(IPAddress address) {
        return holders.containsKey(address) ? null : broadcasts.get(address);
    }

    /** Whether packets look elsewhere than in the tables that everybody has. */
    public boolean hasRules(Family family) {
        return state.rules().stream().anyMatch(rule -> rule.family() == family && !rule.isAutomatic());
    }

    /** The table of the VRF that an interface is or is a member of. */
    public Optional<RouteTable> vrfOf(String device) {
        return state.device(device)
                .flatMap(own -> own.kind().routesOfMembers().or(() -> Optional.ofNullable(own.master())
                        .flatMap(state::device)
                        .flatMap(master -> master.kind().routesOfMembers())));
    }

    /** The VRF of which alone an address is known, for one that the stack does not know outside of it. */
    public Optional<Interface> vrfKnowing(IPAddress address) {
        return vrfs.stream()
                .filter(vrf -> routing()
                        .lookup(RouteQuestion.to(address).inVrfOf(vrf.name()))
                        .isPresent())
                .findFirst();
    }

    /** Whether it is told to answer on an interface in the place of whoever has an address. */
    boolean standsFor(IPAddress address, String device) {
        return state.proxies().stream()
                .anyMatch(p -> p.interfaceName().equals(device) && p.address().equals(address));
    }

    /** The same for IPv6, for which it has to be switched on as well (ndisc_recv_ns in net/ipv6/ndisc.c). */
    public boolean solicitedFor(IPAddress address, String device) {
        return standsFor(address, device)
                && (isOn(ALL_V6 + "proxy_ndp", "0") || isOn(ofV6(device) + "proxy_ndp", "0"))
                && isOn(ofV6(device) + "forwarding", state.sysctls().getOrDefault(ALL_V6 + "forwarding", "0"));
    }

    private static String ofV6(String device) {
        return "net.ipv6.conf." + device + ".";
    }

    private boolean isOn(String key, String otherwise) {
        return !state.sysctls().getOrDefault(key, otherwise).equals("0");
    }

    /** The MAC that it sends to without asking. */
    public Optional<Mac> permanent(String device, IPAddress neighbor) {
        return state.neighbors().stream()
                .filter(n -> n.isPermanent() && n.interfaceName().equals(device) && n.address().equals(neighbor))
                .map(Neighbor::mac)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Its tables. */
    public Routing routing() {
        Routing made = routing;
        if (made == null) {
            made = new Routing(this);
            routing = made;
        }
        return made;
    }

    public String name() {
        return state.name();
    }

    public NamespaceState state() {
        return state;
    }

    public Stream<Interface> up() {
        return state.interfaces().values().stream().filter(Interface::up);
    }

    boolean isUp(@Nullable String device) {
        return device != null && state.device(device).filter(Interface::up).isPresent();
    }

    /** Whether loopback is up; a root namespace whose loopback nobody speaks of has it up. */
    public boolean loopbackUp() {
        return state.device("lo").map(Interface::up).orElse(state.isRoot());
    }

    /** Whether packets for this address end here. A v4 address counts whatever interface it is on, even one that is down. */
    public boolean owns(IPAddress address) {
        return holder(address).isPresent()
                || (address.isLoopback() && !isOff(address, "lo"))
                || whole.stream().anyMatch(p -> p.contains(address) && broadcast(address) == null);
    }

    private boolean isOff(IPAddress address, String device) {
        return address.isIPv6()
                && (V6Switch.off(given.sysctls(), device).isPresent()
                        || given.device(device).filter(V6Switch::isTooNarrow).isPresent());
    }

    /** The interface that would have an address, were IPv6 not switched off there. */
    public Optional<String> switchedOff(IPAddress address) {
        return address.isIPv4()
                ? Optional.empty()
                : given.interfaces().values().stream()
                        .filter(i -> i.addresses().stream().anyMatch(p -> p.address().equals(address)))
                        .map(Interface::name)
                        .filter(name -> isOff(address, name))
                        .findFirst();
    }

    /** The interface on which IPv6 is switched off, where that may be why there is no way to an address. */
    public Optional<String> switchedOffTowards(IPAddress address) {
        List<String> off = up().map(Interface::name)
                .filter(name -> !name.equals("lo") && isOff(address, name))
                .toList();
        boolean none = up().filter(i -> !i.name().equals("lo"))
                .flatMap(i -> i.addresses().stream())
                .noneMatch(p -> p.family() == Family.V6);
        return off.stream()
                .filter(name -> none
                        || given.device(name).stream()
                                .flatMap(i -> i.addresses().stream())
                                .anyMatch(p -> p.contains(address)))
                .findFirst();
    }

    /** The setting that does it, or the MTU that is too small for it. */
    public String switchedOffBy(String device) {
        return V6Switch.off(given.sysctls(), device)
                .or(() -> given.device(device).map(narrow -> String.valueOf(narrow.mtu())))
                .orElse("");
    }

    /** Whether an address is one of that very interface. */
    public boolean has(IPAddress address, String device) {
        return state.device(device).stream()
                .flatMap(i -> i.addresses().stream())
                .anyMatch(p -> p.address().equals(address));
    }

    public Optional<Interface> holder(IPAddress address) {
        return Optional.ofNullable(holders.get(address));
    }

    /**
     * The same as what comes in by an interface, or answers that, sees it: the addresses of a VRF are known in that one alone
     * (fib_add_addr in net/ipv4/fib_frontend.c), the others everywhere.
     *
     * @param in empty for what the stack begins itself
     */
    public boolean owns(IPAddress address, String in) {
        return vrfs.isEmpty() ? owns(address) : holder(address, in).isPresent() || address.isLoopback() && owns(address);
    }

    public Optional<Interface> holder(IPAddress address, String in) {
        if (vrfs.isEmpty()) {
            return holder(address);
        }
        Optional<RouteTable> here = vrfOf(in);
        return state.interfaces().values().stream()
                .filter(i -> i.addresses().stream().anyMatch(p -> p.address().equals(address)))
                .filter(i -> vrfOf(i.name()).map(table -> here.filter(table::equals).isPresent()).orElse(true))
                .findFirst();
    }

    /** Whether it answers a neighbour that asks for this address on that interface. */
    public boolean answers(IPAddress address, String device) {
        return address.isIPv4()
                ? !address.isLoopback() && owns(address)
                : has(address, device);
    }

    public boolean forwards(Family family) {
        return family == Family.V4
                ? switches.value("net.ipv4.ip_forward", switches.value("net.ipv4.conf.all.forwarding", "0"))
                        .equals("1")
                : switches.value("net.ipv6.conf.all.forwarding", "0").equals("1");
    }

    /** Whether it passes on what comes in by an interface; v6 has no choice for each (ip6_forward in net/ipv6/ip6_output.c). */
    public boolean forwards(Family family, String device) {
        return family == Family.V4 ? switches.forwards(device) : forwards(family);
    }

    /**
     * Whether the answer to a packet would leave by the interface that it comes in by, as the matches rpfilter and fib ask.
     *
     * @param loose whether any way back is enough
     */
    public boolean leadsBack(Packet packet, String in, boolean loose) {
        return in.isEmpty()
                || packet.source().isLinkLocal()
                || routing()
                        .lookup(RouteQuestion.from(/* source= */ packet.destination(), /* destination= */ packet.source()))
                        .filter(r -> r.type() == RouteEntry.Type.UNICAST)
                        .filter(r -> loose || r.hops().stream().anyMatch(h -> in.equals(h.device())))
                        .isPresent();
    }

    /** Its settings of IPv4. */
    public Switches switches() {
        return switches;
    }

    /** Whether packets from an address of its own may come in from outside (ip-sysctl: accept_local). */
    public boolean acceptsLocal(String device) {
        return switches.either(device, "accept_local");
    }

    /** Whether its TCP finds out by itself how big segments may be where nobody tells it (ip-sysctl: tcp_mtu_probing). */
    public boolean probesMtu() {
        return !switches.value("net.ipv4.tcp_mtu_probing", "0").equals("0");
    }

    /** How many routers a packet of its own passes before it dies, less one (ip-sysctl: ip_default_ttl). */
    public int timeToLive() {
        String set = switches.value("net.ipv4.ip_default_ttl", "64");
        return set.matches("[0-9]{1,3}") ? Integer.parseInt(set) : USUAL_TTL;
    }

    /** The setting by which it answers no echo request; empty where it answers. */
    public String ignoresPings(Family family) {
        String key = family == Family.V4 ? "net.ipv4.icmp_echo_ignore_all" : "net.ipv6.icmp.echo_ignore_all";
        return switches.value(key, "0").equals("1") ? key : "";
    }

    /** 0 off, 1 strict, 2 loose (ip-sysctl: rp_filter). */
    public int reversePathFilter(String device) {
        return switches.larger(device, "rp_filter");
    }

    /** Whether it has a nat table, empty or not. */
    public boolean translates(Family family) {
        return Stream.concat(
                        state.netfilter().of(family).stream(),
                        state.netfilter().beside().stream()
                                .filter(b -> b.family() == family)
                                .flatMap(b -> b.chains().stream()))
                        .anyMatch(c -> c.table().equals("nat"))
                || state.netfilter().foreign().chains().stream().anyMatch(NftChain::translates);
    }

    /** Whether conntrack is in use: some rule translates, or asks how a packet belongs to its connection. */
    public boolean tracks(Family family) {
        return translates(family)
                || Stream.concat(
                                state.netfilter().of(family).stream(),
                                state.netfilter().beside().stream()
                                        .filter(b -> b.family() == family)
                                        .flatMap(b -> b.chains().stream()))
                        .flatMap(c -> c.rules().stream())
                        .anyMatch(r -> r.meaning().first(Match.Tracked.class).isPresent());
    }

    /** Whether bridged frames pass iptables. 1 is the kernel's choice where br_netfilter is loaded, as with Docker. */
    public boolean filtersBridged(Family family) {
        String key = "net.bridge.bridge-nf-call-" + (family == Family.V4 ? "iptables" : "ip6tables");
        return switches.value(key, "1").equals("1");
    }

    /**
     * The address that the kernel takes for packets out of an interface; null where it has none. For v4 it is the next hop
     * that it is chosen for, for v6 the destination (RFC 6724), among all interfaces' where this one has none.
     */
    public @Nullable IPAddress sourceFor(String device, IPAddress destination, IPAddress nextHop) {
        return sourceFor(device, destination.isIPv6() ? destination : nextHop);
    }

    /** The same for a neighbour. */
    public @Nullable IPAddress sourceFor(String device, IPAddress neighbor) {
        return nearest(usable(state.device(device).stream(), neighbor), neighbor)
                .or(() -> neighbor.isIPv4() ? eldest(neighbor) : nearest(usable(up(), neighbor), neighbor))
                .map(Prefix::address)
                .orElse(null);
    }

    /** For v4 the first address of all, on whatever interface that is (inet_select_addr in net/ipv4/devinet.c). */
    private Optional<Prefix> eldest(IPAddress neighbor) {
        return usable(ByAge.of(state), neighbor).stream().findFirst();
    }

    private static Optional<Prefix> nearest(List<Prefix> own, IPAddress to) {
        return own.stream()
                .filter(p -> p.contains(to))
                .findFirst()
                .or(() -> to.isIPv4()
                        ? own.stream().findFirst()
                        : own.stream().max(Comparator.comparingInt(p -> common(p.address(), to))));
    }

    private static List<Prefix> usable(Stream<Interface> devices, IPAddress nextHop) {
        return devices.flatMap(i -> i.addresses().stream())
                .filter(p -> p.family() == Family.of(nextHop))
                .filter(p -> !p.address().isLoopback())
                .filter(p -> nextHop.isIPv4() || p.address().isLinkLocal() == nextHop.isLinkLocal())
                .toList();
    }

    private static int common(IPAddress a, IPAddress b) {
        int length = a.getBitCount();
        while (length > 0 && !new Prefix(a, length).contains(b)) {
            length--;
        }
        return length;
    }
}
