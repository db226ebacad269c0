package dev.vethwork.net;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a routing rule asks of a packet's headers beside its addresses; what is null, it does not ask for.
 *
 * @param ports those that it goes to
 */
@RecordBuilder
public record FlowSelector(
        @Nullable TypeOfService tos,
        @Nullable ProtocolNumber protocol,
        @Nullable PortSpan sourcePorts,
        @Nullable PortSpan ports) implements FlowSelectorBuilder.With {
    private static final Set<ProtocolNumber> NAMED =
            Set.of(ProtocolNumber.ICMP, ProtocolNumber.TCP, ProtocolNumber.UDP, ProtocolNumber.ICMP_V6);

    public static final FlowSelector ANY = new FlowSelector(null, null, null, null);

    /** Whether the kernel has to look into a packet for it (fib_rule_requires_fldissect in include/net/fib_rules.h). */
    public boolean looksInside() {
        return protocol != null || sourcePorts != null || ports != null;
    }

    /** The same in a family. */
    public FlowSelector in(Family family) {
        return protocol == null ? this : withProtocol(protocol.in(family));
    }

    /** As {@code ip rule} takes it. */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        option(words, "tos", tos);
        option(words, "ipproto", protocol == null ? null : word(protocol));
        option(words, "sport", sourcePorts);
        option(words, "dport", ports);
        return words;
    }

    /** Others by their number: a machine need not have a list of names. */
    private static String word(ProtocolNumber protocol) {
        return NAMED.contains(protocol) ? protocol.text() : Integer.toString(protocol.number());
    }

    private static void option(List<String> words, String name, @Nullable Object value) {
        if (value != null) {
            words.add(name);
            words.add(value.toString());
        }
    }
}
