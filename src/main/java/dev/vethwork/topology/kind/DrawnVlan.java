package dev.vethwork.topology.kind;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.Names;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The frames of one VLAN on an interface.
 *
 * @param link the interface below, of the same node
 * @param id 1 to 4094
 */
@RecordBuilder
public record DrawnVlan(LinkBasics basics, String link, int id)
        implements DrawnInterface, DrawnVlanBuilder.With {
    public static final int MOST = 4_094;

    public DrawnVlan {
        Names.device(link);
        if (id < 1 || id > MOST) {
            throw BadValue.of("number", id, 1, MOST);
        }
    }

    @Override
    public String word() {
        return "vlan";
    }

    @Override
    public DrawnVlan withBasics(LinkBasics value) {
        return new DrawnVlan(value, link, id);
    }

    @Override
    public List<String> under() {
        return List.of(link);
    }

    @Override
    public DrawnVlan naming(UnaryOperator<String> names) {
        return new DrawnVlan(basics, names.apply(link), id);
    }
}
