package dev.vethwork.explain.walk.stack;

import dev.vethwork.net.Family;
import dev.vethwork.net.Names;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.RouteTable;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.RouteEntry;
import inet.ipaddr.IPAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The addresses of a namespace: which interface has each, and who may know it. */
final class OwnAddresses {
    /** Two addresses or one have no room for a broadcast address (RFC 3021). */
    private static final int LONGEST_WITH_BROADCAST = 30;

    private final NamespaceState state;
    private final Map<IPAddress, Interface> holders = new HashMap<>();
    private final Map<IPAddress, Prefix> broadcasts = new HashMap<>();
    private final List<Interface> vrfs;
    private final List<Prefix> whole;

    /** @param state without the addresses that its kernel does not use */
    OwnAddresses(NamespaceState state) {
        this.state = state;
        this.vrfs = state.interfaces().values().stream()
                .filter(i -> i.kind().routesOfMembers().isPresent())
                .toList();
        this.whole = wholeOf(state);
        for (Interface device : state.interfaces().values()) {
            for (Prefix own : device.addresses()) {
                holders.putIfAbsent(own.address(), device);
                if (device.up() && own.family() == Family.V4 && own.length() <= LONGEST_WITH_BROADCAST) {
                    broadcasts.putIfAbsent(own.address().toMaxHost(own.length()).withoutPrefixLength(), own);
                }
            }
        }
    }

    /**
     * The subnets of which it has every address: IPv4's on its loopback (fib_add_ifaddr in net/ipv4/fib_frontend.c), and those
     * that somebody made local by a route.
     */
    static List<Prefix> wholeOf(NamespaceState state) {
        Stream<Prefix> loopback = state.device(Names.LOOPBACK).filter(Interface::up).stream()
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
    @Nullable Prefix broadcast(IPAddress address) {
        return holders.containsKey(address) ? null : broadcasts.get(address);
    }

    /** Whether an interface has it, or a subnet that is its own as a whole. */
    boolean has(IPAddress address) {
        return holders.containsKey(address)
                || whole.stream().anyMatch(p -> p.contains(address)) && broadcast(address) == null;
    }

    boolean has(IPAddress address, String device) {
        return state.device(device).filter(i -> has(i, address)).isPresent();
    }

    private static boolean has(Interface device, IPAddress address) {
        return device.addresses().stream().anyMatch(p -> p.address().equals(address));
    }

    Optional<Interface> holder(IPAddress address) {
        return Optional.ofNullable(holders.get(address));
    }

    /**
     * The same as what comes in by an interface, or answers that, sees it: the addresses of a VRF are known in that one alone
     * (fib_add_addr in net/ipv4/fib_frontend.c), the others everywhere.
     */
    Optional<Interface> holder(IPAddress address, String in) {
        if (!dividesByVrf()) {
            return holder(address);
        }
        Optional<RouteTable> here = vrfOf(in);
        return state.interfaces().values().stream()
                .filter(i -> has(i, address))
                .filter(i -> vrfOf(i.name()).map(table -> here.filter(table::equals).isPresent()).orElse(true))
                .findFirst();
    }

    boolean dividesByVrf() {
        return !vrfs.isEmpty();
    }

    List<Interface> vrfs() {
        return vrfs;
    }

    /** The table of the VRF that an interface is or is a member of. */
    Optional<RouteTable> vrfOf(String device) {
        return state.device(device)
                .flatMap(own -> own.kind().routesOfMembers().or(() -> Optional.ofNullable(own.master())
                        .flatMap(state::device)
                        .flatMap(master -> master.kind().routesOfMembers())));
    }
}
