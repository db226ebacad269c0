package dev.vethwork.topology.netfilter;

import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Source NAT to the address of the interface that a packet leaves by. */
@RecordBuilder
public record Masquerade(Selector asked) implements Selecting<Masquerade> {
    /** What may be asked of packets that leave, in the order in which files and forms have it. */
    public static final List<SelectorPart> PARTS = List.of(
            SelectorPart.SOURCE, SelectorPart.OUT, SelectorPart.NOT_SOURCE, SelectorPart.NOT_DESTINATION, SelectorPart.NOT_OUT,
            SelectorPart.DESTINATION, SelectorPart.PROTOCOL, SelectorPart.PORT);

    public Masquerade {
        asked.only(PARTS);
        asked.ofOneFamily("masquerade.families");
    }

    /** Of whose packets, where they leave by an interface. */
    public Masquerade(@Nullable Prefix source, @Nullable String out) {
        this(Selector.ANY.withSource(source).withOut(out));
    }

    @Override
    public Masquerade asking(UnaryOperator<Selector> change) {
        return new Masquerade(change.apply(asked));
    }

    /** That of whose packets it is for; empty where it is for those of both. */
    public Optional<Family> family() {
        return asked.families().stream().findFirst();
    }
}
