package dev.vethwork.drift;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.Firewall;
import dev.vethwork.topology.Protocol;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words of a rule as options and their values. */
record RuleReader(Map<String, String> options, boolean plain) {
    private static final Set<String> KNOWN_MATCHES = Set.of("tcp", "udp", "icmp", "icmp6", "conntrack", "comment");

    static RuleReader of(List<String> words) {
        Map<String, String> options = new HashMap<>();
        boolean plain = words.size() % 2 == 0;
        for (int i = 0; i + 1 < words.size(); i += 2) {
            String option = words.get(i);
            String value = words.get(i + 1);
            if (option.equals("-m")) {
                plain &= KNOWN_MATCHES.contains(value);
            } else {
                // A second value, a negation, an option without a value: what cannot be drawn.
                plain &= option.startsWith("-") && options.put(option, value) == null;
            }
        }
        return new RuleReader(options, plain);
    }

    /** Whether it says nothing beyond these options. */
    boolean isOnly(String... known) {
        Set<String> rest = new java.util.HashSet<>(options.keySet());
        rest.removeAll(Set.of(known));
        rest.removeAll(Set.of("-j", "--comment"));
        return plain && rest.isEmpty();
    }

    boolean jumpsTo(String target) {
        return target.equals(options.get("-j"));
    }

    @Nullable String word(String option) {
        return options.get(option);
    }

    @Nullable Prefix prefix(String option) {
        String value = options.get(option);
        return value == null ? null : Prefix.parse(value);
    }

    @Nullable Integer port() {
        String value = options.get("--dport");
        return value == null ? null : Integer.valueOf(value.matches("[0-9]{1,5}") ? value : "0");
    }

    @Nullable Protocol protocol() {
        String value = options.get("-p");
        return switch (value) {
            case null -> null;
            case "tcp" -> Protocol.TCP;
            case "udp" -> Protocol.UDP;
            case "icmp", "ipv6-icmp" -> Protocol.ICMP;
            default -> throw BadValue.of("protocol.undrawable", value);
        };
    }

    Firewall.@Nullable Action action() {
        return switch (options.getOrDefault("-j", "")) {
            case "ACCEPT" -> Firewall.Action.ACCEPT;
            case "DROP" -> Firewall.Action.DROP;
            case "REJECT" -> Firewall.Action.REJECT;
            default -> null;
        };
    }
}
