package dev.vethwork.ui.inspector.live;

import dev.vethwork.net.Family;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.Netfilter.Chain;
import dev.vethwork.state.Netfilter.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The rules, as {@code iptables-save} prints them; the nat table first, since it is what one looks for here. */
final class RuleRows {
    private RuleRows() {}

    static List<LiveRow> of(NamespaceState namespace) {
        List<LiveRow> rows = new ArrayList<>();
        for (Family family : Family.values()) {
            namespace.netfilter().of(family).stream()
                    .sorted(Comparator.comparing((Chain chain) -> !chain.table().equals("nat")))
                    .forEach(chain -> add(rows, family, chain));
        }
        return rows;
    }

    private static void add(List<LiveRow> rows, Family family, Chain chain) {
        String table = family == Family.V6 ? chain.table() + " (v6)" : chain.table();
        String key = table + " " + chain.name() + " ";
        // A policy of ACCEPT is what every chain has: only the other says something.
        if ("DROP".equals(chain.policy())) {
            rows.add(new LiveRow(key + "policy", "", List.of(table, chain.name(), "-P " + chain.name() + " DROP")));
        }
        int number = 0;
        for (Rule rule : chain.rules()) {
            String text = "-A " + chain.name() + " " + String.join(" ", rule.words());
            rows.add(new LiveRow(key + number++ + text, device(rule), List.of(table, chain.name(), text)));
        }
    }

    private static String device(Rule rule) {
        int at = Math.max(rule.words().indexOf("-i"), rule.words().indexOf("-o"));
        return at >= 0 && at + 1 < rule.words().size() ? rule.words().get(at + 1) : "";
    }
}
