package dev.vethwork.topology.kind;

import dev.vethwork.net.Names;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Another MAC address on an interface.
 *
 * @param link the interface below
 * @param linkIn the node whose interface that is; null for its own
 */
@RecordBuilder
public record DrawnMacvlan(LinkBasics basics, String link, Mode mode, @Nullable String linkIn)
        implements DrawnInterface, DrawnMacvlanBuilder.With {
    /** Whom it hears. */
    public enum Mode {
        /** The others on its interface, too. */
        BRIDGE,
        /** Nobody of those. */
        PRIVATE,
        /** Those by way of the switch outside. */
        VEPA,
        /** There are no others. */
        PASSTHRU
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
    public List<String> under() {
        return linkIn == null ? List.of(link) : List.of();
    }

    @Override
    public DrawnMacvlan naming(UnaryOperator<String> names) {
        return linkIn == null ? new DrawnMacvlan(basics, names.apply(link), mode) : this;
    }

    @Override
    public Optional<Elsewhere> elsewhere() {
        return Optional.ofNullable(linkIn).map(node -> new Elsewhere(node, link));
    }

    @Override
    public DrawnMacvlan standingOn(Elsewhere below) {
        return new DrawnMacvlan(basics, below.link(), mode, below.node());
    }
}
