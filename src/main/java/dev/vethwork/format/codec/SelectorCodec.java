package dev.vethwork.format.codec;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.format.json.Reader;
import dev.vethwork.format.json.Readers;
import dev.vethwork.topology.netfilter.Selector;
import dev.vethwork.topology.netfilter.SelectorBuilder;
import dev.vethwork.topology.netfilter.SelectorPart;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What a rule asks of a packet, as fields of the rule's own. */
final class SelectorCodec {
    private SelectorCodec() {}

    /** The fields of a rule. @param own those beside what it asks for */
    static String[] fields(List<SelectorPart> parts, String... own) {
        return Stream.concat(parts.stream().map(SelectorPart::key), Stream.of(own)).toArray(String[]::new);
    }

    static Selector read(Fields fields, List<SelectorPart> parts) {
        SelectorBuilder asked = SelectorBuilder.builder(Selector.ANY);
        for (SelectorPart part : parts) {
            if (part.isFlag()) {
                if (fields.flag(part.key(), false)) {
                    part.read(asked, "true");
                }
            } else {
                fields.optional(part.key(), reader(part, asked));
            }
        }
        return asked.build();
    }

    private static Reader<SelectorPart> reader(SelectorPart part, SelectorBuilder into) {
        return part.isNumber()
                ? NumberOrText.read(text -> put(part, into, text))
                : Readers.text(text -> put(part, into, text));
    }

    private static SelectorPart put(SelectorPart part, SelectorBuilder into, String text) {
        part.read(into, text);
        return part;
    }

    /** These of its parts, in their order. */
    static void write(JsonBuilder object, Selector asked, List<SelectorPart> parts) {
        write(object, asked, parts, text -> text);
    }

    /** @param written how a text of a part stands in the file */
    static void write(JsonBuilder object, Selector asked, List<SelectorPart> parts, UnaryOperator<String> written) {
        for (SelectorPart part : parts) {
            part.text(asked).map(written).ifPresent(text -> {
                if (part.isFlag()) {
                    object.flag(part.key(), true, false);
                } else if (part.isNumber()) {
                    object.json(part.key(), NumberOrText.write(text));
                } else {
                    object.text(part.key(), text);
                }
            });
        }
    }
}
