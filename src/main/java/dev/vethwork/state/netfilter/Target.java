package dev.vethwork.state.netfilter;

import dev.vethwork.net.Endpoint;

/** What a rule does with a packet that it takes. */
public sealed interface Target {
    /** Nothing but counting it. */
    record Count() implements Target {}

    record Accept() implements Target {}

    record Drop() implements Target {}

    /** @param with the error that it answers with; empty for iptables' own choice */
    record Reject(String with) implements Target {}

    /** Back to the rule after the jump, or to the policy of a built-in chain. */
    record Return() implements Target {}

    record Masquerade() implements Target {}

    record SourceNat(Endpoint to) implements Target {}

    record DestinationNat(Endpoint to) implements Target {}

    /** Something beside the packet's way, which goes on to the next rule. */
    record Aside(Extension extension) implements Target {}

    /**
     * To a chain of this name; or a target that is not understood here, which rules write in the same way.
     *
     * @param back whether what returns from there comes back here
     */
    record Jump(String chain, boolean back) implements Target {}

    /** Targets after which a packet goes on to the next rule. */
    enum Extension {
        LOG,
        MARK,
        CONNMARK,
        TRACE,
        NFLOG,
        TCPMSS,
        CT,
        NOTRACK,
        CHECKSUM,
        TOS,
        DSCP,
        SET;

        /** Whether rules of the routing policy may see what it did. */
        public boolean marks() {
            return this == MARK || this == CONNMARK;
        }
    }
}
