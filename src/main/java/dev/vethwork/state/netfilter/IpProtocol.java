package dev.vethwork.state.netfilter;

import java.util.List;

/** What {@code -p} names, as far as it is told apart here. */
@SuppressWarnings("ImmutableEnumChecker")
public enum IpProtocol {
    ANY("all", "0"),
    ICMP("icmp", "1"),
    TCP("tcp", "6"),
    UDP("udp", "17"),
    ICMPV6("ipv6-icmp", "58", "icmpv6"),
    /** One that no packet here is of. */
    OTHER("");

    private final List<String> words;

    IpProtocol(String... words) {
        this.words = List.of(words);
    }

    static IpProtocol named(String word) {
        for (IpProtocol protocol : values()) {
            if (protocol.words.contains(word)) {
                return protocol;
            }
        }
        return OTHER;
    }

    /** As iptables-save prints it. */
    public String word() {
        return words.getFirst();
    }
}
