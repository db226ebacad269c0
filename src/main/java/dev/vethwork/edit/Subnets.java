package dev.vethwork.edit;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Rewriting;
import dev.vethwork.topology.kind.DrawnInterface;
import inet.ipaddr.IPAddress;
import java.math.BigInteger;
import java.util.Map;

/** Carries addresses over from subnets to others of the same size, host part kept. */
final class Subnets {
    private final Map<Prefix, Prefix> moved;

    Subnets(Map<Prefix, Prefix> moved) {
        this.moved = Map.copyOf(moved);
    }

    InterfaceAddress in(InterfaceAddress address) {
        return new InterfaceAddress(new Prefix(in(address.ip()), address.prefix().length()), address.written());
    }

    IpStack in(IpStack stack) {
        return Rewriting.addresses(this::in, this::in)
                .in(stack)
                .withInterfaces(stack.interfaces().stream().map(this::in).toList());
    }

    /** The kernel makes up a MAC; a copied one would be there twice. */
    private DrawnInterface in(DrawnInterface drawn) {
        return drawn.withBasics(drawn.basics()
                .withMac(null)
                .withAddresses(drawn.addresses().stream().map(this::in).toList()));
    }

    private Prefix in(Prefix prefix) {
        return prefix.isAll() ? prefix : new Prefix(in(prefix.address()), prefix.length());
    }

    private IPAddress in(IPAddress address) {
        for (Map.Entry<Prefix, Prefix> move : moved.entrySet()) {
            if (move.getKey().contains(address)) {
                BigInteger host = address.getValue().subtract(move.getKey().address().getValue());
                return Addresses.plus(move.getValue().address(), host);
            }
        }
        return address;
    }
}
