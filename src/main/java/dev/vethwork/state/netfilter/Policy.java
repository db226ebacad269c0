package dev.vethwork.state.netfilter;

import java.util.Optional;
import java.util.stream.Stream;

/** What becomes of a packet that no rule of a built-in chain has taken, by the word that iptables has for it. */
public enum Policy {
    ACCEPT,
    DROP;

    /** Empty where it is none, as a user-defined chain has it. */
    public static Optional<Policy> of(String word) {
        return Stream.of(values()).filter(policy -> policy.name().equals(word)).findFirst();
    }
}
