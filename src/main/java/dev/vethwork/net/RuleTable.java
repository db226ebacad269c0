package dev.vethwork.net;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The tables that iptables has. */
public enum RuleTable {
    FILTER,
    NAT,
    MANGLE,
    RAW,
    SECURITY;

    /** As iptables calls it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty where iptables has no such table. */
    public static Optional<RuleTable> of(String word) {
        return Stream.of(values()).filter(table -> table.word().equals(word)).findFirst();
    }
}
