package dev.vethwork.plan.operation;

import dev.vethwork.net.Family;
import dev.vethwork.net.RuleTable;
import java.util.Locale;

/** A chain of iptables or ip6tables, by where it is and its name. */
public record ChainPlace(String namespace, Family family, RuleTable table, String name) {
    String id() {
        return namespace + "/rules/" + (family == Family.V4 ? "v4/" : "v6/") + table.word() + "/" + name;
    }

    /** Of the rule with this number, so that ids sort as the rules stand. */
    String id(int number) {
        return id() + String.format(Locale.ROOT, "/%05d", number);
    }
}
