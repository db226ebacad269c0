package dev.vethwork.topology.netfilter;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.Family;
import dev.vethwork.net.Names;
import dev.vethwork.net.Prefix;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Source NAT to the address of the interface that a packet leaves by.
 *
 * @param source whose packets, as written (host bits are a mistake that lint shows); null for everybody's
 * @param out only packets that leave by this interface; null for any
 * @param notSource whose packets it leaves alone; null for nobody's. Not together with {@code source}
 * @param notDestination packets for whom it leaves alone; null for nobody
 */
@RecordBuilder
public record Masquerade(
        @Nullable Prefix source, @Nullable String out, @Nullable Prefix notSource, @Nullable Prefix notDestination)
        implements MasqueradeBuilder.With {
    public Masquerade {
        if (out != null) {
            Names.device(out);
        }
        Negation.check(source, notSource);
        Set<Family> families = Stream.of(Optional.ofNullable(source), Optional.ofNullable(notSource), Optional.ofNullable(notDestination))
                .flatMap(Optional::stream)
                .map(Prefix::family)
                .collect(Collectors.toSet());
        if (families.size() > 1) {
            throw BadValue.of("masquerade.families");
        }
    }

    /** One that leaves nobody alone. */
    public Masquerade(@Nullable Prefix source, @Nullable String out) {
        this(source, out, null, null);
    }

    /** That of whose packets it is for; empty where it is for those of both. */
    public Optional<Family> family() {
        return Stream.of(Optional.ofNullable(source), Optional.ofNullable(notSource), Optional.ofNullable(notDestination))
                .flatMap(Optional::stream)
                .map(Prefix::family)
                .findFirst();
    }
}
