package dev.vethwork.state.netfilter;

import dev.vethwork.net.Endpoint;
import dev.vethwork.net.PacketMark;
import org.jspecify.annotations.Nullable;

/** What a rule does with a packet that it takes. */
public sealed interface RuleTarget {
    /** Nothing but counting it. */
    record Count() implements RuleTarget {}

    record Accept() implements RuleTarget {}

    record Drop() implements RuleTarget {}

    /** @param with the error that it answers with; empty for iptables' own choice */
    record Reject(String with) implements RuleTarget {}

    /** Back to the rule after the jump, or to the policy of a built-in chain. */
    record Return() implements RuleTarget {}

    record Masquerade() implements RuleTarget {}

    record SourceNat(Endpoint to) implements RuleTarget {}

    record DestinationNat(Endpoint to) implements RuleTarget {}

    /** To the node itself. @param port null where the packet keeps its own */
    record Redirect(@Nullable Integer port) implements RuleTarget {}

    /** One of several addresses or ports. @param option the one that names them */
    record Spread(Translation what, String option, NatSpan to) implements RuleTarget {}

    /** What is translated. */
    enum Translation {
        SNAT,
        DNAT,
        /** The destination, to the node itself. */
        REDIRECT
    }

    /** A mark for later rules, and for those of the routing policy: the bits of the mask are cleared, those of the value turned. */
    record SetMark(PacketMark mark) implements RuleTarget {}

    /** Something beside the packet's way, which goes on to the next rule. */
    record Aside(Extension extension) implements RuleTarget {}

    /**
     * To a chain of this name; or a target that is not understood here, which rules write in the same way.
     *
     * @param back whether what returns from there comes back here
     */
    record Jump(String chain, boolean back) implements RuleTarget {}

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
        SET,
        TTL,
        HL;

        /** Whether it writes how many nodes a packet may still pass. */
        boolean livesLonger() {
            return this == TTL || this == HL;
        }

        /** Whether nobody here knows what mark it leaves behind. */
        public boolean marks() {
            return this == MARK || this == CONNMARK;
        }
    }
}
