package dev.vethwork.topology.kind;

import dev.vethwork.net.Names;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Another MAC address on an interface.
 *
 * @param link the interface below
 * @param linkIn the node whose interface that is; null for its own
 */
@RecordBuilder
public record DrawnMacvlan(LinkBasics basics, String link, Mode mode, @Nullable String linkIn)
        implements DrawnStacked, DrawnMacvlanBuilder.With {
    /** Whom it hears. */
    public enum Mode {
        /** The others on its interface, too. */
        BRIDGE,
        /** Nobody of those. */
        PRIVATE,
        /** Those by way of the switch outside. */
        VEPA,
        /** There are no others. */
        PASSTHRU;

        /** As ip-link(8) calls it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Empty where it is none of these. */
        public static Optional<Mode> of(String word) {
            return Stream.of(values()).filter(mode -> mode.word().equals(word)).findFirst();
        }
    }

    public DrawnMacvlan {
        Names.device(link);
        if (linkIn != null) {
            Names.node(linkIn);
        }
    }

    /** On an interface of its own node. */
    public DrawnMacvlan(LinkBasics basics, String link, Mode mode) {
        this(basics, link, mode, null);
    }

    @Override
    public String word() {
        return "macvlan";
    }

    @Override
    public DrawnMacvlan withBasics(LinkBasics value) {
        return new DrawnMacvlan(value, link, mode, linkIn);
    }

    @Override
    public DrawnMacvlan naming(UnaryOperator<String> names) {
        return linkIn == null ? new DrawnMacvlan(basics, names.apply(link), mode) : this;
    }

    @Override
    public DrawnMacvlan standingOn(Elsewhere below) {
        return new DrawnMacvlan(basics, below.link(), mode, below.node());
    }
}
