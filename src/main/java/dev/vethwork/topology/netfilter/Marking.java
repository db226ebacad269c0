package dev.vethwork.topology.netfilter;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.PacketMark;
import dev.vethwork.net.Prefix;
import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A mark on packets, by which a routing rule knows them again. Rules go in their order, and a later one writes over an
 * earlier one.
 *
 * @param source whose packets; null for everybody's
 * @param destination packets for whom; null for anybody
 * @param protocol only packets of it; null for any
 * @param port destination port, 1 to 65535; null for any, needs tcp or udp
 * @param in only what arrives by this interface; null for any
 * @param out only what would leave by this interface, if it were not marked; null for any
 * @param mark its bits are written, those beside its mask stay
 * @param notSource whose packets it is not for; null for nobody's. Not together with {@code source}
 * @param notDestination packets for whom it is not; null for nobody. Not together with {@code destination}
 * @param notIn packets that arrive by this interface are none of its; null for none. Not together with {@code in}
 * @param notOut packets that would leave by this interface are none of its; null for none. Not together with {@code out}
 * @param sourcePort the sender's port, 1 to 65535; null for any, needs tcp or udp
 */
@RecordBuilder
public record Marking(
        Chain chain,
        @Nullable Prefix source,
        @Nullable Prefix destination,
        @Nullable Protocol protocol,
        @Nullable Integer port,
        @Nullable String in,
        @Nullable String out,
        PacketMark mark,
        @Nullable Prefix notSource,
        @Nullable Prefix notDestination,
        @Nullable String notIn,
        @Nullable String notOut,
        @Nullable Integer sourcePort)
        implements MarkingBuilder.With {
    /** When packets are marked: before their route is looked up, or, of the node's own, looked up again. */
    public enum Chain {
        PREROUTING,
        OUTPUT
    }

    public Marking {
        Ports.check(port);
        Ports.check(sourcePort);
        Negation.devices(in, notIn);
        Negation.devices(out, notOut);
        Negation.check(source, notSource);
        Negation.check(destination, notDestination);
        boolean arrives = in != null || notIn != null;
        boolean leaves = out != null || notOut != null;
        if (chain == Chain.OUTPUT && arrives || chain == Chain.PREROUTING && leaves) {
            throw BadValue.of("marking.device");
        }
        // Of two families no packet is.
        if (Negation.families(source, notSource, destination, notDestination).size() > 1) {
            throw BadValue.of("firewall.families");
        }
    }

    /** For what arrives, or what the node sends, of a protocol and for a port. */
    public Marking(Chain chain, @Nullable Protocol protocol, @Nullable Integer port, PacketMark mark) {
        this(chain, null, null, protocol, port, null, null, mark, null, null, null, null, null);
    }
}
