package dev.vethwork.plan.rules;

import dev.vethwork.net.Family;
import dev.vethwork.net.RuleTable;
import java.util.List;

/** A rule of a kernel where it stands. @param words what it says, without {@code -A CHAIN} */
public record RulePlace(Family family, RuleTable table, String chain, List<String> words) {
    public RulePlace {
        words = List.copyOf(words);
    }

    /** The command that makes it. */
    public String text() {
        return (family == Family.V4 ? "iptables" : "ip6tables") + " -t " + table.word() + " -A " + chain + " " + String.join(" ", words);
    }
}
