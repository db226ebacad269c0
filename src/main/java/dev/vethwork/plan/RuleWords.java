package dev.vethwork.plan;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.Endpoint;
import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.Firewall;
import dev.vethwork.topology.Masquerade;
import dev.vethwork.topology.PortForward;
import dev.vethwork.topology.Protocol;
import dev.vethwork.topology.SourceNat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The words of one rule in the order in which iptables-save prints them, so that a rule wanted and the same rule read
 * back are equal.
 */
final class RuleWords {
    private final List<String> words = new ArrayList<>();
    private final Family family;

    private RuleWords(Family family) {
        this.family = family;
    }

    static List<String> of(Masquerade masquerade, Family family, @Nullable String comment) {
        return new RuleWords(family)
                .prefix("-s", masquerade.source())
                .option("-o", masquerade.out())
                .comment(comment)
                .jump("MASQUERADE");
    }

    static List<String> of(SourceNat nat, @Nullable String comment) {
        return new RuleWords(Family.of(nat.to()))
                .prefix("-s", nat.source())
                .option("-o", nat.out())
                .comment(comment)
                .jump("SNAT", "--to-source", Addresses.text(nat.to()));
    }

    /** @param own whether it is for what the node itself sends, which came in by no interface */
    static List<String> of(PortForward forward, boolean own, List<String> chance, Endpoint to, @Nullable String comment) {
        RuleWords words = new RuleWords(forward.family())
                .prefix("-d", forward.destination())
                .option("-i", own ? null : forward.in())
                .protocol(forward.protocol(), forward.port());
        if (own && forward.destination() == null) {
            // Else whatever the node asks of anybody would be turned.
            words.words.addAll(List.of("-m", "addrtype", "--dst-type", "LOCAL"));
        }
        words.words.addAll(chance);
        return words.comment(comment).jump("DNAT", "--to-destination", to.text());
    }

    static List<String> of(Firewall.Rule rule, Family family, @Nullable String comment) {
        RuleWords words = new RuleWords(family)
                .prefix("-s", rule.source())
                .prefix("-d", rule.destination())
                .option("-i", rule.in())
                .option("-o", rule.out())
                .protocol(rule.protocol(), rule.port());
        if (rule.established()) {
            words.words.addAll(List.of("-m", "conntrack", "--ctstate", "RELATED,ESTABLISHED"));
        }
        words.comment(comment);
        return switch (rule.action()) {
            case ACCEPT -> words.jump("ACCEPT");
            case DROP -> words.jump("DROP");
            case REJECT -> words.jump(
                    "REJECT",
                    "--reject-with",
                    family == Family.V4 ? "icmp-port-unreachable" : "icmp6-port-unreachable");
        };
    }

    /** Drops what one interface brings in, or lets out. */
    static List<String> drop(String option, String device, @Nullable String comment) {
        return new RuleWords(Family.V4).option(option, device).comment(comment).jump("DROP");
    }

    static List<String> jump(String chain, String comment) {
        return new RuleWords(Family.V4).comment(comment).jump(new String[] {chain});
    }

    private RuleWords prefix(String option, @Nullable Prefix prefix) {
        // The kernel clears host bits, and a prefix of no length is no condition at all.
        return prefix == null || prefix.isAll() ? this : option(option, prefix.network().text());
    }

    private RuleWords option(String option, @Nullable String value) {
        if (value != null) {
            words.add(option);
            words.add(value);
        }
        return this;
    }

    private RuleWords protocol(@Nullable Protocol protocol, @Nullable Integer port) {
        String name = protocol == null
                ? null
                : protocol == Protocol.ICMP && family == Family.V6
                        ? "ipv6-icmp"
                        : protocol.name().toLowerCase(Locale.ROOT);
        option("-p", name);
        if (port != null) {
            option("-m", name);
            option("--dport", port.toString());
        }
        return this;
    }

    private RuleWords comment(@Nullable String comment) {
        return comment == null ? this : option("-m", "comment").option("--comment", comment);
    }

    private List<String> jump(String... target) {
        words.add("-j");
        words.addAll(List.of(target));
        return List.copyOf(words);
    }
}
