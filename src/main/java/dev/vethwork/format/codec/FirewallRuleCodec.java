package dev.vethwork.format.codec;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.format.json.Readers;
import dev.vethwork.net.Names;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.netfilter.Firewall.Action;
import dev.vethwork.topology.netfilter.Firewall.Chain;
import dev.vethwork.topology.netfilter.Firewall.Rule;
import dev.vethwork.topology.netfilter.IcmpMessage;
import dev.vethwork.topology.netfilter.Protocol;
import dev.vethwork.topology.netfilter.RateLimit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Rules of a firewall. */
final class FirewallRuleCodec {
    private FirewallRuleCodec() {}

    static Rule read(Located value, Problems problems) {
        Fields fields = Fields.of(
                value, problems, "chain", "source", "destination", "protocol", "port", "in", "out", "established", "action",
                "notSource", "notDestination", "notIn", "notOut", "sourcePort", "begins", "icmp", "limit");
        Prefix source = fields.optional("source", Readers.text(Prefix::parse));
        Prefix destination = fields.optional("destination", Readers.text(Prefix::parse));
        Protocol protocol = fields.optional("protocol", Readers.word(Protocol.class));
        Integer port = fields.optional("port", Readers.PORT);
        String in = fields.optional("in", Readers.text(Names::device));
        String out = fields.optional("out", Readers.text(Names::device));
        boolean established = fields.flag("established", false);
        Chain chain = fields.required("chain", Readers.word(Chain.class));
        Action action = fields.required("action", Readers.word(Action.class));
        return new Rule(
                chain, source, destination, protocol, port, in, out, established, action,
                fields.optional("notSource", Readers.text(Prefix::parse)),
                fields.optional("notDestination", Readers.text(Prefix::parse)),
                fields.optional("notIn", Readers.text(Names::device)),
                fields.optional("notOut", Readers.text(Names::device)),
                fields.optional("sourcePort", Readers.PORT),
                fields.flag("begins", false),
                fields.optional("icmp", Readers.text(IcmpMessage::parse)),
                fields.optional("limit", Readers.text(RateLimit::parse)));
    }

    static ObjectNode write(Rule rule) {
        return new JsonBuilder()
                .word("chain", rule.chain())
                .text("source", text(rule.source()))
                .text("destination", text(rule.destination()))
                .word("protocol", rule.protocol())
                .whole("port", rule.port())
                .text("in", rule.in())
                .text("out", rule.out())
                .flag("established", rule.established(), false)
                .word("action", rule.action())
                .text("notSource", text(rule.notSource()))
                .text("notDestination", text(rule.notDestination()))
                .text("notIn", rule.notIn())
                .text("notOut", rule.notOut())
                .whole("sourcePort", rule.sourcePort())
                .flag("begins", rule.begins(), false)
                .text("icmp", rule.icmp() == null ? null : rule.icmp().text())
                .text("limit", rule.limit() == null ? null : rule.limit().text())
                .build();
    }

    private static @Nullable String text(@Nullable Prefix prefix) {
        return prefix == null ? null : prefix.text();
    }
}
