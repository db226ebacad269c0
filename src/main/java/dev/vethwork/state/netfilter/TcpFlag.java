package dev.vethwork.state.netfilter;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A flag of a TCP segment, in the order in which iptables-save prints them. */
public enum TcpFlag {
    FIN,
    SYN,
    RST,
    PSH,
    ACK,
    URG;

    /** As in {@code SYN,RST}, {@code ALL} or {@code NONE}; empty where one is unknown. */
    static Optional<Set<TcpFlag>> list(String text) {
        if (text.equals("ALL")) {
            return Optional.of(EnumSet.allOf(TcpFlag.class));
        }
        Set<TcpFlag> flags = EnumSet.noneOf(TcpFlag.class);
        if (text.equals("NONE")) {
            return Optional.of(flags);
        }
        for (String name : text.split(",")) {
            Optional<TcpFlag> flag = Arrays.stream(values()).filter(f -> f.name().equals(name)).findFirst();
            if (flag.isEmpty()) {
                return Optional.empty();
            }
            flags.add(flag.get());
        }
        return Optional.of(flags);
    }

    static String text(Set<TcpFlag> flags) {
        if (flags.isEmpty()) {
            return "NONE";
        }
        return flags.size() == values().length
                ? "ALL"
                : flags.stream().sorted().map(Enum::name).collect(Collectors.joining(","));
    }
}
