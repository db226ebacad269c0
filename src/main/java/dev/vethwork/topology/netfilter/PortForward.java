package dev.vethwork.topology.netfilter;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.Endpoint;
import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import inet.ipaddr.IPAddress;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Destination NAT: what arrives for a port goes to another address, or to one of several at random.
 *
 * @param protocol null when it was left out, which iptables refuses together with a port
 * @param port 1 to 65535; null for every port
 * @param in only packets that arrive by this interface; null for any
 * @param to where it goes, each as often as the others; without a port to keep it
 * @param destination only what is for these addresses; null for any
 * @param local whether it is for the node's own connections as well
 * @param notSource whose packets it leaves alone; null for nobody's
 * @param notDestination packets for whom it leaves alone; null for nobody. Not together with {@code destination}
 * @param notIn packets that arrive by this interface it leaves alone; null for none. Not together with {@code in}
 * @param source whose packets; null for everybody's
 * @param ownAddress whether only what is for an address of the node's own, whichever it has
 */
@RecordBuilder
public record PortForward(
        @Nullable Protocol protocol,
        @Nullable Integer port,
        @Nullable String in,
        List<Endpoint> to,
        @Nullable Prefix destination,
        boolean local,
        @Nullable Prefix notSource,
        @Nullable Prefix notDestination,
        @Nullable String notIn,
        @Nullable Prefix source,
        boolean ownAddress) implements PortForwardBuilder.With {
    public PortForward {
        Ports.check(port);
        Negation.devices(in, notIn);
        to = List.copyOf(to);
        if (to.isEmpty()) {
            throw BadValue.of("portForward.nowhere");
        }
        Negation.check(source, notSource);
        Negation.check(destination, notDestination);
        Family family = Family.of(to.getFirst().address());
        Set<Family> others = Negation.families(source, notSource, destination, notDestination);
        if (!Set.of(family).containsAll(others)
                || to.stream().map(e -> Family.of(e.address())).distinct().count() > 1) {
            throw BadValue.of("portForward.families");
        }
        to.forEach(e -> Ports.check(e.port()));
    }

    /** One that leaves nobody alone. */
    public PortForward(
            @Nullable Protocol protocol,
            @Nullable Integer port,
            @Nullable String in,
            List<Endpoint> to,
            @Nullable Prefix destination,
            boolean local) {
        this(protocol, port, in, to, destination, local, null, null, null, null, false);
    }

    /** What arrives for the node goes to one address. */
    public PortForward(
            @Nullable Protocol protocol,
            @Nullable Integer port,
            @Nullable String in,
            IPAddress toAddress,
            @Nullable Integer toPort) {
        this(protocol, port, in, List.of(new Endpoint(toAddress, toPort)), null, false);
    }

    /** The first of those that it goes to. */
    public IPAddress toAddress() {
        return to.getFirst().address();
    }

    /** The port there; null to keep it. */
    public @Nullable Integer toPort() {
        return to.getFirst().port();
    }

    public Family family() {
        return Family.of(toAddress());
    }
}
