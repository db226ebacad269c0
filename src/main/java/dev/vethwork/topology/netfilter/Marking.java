package dev.vethwork.topology.netfilter;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.PacketMark;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A mark on packets, by which a routing rule knows them again. Rules go in their order, and a later one writes over an
 * earlier one.
 *
 * @param asked of what leaves it asks for the interface that it would leave by, if it were not marked
 * @param mark its bits are written, those beside its mask stay
 */
@RecordBuilder
public record Marking(Chain chain, Selector asked, PacketMark mark) implements Selecting<Marking>, MarkingBuilder.With {
    /** What may be asked, in the order in which files and forms have it. */
    public static final List<SelectorPart> PARTS = List.of(
            SelectorPart.SOURCE, SelectorPart.DESTINATION, SelectorPart.PROTOCOL, SelectorPart.PORT, SelectorPart.IN,
            SelectorPart.OUT, SelectorPart.NOT_SOURCE, SelectorPart.NOT_DESTINATION, SelectorPart.NOT_IN, SelectorPart.NOT_OUT,
            SelectorPart.SOURCE_PORT);

    /** When packets are marked: before their route is looked up, or, of the node's own, looked up again. */
    public enum Chain {
        PREROUTING,
        OUTPUT
    }

    public Marking {
        asked.only(PARTS);
        boolean arrives = asked.in() != null || asked.notIn() != null;
        boolean leaves = asked.out() != null || asked.notOut() != null;
        if (chain == Chain.OUTPUT && arrives || chain == Chain.PREROUTING && leaves) {
            throw BadValue.of("marking.device");
        }
        asked.ofOneFamily("firewall.families");
    }

    /** For what arrives, or what the node sends, of a protocol and for a port. */
    public Marking(Chain chain, @Nullable Protocol protocol, @Nullable Integer port, PacketMark mark) {
        this(chain, Selector.of(protocol, port), mark);
    }

    @Override
    public Marking asking(UnaryOperator<Selector> change) {
        return withAsked(change.apply(asked));
    }
}
