package dev.vethwork.edit.addressing;

import dev.vethwork.edit.FreshAddresses;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.Topology;
import inet.ipaddr.IPAddress;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Private subnets for new segments: free in the drawing and on the machine. */
public final class FreeSubnets {
    private final List<Prefix> taken;

    private FreeSubnets(List<Prefix> taken) {
        this.taken = taken;
    }

    /**
     * @param machine what the machine uses itself; a default route in it is passed over, as it would forbid everything
     */
    public static FreeSubnets of(Topology topology, Collection<Prefix> machine) {
        List<Prefix> taken = new ArrayList<>();
        FreshAddresses.all(topology).forEach(address -> taken.add(address.subnet()));
        Stream.concat(DrawnAddresses.named(topology).stream(), machine.stream())
                .filter(p -> !p.isAll())
                .map(Prefix::network)
                .forEach(taken::add);
        return new FreeSubnets(taken);
    }

    /** Takes the next free /24: of 192.168.15.0 and after, then of 10.0.0.0 and after; empty where none is left. */
    public Optional<Prefix> takeV4() {
        return take(Stream.concat(each("192.168.15.0/24", 241), each("10.0.0.0/24", 65_536)));
    }

    /** Takes the next free /64 of fd00:15::/32. */
    public Optional<Prefix> takeV6() {
        return take(each("fd00:15::/64", 65_536));
    }

    private Optional<Prefix> take(Stream<Prefix> candidates) {
        Optional<Prefix> found = candidates
                .filter(c -> taken.stream().noneMatch(c::overlaps))
                .findFirst();
        found.ifPresent(taken::add);
        return found;
    }

    private static Stream<Prefix> each(String first, int count) {
        Prefix start = Prefix.parse(first);
        IPAddress address = start.address();
        BigInteger size = BigInteger.ONE.shiftLeft(start.family().bits() - start.length());
        return IntStream.range(0, count)
                .mapToObj(i -> new Prefix(Addresses.plus(address, size.multiply(BigInteger.valueOf(i))), start.length()));
    }
}
