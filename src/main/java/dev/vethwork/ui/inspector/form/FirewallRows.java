package dev.vethwork.ui.inspector.form;

import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.Firewall.Action;
import dev.vethwork.topology.netfilter.Firewall.Chain;
import dev.vethwork.topology.netfilter.Firewall.Policy;
import dev.vethwork.topology.netfilter.Firewall.Rule;
import dev.vethwork.topology.netfilter.Protocol;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The firewall's fields: a policy for each chain, and the rules in their order. */
final class FirewallRows {
    private static final RowCodec<Rule> RULE = new RowCodec<>(
            List.of(
                    new Column("chain", Input.of(Chain.class)),
                    Column.text("source", "10.0.0.0/8"),
                    Column.text("destination", "10.1.0.0/16"),
                    new Column("protocol", Input.anyOf(Protocol.class)),
                    Column.number("port", "22"),
                    Column.text("in", "eth0"),
                    Column.text("out", "eth1"),
                    new Column("established", new Input.Flag()),
                    new Column("action", Input.of(Action.class)),
                    Column.text("notSource", "192.168.15.9"),
                    Column.text("notDestination", "10.1.0.0/16"),
                    Column.text("notIn", "eth0"),
                    Column.text("notOut", "eth1"),
                    Column.number("sourcePort", "53")),
            true,
            false,
            r -> List.of(
                    Cells.show(r.chain()),
                    Cells.show(r.source()),
                    Cells.show(r.destination()),
                    Cells.show(r.protocol()),
                    Cells.show(r.port()),
                    Cells.show(r.in()),
                    Cells.show(r.out()),
                    Boolean.toString(r.established()),
                    Cells.show(r.action()),
                    Cells.show(r.notSource()),
                    Cells.show(r.notDestination()),
                    Cells.show(r.notIn()),
                    Cells.show(r.notOut()),
                    Cells.show(r.sourcePort())),
            row -> new Rule(
                    Cells.word(Chain.class, row.get(0)),
                    Cells.prefix(row.get(1)),
                    Cells.prefix(row.get(2)),
                    Cells.anyWord(Protocol.class, row.get(3)),
                    Cells.port(row.get(4)),
                    Cells.optional(row.get(5)),
                    Cells.optional(row.get(6)),
                    Boolean.parseBoolean(row.get(7)),
                    Cells.word(Action.class, row.get(8)),
                    Cells.prefix(row.get(9)),
                    Cells.prefix(row.get(10)),
                    Cells.optional(row.get(11)),
                    Cells.optional(row.get(12)),
                    Cells.port(row.get(13))));

    private FirewallRows() {}

    static List<Item<Firewall>> items() {
        return List.of(
                policy("policyInput", Chain.INPUT),
                policy("policyForward", Chain.FORWARD),
                policy("policyOutput", Chain.OUTPUT),
                new Rows<>("rules", RULE, Firewall::rules, (f, rules) -> new Firewall(f.policies(), rules)));
    }

    private static Setting<Firewall> policy(String key, Chain chain) {
        return new Setting<>(
                key,
                Input.orUntouched(Policy.class),
                true,
                f -> Cells.show(f.policies().get(chain)),
                (f, text) -> new Firewall(with(f.policies(), chain, text), f.rules()));
    }

    private static Map<Chain, Policy> with(Map<Chain, Policy> policies, Chain chain, String text) {
        EnumMap<Chain, Policy> all = new EnumMap<>(Chain.class);
        all.putAll(policies);
        Policy policy = Cells.anyWord(Policy.class, text);
        if (policy == null) {
            all.remove(chain);
        } else {
            all.put(chain, policy);
        }
        return all;
    }
}
