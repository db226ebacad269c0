package dev.vethwork.topology.kind;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Names;
import java.util.List;

/** Addresses on {@code lo}, which is there anyway: a router's id, an address of several machines. */
public record DrawnLoopback(LinkBasics basics) implements DrawnInterface {
    public static final String NAME = Names.LOOPBACK;

    public DrawnLoopback {
        if (!basics.equals(LinkBasics.of(NAME).withAddresses(basics.addresses()))) {
            throw BadValue.of("interface.loopback");
        }
    }

    public static DrawnLoopback of(List<InterfaceAddress> addresses) {
        return new DrawnLoopback(LinkBasics.of(NAME).withAddresses(addresses));
    }

    @Override
    public String word() {
        return "loopback";
    }

    @Override
    public DrawnLoopback withBasics(LinkBasics value) {
        return new DrawnLoopback(value);
    }

    @Override
    public boolean hasFarEnd() {
        return false;
    }

    @Override
    public boolean hasOwnName() {
        return true;
    }
}
