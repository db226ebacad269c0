package dev.vethwork.topology.kind;

import dev.vethwork.net.Names;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Another MAC address on an interface, for a virtual machine ({@code /dev/tap} and its number).
 *
 * @param link the interface below, of the same node
 */
@RecordBuilder
public record DrawnMacvtap(LinkBasics basics, String link, DrawnMacvlan.Mode mode)
        implements DrawnInterface, DrawnMacvtapBuilder.With {
    public DrawnMacvtap {
        Names.device(link);
    }

    @Override
    public String word() {
        return "macvtap";
    }

    @Override
    public DrawnMacvtap withBasics(LinkBasics value) {
        return new DrawnMacvtap(value, link, mode);
    }

    @Override
    public List<String> under() {
        return List.of(link);
    }

    @Override
    public DrawnMacvtap naming(UnaryOperator<String> names) {
        return new DrawnMacvtap(basics, names.apply(link), mode);
    }
}
