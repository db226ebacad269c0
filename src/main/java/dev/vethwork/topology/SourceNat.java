package dev.vethwork.topology;

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
 */
@RecordBuilder
public record SourceNat(@Nullable Prefix source, @Nullable String out, IPAddress to) implements SourceNatBuilder.With {
    public SourceNat {
        if (out != null) {
            Names.device(out);
        }
        if (source != null && source.family() != Family.of(to)) {
            throw BadValue.of("sourceNat.families", source.text());
        }
    }
}
