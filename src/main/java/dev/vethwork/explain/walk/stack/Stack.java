package dev.vethwork.explain.walk.stack;

import dev.vethwork.net.Family;
import dev.vethwork.net.Mac;
import dev.vethwork.net.Names;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.RouteTable;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.Neighbor;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.RouteEntry;
import inet.ipaddr.IPAddress;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The IP stack of a namespace: its addresses and its switches, with what the kernel adds by itself. */
public final class Stack {
    private static final String ALL_V6 = "net.ipv6.conf.all.";

    private final NamespaceState state;
    private final V6Off v6Off;
    private final Switches switches;
    private final OwnAddresses addresses;
    private volatile @Nullable Routing routing;

    public Stack(NetworkState network, NamespaceState state) {
        this.switches = Switches.of(network, state.sysctls());
        this.state = Refused.without(V6Switch.without(state));
        this.v6Off = new V6Off(state, this.state);
        this.addresses = new OwnAddresses(this.state);
    }

    /** Whether packets look elsewhere than in the tables that everybody has. */
    public boolean hasRules(Family family) {
        return state.rules().stream().anyMatch(rule -> rule.family() == family && !rule.isAutomatic());
    }

    /**
     * Whether packets are looked into before their route is looked for. Rules for what the stack itself sends do not count
     * (fib_rule_requires_fldissect in include/net/fib_rules.h).
     */
    public boolean looksInside(Family family) {
        return state.rules().stream()
                .anyMatch(rule -> rule.family() == family
                        && rule.selector().looksInside()
                        && !RouteQuestion.OWN.equals(rule.in()));
    }

    /** The VRF of which alone an address is known, for one that the stack does not know outside of it. */
    public Optional<Interface> vrfKnowing(IPAddress address) {
        return addresses.vrfs().stream()
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
        return state.device(Names.LOOPBACK).map(Interface::up).orElse(state.isRoot());
    }

    /** The own prefix of which an address is the broadcast address; null where it is none. */
    public @Nullable Prefix broadcast(IPAddress address) {
        return addresses.broadcast(address);
    }

    /** The table of the VRF that an interface is or is a member of. */
    public Optional<RouteTable> vrfOf(String device) {
        return addresses.vrfOf(device);
    }

    /** Whether packets for this address end here. A v4 address counts whatever interface it is on, even one that is down. */
    public boolean owns(IPAddress address) {
        return addresses.has(address) || address.isLoopback() && !v6Off.is(address, Names.LOOPBACK);
    }

    /**
     * The same as what comes in by an interface, or answers that, sees it.
     *
     * @param in empty for what the stack begins itself
     */
    public boolean owns(IPAddress address, String in) {
        return addresses.dividesByVrf()
                ? holder(address, in).isPresent() || address.isLoopback() && owns(address)
                : owns(address);
    }

    /** Whether an address is one of that very interface. */
    public boolean has(IPAddress address, String device) {
        return addresses.has(address, device);
    }

    public Optional<Interface> holder(IPAddress address) {
        return addresses.holder(address);
    }

    /** The same as what comes in by an interface sees it. */
    public Optional<Interface> holder(IPAddress address, String in) {
        return addresses.holder(address, in);
    }

    /** Where IPv6 is switched off in it. */
    public V6Off v6Off() {
        return v6Off;
    }

    /** Whether it answers a neighbour that asks for this address on that interface. */
    public boolean answers(IPAddress address, String device) {
        return address.isIPv4()
                ? !address.isLoopback() && owns(address)
                : has(address, device);
    }

    /**
     * Whether the answer to a packet would leave by the interface that it comes in by, as the matches rpfilter and fib ask.
     *
     * @param loose whether any way back is enough
     * @param mark that the answer would have
     */
    public boolean leadsBack(Packet packet, String in, boolean loose, CarriedMark mark) {
        return in.isEmpty()
                || packet.source().isLinkLocal()
                || routing()
                        .lookup(RouteQuestion.from(/* source= */ packet.destination(), /* destination= */ packet.source()).marked(mark))
                        .filter(r -> r.type() == RouteEntry.Type.UNICAST)
                        .filter(r -> loose || r.hops().stream().anyMatch(h -> in.equals(h.device())))
                        .isPresent();
    }

    /** Its settings. */
    public Switches switches() {
        return switches;
    }

    /** Whether it has a nat table, empty or not. */
    public boolean translates(Family family) {
        return new TrackingRules(state).translate(family);
    }

    /** Whether conntrack is in use. */
    public boolean tracks(Family family) {
        return new TrackingRules(state).track(family);
    }

    /** The address that the kernel takes for packets out of an interface, by itself; null where it has none. */
    public @Nullable IPAddress sourceFor(String device, IPAddress destination, IPAddress nextHop) {
        return new SourceChoice(state).of(device, destination, nextHop);
    }

    /** The same for a neighbour. */
    public @Nullable IPAddress sourceFor(String device, IPAddress neighbor) {
        return new SourceChoice(state).of(device, neighbor);
    }
}
