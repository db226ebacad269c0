package dev.vethwork.edit;

import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Masquerade;
import dev.vethwork.topology.PortForward;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.kind.DrawnInterface;
import inet.ipaddr.IPAddress;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
        return stack.withRoutes(stack.routes().stream()
                        .map(r -> new Route(in(r.to()), orNull(r.via()), r.device(), r.metric(), r.type()))
                        .toList())
                .withMasquerades(stack.masquerades().stream()
                        .map(m -> {
                            Prefix source = m.source();
                            return new Masquerade(source == null ? null : in(source), m.out());
                        })
                        .toList())
                .withPortForwards(stack.portForwards().stream()
                        .map(p -> new PortForward(p.protocol(), p.port(), p.in(), in(p.toAddress()), p.toPort()))
                        .toList())
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

    private @Nullable IPAddress orNull(@Nullable IPAddress address) {
        return address == null ? null : in(address);
    }

    private IPAddress in(IPAddress address) {
        for (Map.Entry<Prefix, Prefix> move : moved.entrySet()) {
            if (move.getKey().contains(address)) {
                BigInteger host = address.getValue().subtract(move.getKey().address().getValue());
                return move.getValue().address().increment(host.longValue());
            }
        }
        return address;
    }
}
