package dev.vethwork.plan.difference;

import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import java.util.ArrayList;
import java.util.List;

/**
 * The addresses of one interface and what the kernel does to them: in IPv4 the first address of a subnet is primary, and
 * deleting it deletes the others of that subnet with it (unless promote_secondaries is set, where nothing is lost); with
 * the last one go the routes, the neighbours and the proxies of the interface (fib_disable_ip in net/ipv4/fib_frontend.c).
 */
public final class AddressTable {
    private final List<Prefix> addresses;
    private boolean v4Lost;

    public AddressTable(List<Prefix> addresses) {
        this.addresses = new ArrayList<>(addresses);
    }

    public void add(Prefix address) {
        if (!addresses.contains(address)) {
            addresses.add(address);
        }
    }

    public void delete(Prefix address) {
        boolean primary = address.family() == Family.V4 && isPrimary(address);
        addresses.remove(address);
        if (primary) {
            addresses.removeIf(a -> sameSubnet(a, address));
        }
        v4Lost |= address.family() == Family.V4 && addresses.stream().noneMatch(a -> a.family() == Family.V4);
    }

    private boolean isPrimary(Prefix address) {
        return addresses.stream().filter(a -> sameSubnet(a, address)).findFirst().filter(address::equals).isPresent();
    }

    static boolean sameSubnet(Prefix one, Prefix other) {
        return one.length() == other.length() && one.contains(other.address());
    }

    public List<Prefix> addresses() {
        return List.copyOf(addresses);
    }

    /** Whether at some moment there was no IPv4 address left, and all of IPv4 went that hangs on one. */
    public boolean v4Lost() {
        return v4Lost;
    }
}
