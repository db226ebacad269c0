package dev.vethwork.format.codec;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.format.json.Reader;
import dev.vethwork.format.json.Readers;
import dev.vethwork.net.FlowSelector;
import dev.vethwork.net.Names;
import dev.vethwork.net.PacketMark;
import dev.vethwork.net.PortSpan;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.ProtocolNumber;
import dev.vethwork.net.RouteTable;
import dev.vethwork.net.TypeOfService;
import dev.vethwork.topology.RoutingRule;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Rules of the routing policy: which packets look in which table. */
final class RoutingRuleCodec {
    private static final Reader<RoutingRule.Type> TYPE = Readers.word(RoutingRule.Type.class);
    private static final Reader<Long> PRIORITY = Readers.whole(0, RoutingRule.HIGHEST);

    private static final Reader<Integer> SUPPRESS = Readers.whole(0, RoutingRule.LONGEST);

    private RoutingRuleCodec() {}

    static RoutingRule read(Located value, Problems problems) {
        Fields fields =
                Fields.of(value, problems, "priority", "from", "to", "in", "out", "mark", "type", "table", "tos", "protocol", "sourcePort", "port", "not", "suppressPrefixLength");
        Prefix from = fields.optional("from", Readers.text(Prefix::parse));
        Prefix to = fields.optional("to", Readers.text(Prefix::parse));
        String in = fields.optional("in", Readers.text(Names::device));
        String out = fields.optional("out", Readers.text(Names::device));
        PacketMark mark = fields.optional("mark", NumberOrText.read(PacketMark::parse));
        RoutingRule.Type type = fields.optional("type", TYPE, RoutingRule.Type.UNICAST);
        RouteTable table = fields.optional("table", TableCodec::read);
        FlowSelector selector = new FlowSelector(
                fields.optional("tos", NumberOrText.read(TypeOfService::parse)),
                fields.optional("protocol", NumberOrText.read(ProtocolNumber::parse)),
                fields.optional("sourcePort", NumberOrText.read(PortSpan::parse)),
                fields.optional("port", NumberOrText.read(PortSpan::parse)));
        boolean inverted = fields.optional("not", Readers::flag, false);
        Integer suppress = fields.optional("suppressPrefixLength", SUPPRESS);
        return new RoutingRule(
                fields.required("priority", PRIORITY), from, to, in, out, mark, type, table, selector, inverted, suppress);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    static ObjectNode write(RoutingRule rule) {
        return new JsonBuilder()
                .whole("priority", rule.priority())
                .text("from", rule.from() == null ? null : rule.from().text())
                .text("to", rule.to() == null ? null : rule.to().text())
                .text("in", rule.in())
                .text("out", rule.out())
                .text("mark", rule.mark() == null ? null : rule.mark().text())
                .word("type", rule.type() == RoutingRule.Type.UNICAST ? null : rule.type())
                .json("table", rule.table() == null ? null : TableCodec.write(rule.table()))
                .text("tos", text(rule.selector().tos()))
                .json("protocol", NumberOrText.write(text(rule.selector().protocol())))
                .json("sourcePort", NumberOrText.write(text(rule.selector().sourcePorts())))
                .json("port", NumberOrText.write(text(rule.selector().ports())))
                .flag("not", rule.inverted(), false)
                .whole("suppressPrefixLength", rule.suppress())
                .build();
    }
}
