package dev.vethwork.topology.kind;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.Names;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The frames of one VLAN on an interface.
 *
 * @param link the interface below
 * @param id 1 to 4094
 * @param linkIn the node whose interface that is; null for its own
 */
@RecordBuilder
public record DrawnVlan(LinkBasics basics, String link, int id, @Nullable String linkIn)
        implements DrawnStacked, DrawnVlanBuilder.With {
    public static final int MOST = 4_094;

    public DrawnVlan {
        Names.device(link);
        if (linkIn != null) {
            Names.node(linkIn);
        }
        if (id < 1 || id > MOST) {
            throw BadValue.of("number", id, 1, MOST);
        }
    }

    /** On an interface of its own node. */
    public DrawnVlan(LinkBasics basics, String link, int id) {
        this(basics, link, id, null);
    }

    @Override
    public String word() {
        return "vlan";
    }

    @Override
    public DrawnVlan withBasics(LinkBasics value) {
        return new DrawnVlan(value, link, id, linkIn);
    }

    @Override
    public DrawnVlan naming(UnaryOperator<String> names) {
        return linkIn == null ? new DrawnVlan(basics, names.apply(link), id) : this;
    }

    @Override
    public DrawnVlan standingOn(Elsewhere below) {
        return new DrawnVlan(basics, below.link(), id, below.node());
    }
}
