package dev.vethwork.ui.inspector.form;

import dev.vethwork.topology.netfilter.Selector;
import dev.vethwork.topology.netfilter.SelectorBuilder;
import dev.vethwork.topology.netfilter.SelectorPart;

/** What a rule asks of a packet, each thing as a cell of its own. */
final class SelectorCells {
    private SelectorCells() {}

    static Column column(SelectorPart part) {
        String key = part.key();
        return switch (part) {
            case SOURCE -> Column.text(key, "192.168.15.0/24");
            case DESTINATION -> Column.text(key, "10.1.0.0/16");
            case NOT_SOURCE -> Column.text(key, "192.168.15.9");
            case NOT_DESTINATION -> Column.text(key, "10.0.0.0/8");
            case PROTOCOL -> Column.number(key, "tcp");
            case PORT -> Column.number(key, "80");
            case SOURCE_PORT -> Column.number(key, "53");
            case IN, NOT_IN -> Column.text(key, "eth0");
            case OUT, NOT_OUT -> Column.text(key, "eth1");
            case ICMP -> Column.text(key, "echo-request");
            case LIMIT -> Column.text(key, "5/second");
            case ESTABLISHED, BEGINS, OWN_ADDRESS -> new Column(key, new Input.Flag());
        };
    }

    static String text(SelectorPart part, Selector asked) {
        return part.text(asked).orElse(part.isFlag() ? "false" : "");
    }

    static Selector read(SelectorPart part, Selector before, String text) {
        SelectorBuilder asked = SelectorBuilder.builder(before);
        if (!text.isBlank()) {
            part.read(asked, text.strip());
        }
        return asked.build();
    }
}
