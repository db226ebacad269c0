package dev.vethwork.topology.netfilter;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.Family;
import dev.vethwork.net.Names;
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
 * @param notDestination packets for whom it leaves alone; null for nobody
 */
@RecordBuilder
public record SourceNat(
        @Nullable Prefix source,
        @Nullable String out,
        IPAddress to,
        @Nullable Prefix notSource,
        @Nullable Prefix notDestination)
        implements SourceNatBuilder.With {
    public SourceNat {
        if (out != null) {
            Names.device(out);
        }
        Negation.check(source, notSource);
        for (Prefix prefix : new Prefix[] {source, notSource, notDestination}) {
            if (prefix != null && prefix.family() != Family.of(to)) {
                throw BadValue.of("sourceNat.families", prefix.text());
            }
        }
    }

    /** One that leaves nobody alone. */
    public SourceNat(@Nullable Prefix source, @Nullable String out, IPAddress to) {
        this(source, out, to, null, null);
    }
}
