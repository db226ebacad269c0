package dev.vethwork.topology.netfilter;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Source NAT to the address of the interface that a packet leaves by.
 *
 * @param source whose packets, as written (host bits are a mistake that lint shows); null for everybody's
 * @param out only packets that leave by this interface; null for any
 * @param notSource whose packets it leaves alone; null for nobody's. Not together with {@code source}
 * @param notDestination packets for whom it leaves alone; null for nobody. Not together with {@code destination}
 * @param notOut packets that leave by this interface it leaves alone; null for none. Not together with {@code out}
 * @param destination packets for whom; null for anybody
 * @param protocol only packets of it; null for any
 * @param port only packets for it, 1 to 65535; null for any, needs tcp or udp
 */
@RecordBuilder
public record Masquerade(
        @Nullable Prefix source,
        @Nullable String out,
        @Nullable Prefix notSource,
        @Nullable Prefix notDestination,
        @Nullable String notOut,
        @Nullable Prefix destination,
        @Nullable Protocol protocol,
        @Nullable Integer port)
        implements MasqueradeBuilder.With {
    public Masquerade {
        Negation.devices(out, notOut);
        Negation.check(source, notSource);
        Negation.check(destination, notDestination);
        Ports.check(port);
        if (Negation.families(source, notSource, destination, notDestination).size() > 1) {
            throw BadValue.of("masquerade.families");
        }
    }

    /** One that leaves nobody alone. */
    public Masquerade(@Nullable Prefix source, @Nullable String out) {
        this(source, out, null, null, null, null, null, null);
    }

    /** That of whose packets it is for; empty where it is for those of both. */
    public Optional<Family> family() {
        Set<Family> families = Negation.families(source, notSource, destination, notDestination);
        return families.stream().findFirst();
    }
}
