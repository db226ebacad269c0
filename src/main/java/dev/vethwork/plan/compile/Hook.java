package dev.vethwork.plan.compile;

import dev.vethwork.net.RuleTable;
import dev.vethwork.plan.Marks;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.Marking;
import java.util.Optional;
import java.util.stream.Stream;

/** A place in a packet's way where a node's rules sit: a built-in chain, and the name of our own chain beside it. */
public enum Hook {
    MARK_ARRIVING(RuleTable.MANGLE, "PREROUTING", "MPRE"),
    MARK_OWN(RuleTable.MANGLE, "OUTPUT", "MOUT"),
    PREROUTING(RuleTable.NAT, "PREROUTING", "PRE"),
    NAT_OUTPUT(RuleTable.NAT, "OUTPUT", "OUT"),
    POSTROUTING(RuleTable.NAT, "POSTROUTING", "POST"),
    INPUT(RuleTable.FILTER, "INPUT", "IN"),
    FORWARD(RuleTable.FILTER, "FORWARD", "FWD"),
    OUTPUT(RuleTable.FILTER, "OUTPUT", "OUT");

    private final RuleTable table;
    private final String chain;
    private final String abbreviation;

    Hook(RuleTable table, String chain, String abbreviation) {
        this.table = table;
        this.chain = chain;
        this.abbreviation = abbreviation;
    }

    public static Hook of(Marking.Chain chain) {
        return switch (chain) {
            case PREROUTING -> MARK_ARRIVING;
            case OUTPUT -> MARK_OWN;
        };
    }

    public static Hook of(Firewall.Chain chain) {
        return switch (chain) {
            case INPUT -> INPUT;
            case FORWARD -> FORWARD;
            case OUTPUT -> OUTPUT;
        };
    }

    /** Beside which built-in chain a lab's own one stands; empty for any other. */
    public static Optional<Hook> ofOwn(String chain) {
        return chain.startsWith(Marks.CHAIN_PREFIX)
                ? Stream.of(values()).filter(hook -> chain.endsWith("-" + hook.abbreviation)).findFirst()
                : Optional.empty();
    }

    /** The built-in chain. */
    public String chain() {
        return chain;
    }

    public RuleTable table() {
        return table;
    }

    /** The lab's own chain in the root namespace. */
    public String chain(String lab) {
        return Marks.chain(lab, abbreviation);
    }
}
