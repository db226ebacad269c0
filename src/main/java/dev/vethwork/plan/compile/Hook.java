package dev.vethwork.plan.compile;

import dev.vethwork.net.RuleTable;
import dev.vethwork.plan.Marks;
import dev.vethwork.topology.netfilter.Firewall;

/** A place in a packet's way where a node's rules sit: a built-in chain, and the name of our own chain beside it. */
public enum Hook {
    PREROUTING(RuleTable.NAT, "PRE"),
    NAT_OUTPUT(RuleTable.NAT, "OUT"),
    POSTROUTING(RuleTable.NAT, "POST"),
    INPUT(RuleTable.FILTER, "IN"),
    FORWARD(RuleTable.FILTER, "FWD"),
    OUTPUT(RuleTable.FILTER, "OUT");

    private final RuleTable table;
    private final String abbreviation;

    Hook(RuleTable table, String abbreviation) {
        this.table = table;
        this.abbreviation = abbreviation;
    }

    public static Hook of(Firewall.Chain chain) {
        return switch (chain) {
            case INPUT -> INPUT;
            case FORWARD -> FORWARD;
            case OUTPUT -> OUTPUT;
        };
    }

    /** The built-in chain. */
    public String chain() {
        return this == NAT_OUTPUT ? OUTPUT.name() : name();
    }

    public RuleTable table() {
        return table;
    }

    /** The lab's own chain in the root namespace. */
    public String chain(String lab) {
        return Marks.chain(lab, abbreviation);
    }
}
