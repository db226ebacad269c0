package dev.vethwork.topology.kind;

import dev.vethwork.net.Names;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Another MAC address on an interface, for a virtual machine ({@code /dev/tap} and its number).
 *
 * @param link the interface below
 * @param linkIn the node whose interface that is; null for its own
 */
@RecordBuilder
public record DrawnMacvtap(LinkBasics basics, String link, DrawnMacvlan.Mode mode, @Nullable String linkIn)
        implements DrawnStacked, DrawnMacvtapBuilder.With {
    public DrawnMacvtap {
        Names.device(link);
        if (linkIn != null) {
            Names.node(linkIn);
        }
    }

    /** On an interface of its own node. */
    public DrawnMacvtap(LinkBasics basics, String link, DrawnMacvlan.Mode mode) {
        this(basics, link, mode, null);
    }

    @Override
    public String word() {
        return "macvtap";
    }

    @Override
    public DrawnMacvtap withBasics(LinkBasics value) {
        return new DrawnMacvtap(value, link, mode, linkIn);
    }

    @Override
    public DrawnMacvtap naming(UnaryOperator<String> names) {
        return linkIn == null ? new DrawnMacvtap(basics, names.apply(link), mode) : this;
    }

    @Override
    public DrawnMacvtap standingOn(Elsewhere below) {
        return new DrawnMacvtap(basics, below.link(), mode, below.node());
    }
}
