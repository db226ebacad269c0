package dev.vethwork.plan.difference;

import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.plan.Ownership;
import dev.vethwork.state.Interface;
import java.util.List;
import java.util.Optional;

/**
 * How the addresses of one interface become the wanted ones.
 *
 * @param first to delete before anything is added, since the new one could not live beside it
 * @param add new ones
 * @param last to delete once the new ones are there, so that the routes over the interface survive
 * @param restore wanted ones that the kernel takes away together with a deleted one
 * @param v4Lost whether at some moment no IPv4 address is left, with which go its routes, neighbours and proxies
 */
record AddressChange(
        List<Prefix> first, List<Prefix> add, List<Prefix> last, List<Prefix> restore, boolean v4Lost) {
    private static final AddressChange NONE = new AddressChange(List.of(), List.of(), List.of(), List.of(), false);

    static AddressChange of(Interface wanted, Interface there) {
        return there.addresses().isEmpty() ? onto(wanted, there) : between(wanted, there);
    }

    /** Onto an interface that has none, as most of those that a plan is about. */
    private static AddressChange onto(Interface wanted, Interface there) {
        List<Prefix> added = wanted.addresses().isEmpty() ? List.of() : added(wanted, there);
        return new AddressChange(List.of(), added, List.of(), List.of(), false);
    }

    private static List<Prefix> added(Interface wanted, Interface there) {
        return wanted.addresses().stream()
                .distinct()
                .filter(a -> !there.addresses().contains(a) || isGivenAnew(wanted, there, a))
                .filter(a -> !Ownership.willComeByItself(wanted, there, a))
                .toList();
    }

    private static AddressChange between(Interface wanted, Interface there) {
        // From the last to the first: the first of a subnet would take the others with it.
        List<Prefix> gone = there.addresses().reversed().stream()
                .filter(a -> isGivenAnew(wanted, there, a) || !wanted.addresses().contains(a)
                        && !there.learned().contains(a)
                        && (!Ownership.mayBeKernelMade(there, a) || Ownership.outlivesItsUse(wanted, there, a)))
                .toList();
        if (gone.isEmpty() && there.addresses().containsAll(wanted.addresses())) {
            return NONE;
        }
        List<Prefix> added = added(wanted, there);
        List<Prefix> first = gone.stream().filter(g -> added.stream().anyMatch(a -> inTheWay(g, a))).toList();
        List<Prefix> last = gone.stream().filter(g -> !first.contains(g)).toList();
        AddressTable table = new AddressTable(there.addresses());
        first.forEach(table::delete);
        added.forEach(table::add);
        last.forEach(table::delete);
        List<Prefix> missing = wanted.addresses().stream()
                .distinct()
                .filter(a -> !Ownership.willComeByItself(wanted, there, a))
                .filter(a -> !table.addresses().contains(a))
                .toList();
        return new AddressChange(first, added, last, missing, table.v4Lost());
    }

    private static boolean isGivenAnew(Interface wanted, Interface there, Prefix address) {
        return wanted.addresses().contains(address)
                && there.addresses().contains(address)
                && (isBehindAnother(wanted, there, address) || isToBeAskedFor(wanted, there, address));
    }

    /**
     * Whether another address of its subnet is the first one there than of those drawn: packets are sent from the first, and
     * which one that is is settled as they are given (inet_insert_ifa in net/ipv4/devinet.c).
     */
    private static boolean isBehindAnother(Interface wanted, Interface there, Prefix address) {
        if (address.family() != Family.V4 || wanted.addresses().size() < 2) {
            return false;
        }
        Optional<Prefix> drawn = wanted.addresses().stream().filter(a -> AddressTable.sameSubnet(a, address)).findFirst();
        Optional<Prefix> kept = there.addresses().stream()
                .filter(a -> AddressTable.sameSubnet(a, address) && wanted.addresses().contains(a))
                .findFirst();
        return !drawn.equals(kept);
    }

    /** The link is asked for an address only as that is given: where it shall be and was not, or said no and shall not be. */
    private static boolean isToBeAskedFor(Interface wanted, Interface there, Prefix address) {
        boolean asks = wanted.asked().contains(address);
        return address.family() == Family.V6
                && !address.address().isLinkLocal()
                && (asks ? !there.asked().contains(address) : there.refused().contains(address));
    }

    private static boolean inTheWay(Prefix old, Prefix fresh) {
        return old.family() == Family.V4
                ? fresh.family() == Family.V4 && AddressTable.sameSubnet(old, fresh)
                : old.address().equals(fresh.address());
    }
}
