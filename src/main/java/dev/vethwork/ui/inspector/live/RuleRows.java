package dev.vethwork.ui.inspector.live;

import dev.vethwork.explain.Evidence;
import dev.vethwork.net.Family;
import dev.vethwork.net.RuleTable;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.Netfilter.Chain;
import dev.vethwork.state.Netfilter.Rule;
import dev.vethwork.state.netfilter.Match;
import dev.vethwork.state.nft.NftChain;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The rules, as {@code iptables-save} prints them; the nat table first, since it is what one looks for here. */
final class RuleRows {
    private RuleRows() {}

    static List<LiveRow> of(NamespaceState namespace) {
        List<LiveRow> rows = new ArrayList<>();
        for (Family family : Family.values()) {
            namespace.netfilter().of(family).stream()
                    .sorted(Comparator.comparing((Chain chain) -> chain.table() != RuleTable.NAT))
                    .forEach(chain -> add(rows, family, chain, ""));
        }
        namespace.netfilter().beside().forEach(b -> b.chains().forEach(chain -> add(rows, b.family(), chain, b.command() + " ")));
        namespace.netfilter().foreign().chains().forEach(chain -> add(rows, chain));
        return rows;
    }

    /** Of nftables' own: the walk names them by the same words. */
    private static void add(List<LiveRow> rows, NftChain chain) {
        String table = chain.family().name().toLowerCase(Locale.ROOT) + " " + chain.table() + " (nft)";
        int number = 0;
        for (String line : chain.lines()) {
            String text = line.substring(line.indexOf(": ") + 2);
            rows.add(new LiveRow(
                    line + number++, "", List.of(table, chain.name(), text), new Evidence(Evidence.Kind.RULE, line)));
        }
    }

    private static void add(List<LiveRow> rows, Family family, Chain chain, String command) {
        String table = family == Family.V6 ? chain.table().word() + " (v6)" : chain.table().word();
        String key = command + table + " " + chain.name() + " ";
        // A policy of ACCEPT is what every chain has: only the other says something.
        if (chain.drops()) {
            rows.add(row(key + "policy", "", table, chain, command + "-P " + chain.name() + " DROP"));
        }
        int number = 0;
        for (Rule rule : chain.rules()) {
            String text = command + "-A " + chain.name() + " " + String.join(" ", rule.words());
            rows.add(row(key + number++ + text, device(rule), table, chain, text));
        }
    }

    private static LiveRow row(String key, String device, String table, Chain chain, String text) {
        return new LiveRow(key, device, List.of(table, chain.name(), text), new Evidence(Evidence.Kind.RULE, text));
    }

    private static String device(Rule rule) {
        return rule.meaning()
                .first(Match.Leaves.class)
                .map(Match.Leaves::pattern)
                .or(() -> rule.meaning().first(Match.Arrives.class).map(Match.Arrives::pattern))
                .orElse("");
    }
}
