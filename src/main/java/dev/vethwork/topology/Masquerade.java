package dev.vethwork.topology;

import dev.vethwork.net.Names;
import dev.vethwork.net.Prefix;
import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Source NAT to the address of the interface that a packet leaves by.
 *
 * @param source whose packets, as written (host bits are a mistake that lint shows); null for everybody's
 * @param out only packets that leave by this interface; null for any
 */
@RecordBuilder
public record Masquerade(@Nullable Prefix source, @Nullable String out) implements MasqueradeBuilder.With {
    public Masquerade {
        if (out != null) {
            Names.device(out);
        }
    }
}
