package dev.vethwork.plan;

/** Parts of Linux that do not belong to one kind of interface. */
public enum BasicPiece implements KernelPiece {
    /** The queue that delays and loses. */
    NETEM("sch_netem", "CONFIG_NET_SCH_NETEM"),
    /** The queue that limits a rate. */
    TBF("sch_tbf", "CONFIG_NET_SCH_TBF"),
    NAT("nf_nat", "CONFIG_NF_NAT"),
    /** iptables' look at the state of connections. */
    CONNTRACK("xt_conntrack", "CONFIG_NETFILTER_XT_MATCH_CONNTRACK"),
    /** What shows bridged frames to iptables, and its settings. */
    BRIDGE_NETFILTER("br_netfilter", "CONFIG_BRIDGE_NETFILTER"),
    /** What lets a bridge tell VLANs apart; no module of its own. */
    VLAN_FILTERING("", "CONFIG_BRIDGE_VLAN_FILTERING");

    private final String module;
    private final String option;

    BasicPiece(String module, String option) {
        this.module = module;
        this.option = option;
    }

    @Override
    public String module() {
        return module;
    }

    @Override
    public String option() {
        return option;
    }
}
