package dev.vethwork.topology.kind;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.Names;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A routing table of its own for some interfaces of a node.
 *
 * @param table its number, 1 to 4294967295
 * @param members those interfaces
 */
@RecordBuilder
public record DrawnVrf(LinkBasics basics, long table, List<String> members)
        implements DrawnInterface, DrawnVrfBuilder.With {
    public static final long MOST = 4_294_967_295L;

    public DrawnVrf {
        members.forEach(Names::device);
        members = List.copyOf(members);
        if (table < 1 || table > MOST) {
            throw BadValue.of("number", table, 1, MOST);
        }
    }

    @Override
    public String word() {
        return "vrf";
    }

    @Override
    public DrawnVrf withMembers(List<String> value) {
        return new DrawnVrf(basics, table, value);
    }

    @Override
    public boolean takesMembers() {
        return true;
    }

    @Override
    public DrawnVrf withBasics(LinkBasics value) {
        return new DrawnVrf(value, table, members);
    }


    @Override
    public DrawnVrf naming(UnaryOperator<String> names) {
        return new DrawnVrf(basics, table, members.stream().map(names).toList());
    }

    @Override
    public boolean hasFarEnd() {
        return false;
    }
}
