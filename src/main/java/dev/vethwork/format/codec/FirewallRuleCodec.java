package dev.vethwork.format.codec;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.format.json.Readers;
import dev.vethwork.topology.netfilter.Firewall.Action;
import dev.vethwork.topology.netfilter.Firewall.Chain;
import dev.vethwork.topology.netfilter.Firewall.Rule;
import dev.vethwork.topology.netfilter.Selector;
import dev.vethwork.topology.netfilter.SelectorPart;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Rules of a firewall. */
final class FirewallRuleCodec {
    private static final String[] FIELDS = SelectorCodec.fields(Rule.PARTS, "chain", "action");
    private static final int ACTION = Rule.PARTS.indexOf(SelectorPart.ESTABLISHED) + 1;
    private static final List<SelectorPart> BEFORE = Rule.PARTS.subList(0, ACTION);
    private static final List<SelectorPart> BEHIND = Rule.PARTS.subList(ACTION, Rule.PARTS.size());

    private FirewallRuleCodec() {}

    static Rule read(Located value, Problems problems) {
        Fields fields = Fields.of(value, problems, FIELDS);
        Selector asked = SelectorCodec.read(fields, Rule.PARTS);
        Chain chain = fields.required("chain", Readers.word(Chain.class));
        return new Rule(chain, asked, fields.required("action", Readers.word(Action.class)));
    }

    static ObjectNode write(Rule rule) {
        JsonBuilder object = new JsonBuilder().word("chain", rule.chain());
        SelectorCodec.write(object, rule.asked(), BEFORE);
        object.word("action", rule.action());
        SelectorCodec.write(object, rule.asked(), BEHIND);
        return object.build();
    }
}
