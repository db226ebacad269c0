package dev.vethwork.topology.netfilter;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import inet.ipaddr.IPAddress;
import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Source NAT to a certain address.
 *
 * @param source whose packets, as written; null for everybody's
 * @param out only packets that leave by this interface; null for any
 * @param to the address that they get
 * @param notSource whose packets it leaves alone; null for nobody's. Not together with {@code source}
 * @param notDestination packets for whom it leaves alone; null for nobody. Not together with {@code destination}
 * @param notOut packets that leave by this interface it leaves alone; null for none. Not together with {@code out}
 * @param destination packets for whom; null for anybody
 * @param protocol only packets of it; null for any
 * @param port only packets for it, 1 to 65535; null for any, needs tcp or udp
 */
@RecordBuilder
public record SourceNat(
        @Nullable Prefix source,
        @Nullable String out,
        IPAddress to,
        @Nullable Prefix notSource,
        @Nullable Prefix notDestination,
        @Nullable String notOut,
        @Nullable Prefix destination,
        @Nullable Protocol protocol,
        @Nullable Integer port)
        implements SourceNatBuilder.With {
    public SourceNat {
        Negation.devices(out, notOut);
        Negation.check(source, notSource);
        Negation.check(destination, notDestination);
        Ports.check(port);
        for (Prefix prefix : new Prefix[] {source, notSource, destination, notDestination}) {
            if (prefix != null && prefix.family() != Family.of(to)) {
                throw BadValue.of("sourceNat.families", prefix.text());
            }
        }
    }

    /** One that leaves nobody alone. */
    public SourceNat(@Nullable Prefix source, @Nullable String out, IPAddress to) {
        this(source, out, to, null, null, null, null, null, null);
    }
}
