package dev.vethwork.plan.operation;

/** A program that changes a network. */
public enum Tool {
    IP("ip"),
    /** The same where the words do not tell that they are about IPv6. */
    IP_V6("ip"),
    BRIDGE("bridge"),
    TC("tc"),
    WG("wg"),
    IPTABLES("iptables"),
    IP6TABLES("ip6tables"),
    NFT("nft"),
    SYSCTL("sysctl"),
    OVS_VSCTL("ovs-vsctl"),
    KILL("kill"),
    /** What writes a namespace's resolv.conf: the driver makes room for it first. */
    RESOLVER(""),
    /** What a drawn service runs: its name is the first of its words. */
    SERVICE(""),
    /** What makes a way to the machine's network: its name is the first of its words. */
    UPLINK("");

    private final String program;

    Tool(String program) {
        this.program = program;
    }

    public String program() {
        return program;
    }
}
