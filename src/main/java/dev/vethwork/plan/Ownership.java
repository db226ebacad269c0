package dev.vethwork.plan;

import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.RouteTable;
import dev.vethwork.plan.kind.LinkPlans;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.RouteEntry;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Tells what a lab can own from what the kernel makes by itself. */
public final class Ownership {
    /** Devices that the kernel puts into every new namespace once the module of the tunnel is loaded. */
    private static final Set<String> FALLBACK_TUNNELS = Set.of(
            "tunl0", "gre0", "gretap0", "erspan0", "ip_vti0", "ip6_vti0", "sit0", "ip6tnl0", "ip6gre0", "ip6gretap0",
            "ip6erspan0");

    private static final List<String> SETTINGS_OF_DEVICES =
            List.of("net.ipv4.conf.", "net.ipv6.conf.", "net.ipv4.neigh.", "net.ipv6.neigh.");

    /** The length of fe80::/10, RFC 4291, section 2.4. */
    private static final int LINK_LOCAL = 10;
    /** That of 127.0.0.0/8, RFC 1122, section 3.2.1.3. */
    private static final int LOOPBACK = 8;

    /** What the target tells beside the settings of the kernel's. */
    private static final List<String> NOTES = List.of(Marks.ORIGINAL_SYSCTL, Marks.DEAD_PORT, Marks.DEAD_BRIDGE);

    private Ownership() {}

    /** A wanted namespace without what no step can make, so that an observed state can be wanted back as it was. */
    static NamespaceState of(NamespaceState wanted, String lab) {
        TreeMap<String, Interface> devices = new TreeMap<>(wanted.interfaces());
        devices.values().removeIf(
                i -> !LinkPlans.of(i).canBeMade(i) || (wanted.isRoot() && !lab.equals(i.owner())));
        devices.replaceAll((_, i) -> LinkPlans.of(i).wantable(i));
        TreeMap<String, String> sysctls = new TreeMap<>(wanted.sysctls());
        sysctls.keySet().removeIf(k -> NOTES.stream().anyMatch(k::startsWith));
        wanted.interfaces().values().stream().filter(Ownership::isLooseEnd).map(Interface::name).forEach(name ->
                sysctls.keySet().removeIf(k -> SETTINGS_OF_DEVICES.stream().anyMatch(s -> k.startsWith(s + name + "."))));
        return new NamespaceState(
                wanted.name(),
                wanted.owner(),
                devices,
                wanted.routes().stream()
                        .filter(Ownership::isPlain)
                        .filter(r -> !isOverALooseEnd(wanted, r))
                        .filter(r -> !wanted.isRoot() || lab.equals(r.owner()))
                        .toList(),
                wanted.rules().stream()
                        .filter(r -> !r.isAutomatic() && (!wanted.isRoot() || lab.equals(r.owner())))
                        .toList(),
                wanted.neighbors().stream()
                        .filter(n -> n.isPermanent() && (!wanted.isRoot() || n.protocol().equals(Marks.ROUTE_PROTOCOL)))
                        .toList(),
                wanted.proxies().stream()
                        .filter(p -> !wanted.isRoot() || p.protocol().equals(Marks.ROUTE_PROTOCOL))
                        .toList(),
                wanted.netfilter(),
                sysctls,
                wanted.processes().stream().filter(p -> p.service() != null).toList(),
                wanted.resolver(),
                null,
                wanted.fdb(),
                wanted.adopted());
    }

    /** Half a cable, whose other end somebody has taken out of reach: no step makes one. */
    private static boolean isLooseEnd(Interface device) {
        return device.kind().isCable() && device.peer() == null;
    }

    private static boolean isOverALooseEnd(NamespaceState wanted, RouteEntry route) {
        return route.hops().stream()
                .map(RouteEntry.Hop::device)
                .anyMatch(name -> name != null && wanted.device(name).filter(Ownership::isLooseEnd).isPresent());
    }

    /** Whether the kernel may have made it unasked, and would make it again. */
    public static boolean isFallbackTunnel(Interface device) {
        return FALLBACK_TUNNELS.contains(device.name());
    }

    static boolean isDeletable(Interface device) {
        return !device.kind().isLoopback() && !isFallbackTunnel(device);
    }

    /** Whether somebody put this route where it is, rather than the kernel or what it was told by others. */
    public static boolean isPlain(RouteEntry route) {
        return !route.table().equals(RouteTable.LOCAL) && !route.isAutomatic();
    }

    /** Whether the kernel may have given this address by itself when the interface came up: never taken away. */
    public static boolean mayBeKernelMade(Interface device, Prefix address) {
        return device.kind().isLoopback()
                ? isLoopback(address)
                : address.family() == Family.V6 && address.length() >= LINK_LOCAL && address.address().isLinkLocal();
    }

    private static boolean isLoopback(Prefix address) {
        return address.length() >= LOOPBACK && address.address().isLoopback();
    }

    /**
     * Whether the kernel would keep this address, which it gave to a loopback that is up, on one that shall be down. Where
     * somebody else has switched it off already, it does nothing there.
     */
    public static boolean outlivesItsUse(Interface wanted, Interface there, Prefix address) {
        boolean goesDown = there.up() && !wanted.up();
        return wanted.kind().isLoopback() && goesDown && address.family() == Family.V4 && isLoopback(address);
    }

    /** Whether the kernel gives this address by itself as the interface comes up. */
    public static boolean comesByItself(Interface device, Prefix address) {
        return mayBeKernelMade(device, address)
                && (device.kind().isLoopback() || isFromMac(address));
    }

    /**
     * Whether the kernel will give this wanted address by itself: never added. To a loopback it does so only as that comes
     * up, and in IPv4 only where it has no other address then (inetdev_event in net/ipv4/devinet.c).
     */
    public static boolean willComeByItself(Interface wanted, Interface there, Prefix address) {
        return comesByItself(wanted, address)
                && (!wanted.kind().isLoopback()
                        || (!there.up() && (address.family() == Family.V6 || isAlone(there, address))));
    }

    /** What else is wanted comes after the loopback is up. */
    private static boolean isAlone(Interface there, Prefix address) {
        return there.addresses().stream()
                .allMatch(a -> a.family() == Family.V6 || a.equals(address));
    }

    /** The middle of an address made from a MAC is ff:fe (RFC 4291, appendix A). */
    private static boolean isFromMac(Prefix address) {
        byte[] bytes = address.address().getBytes();
        return (bytes[11] & 0xff) == 0xff && (bytes[12] & 0xff) == 0xfe;
    }
}
