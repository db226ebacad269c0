package dev.vethwork.topology.netfilter;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.Endpoint;
import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import inet.ipaddr.IPAddress;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Destination NAT: what arrives for a port goes to another address, or to one of several at random.
 *
 * @param asked iptables refuses a port without a protocol
 * @param to where it goes, each as often as the others; without a port to keep it
 * @param local whether it is for the node's own connections as well
 */
@RecordBuilder
public record PortForward(Selector asked, List<Endpoint> to, boolean local) implements Selecting<PortForward>, PortForwardBuilder.With {
    /** What may be asked of packets that arrive, in the order in which files and forms have it. */
    public static final List<SelectorPart> PARTS = List.of(
            SelectorPart.PROTOCOL, SelectorPart.PORT, SelectorPart.IN, SelectorPart.DESTINATION, SelectorPart.NOT_SOURCE,
            SelectorPart.NOT_DESTINATION, SelectorPart.NOT_IN, SelectorPart.SOURCE, SelectorPart.OWN_ADDRESS);

    public PortForward {
        asked.only(PARTS);
        to = List.copyOf(to);
        if (to.isEmpty()) {
            throw BadValue.of("portForward.nowhere");
        }
        Family family = Family.of(to.getFirst().address());
        if (!Set.of(family).containsAll(asked.families())
                || to.stream().map(e -> Family.of(e.address())).distinct().count() > 1) {
            throw BadValue.of("portForward.families");
        }
        to.stream().map(Endpoint::port).flatMap(Stream::ofNullable).forEach(PortSet::of);
    }

    /** What is for a destination, and arrives for a port. */
    public PortForward(
            @Nullable Protocol protocol,
            @Nullable Integer port,
            @Nullable String in,
            List<Endpoint> to,
            @Nullable Prefix destination,
            boolean local) {
        this(Selector.of(protocol, port).withIn(in).withDestination(destination), to, local);
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

    @Override
    public PortForward asking(UnaryOperator<Selector> change) {
        return withAsked(change.apply(asked));
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
