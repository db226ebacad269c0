package dev.vethwork.plan.compile;

import dev.vethwork.plan.Marks;
import dev.vethwork.topology.netfilter.Firewall;

/** A place in a packet's way where a node's rules sit: a built-in chain, and the name of our own chain beside it. */
public enum Hook {
    PREROUTING("nat", "PRE"),
    NAT_OUTPUT("nat", "OUT"),
    POSTROUTING("nat", "POST"),
    INPUT("filter", "IN"),
    FORWARD("filter", "FWD"),
    OUTPUT("filter", "OUT");

    private final String table;
    private final String abbreviation;

    Hook(String table, String abbreviation) {
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

    public String table() {
        return table;
    }

    /** The lab's own chain in the root namespace. */
    public String chain(String lab) {
        return Marks.chain(lab, abbreviation);
    }
}
