package dev.vethwork.topology.kind;

import dev.vethwork.net.Names;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Another MAC address on an interface.
 *
 * @param link the interface below, of the same node
 */
@RecordBuilder
public record DrawnMacvlan(LinkBasics basics, String link, Mode mode)
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
    }

    @Override
    public String word() {
        return "macvlan";
    }

    @Override
    public DrawnMacvlan withBasics(LinkBasics value) {
        return new DrawnMacvlan(value, link, mode);
    }

    @Override
    public List<String> under() {
        return List.of(link);
    }

    @Override
    public DrawnMacvlan naming(UnaryOperator<String> names) {
        return new DrawnMacvlan(basics, names.apply(link), mode);
    }
}
