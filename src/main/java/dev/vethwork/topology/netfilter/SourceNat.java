package dev.vethwork.topology.netfilter;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import inet.ipaddr.IPAddress;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Source NAT to a certain address. @param to the address that packets get */
@RecordBuilder
public record SourceNat(Selector asked, IPAddress to) implements Selecting<SourceNat>, SourceNatBuilder.With {
    public static final List<SelectorPart> PARTS = Masquerade.PARTS;

    public SourceNat {
        asked.only(PARTS);
        Family family = Family.of(to);
        asked.prefixes().filter(prefix -> prefix.family() != family).findFirst().ifPresent(prefix -> {
            throw BadValue.of("sourceNat.families", prefix.text());
        });
    }

    /** Of whose packets, where they leave by an interface. */
    public SourceNat(@Nullable Prefix source, @Nullable String out, IPAddress to) {
        this(Selector.ANY.withSource(source).withOut(out), to);
    }

    @Override
    public SourceNat asking(UnaryOperator<Selector> change) {
        return withAsked(change.apply(asked));
    }
}
