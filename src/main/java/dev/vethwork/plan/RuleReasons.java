package dev.vethwork.plan;

import dev.vethwork.text.Phrase;
import java.util.ArrayList;
import java.util.List;

/** Says what a rule is for. */
final class RuleReasons {
    private RuleReasons() {}

    static Phrase of(Object who, List<String> rule) {
        String source = after(rule, "-s");
        return switch (after(rule, "-j")) {
            case "MASQUERADE" -> Say.of("rule.masquerade", who, source.isEmpty() ? Say.of("rule.everySender") : source);
            case "SNAT" -> Say.of(
                    "rule.sourceNat",
                    who,
                    source.isEmpty() ? Say.of("rule.everySender") : source,
                    after(rule, "--to-source"));
            case "DNAT" -> Say.of("rule.forward", who, after(rule, "--to-destination"), port(rule));
            case "ACCEPT" -> Say.of("rule.accept", who, packets(rule));
            case "DROP" -> Say.of("rule.drop", who, packets(rule));
            case "REJECT" -> Say.of("rule.reject", who, packets(rule));
            case "" -> Say.of("rule.count", who, packets(rule));
            default -> Say.of("rule.jump");
        };
    }

    private static Phrase port(List<String> rule) {
        String port = after(rule, "--dport");
        return port.isEmpty() ? Say.of("rule.anyPort") : Say.of("rule.port", after(rule, "-p"), port);
    }

    private static Phrase packets(List<String> rule) {
        List<Phrase> which = new ArrayList<>();
        part(which, rule, "-p", "packets.protocol");
        part(which, rule, "--dport", "packets.port");
        part(which, rule, "-s", "packets.source");
        part(which, rule, "-d", "packets.destination");
        part(which, rule, "-i", "packets.in");
        part(which, rule, "-o", "packets.out");
        if (rule.contains("--ctstate")) {
            which.add(Say.of("packets.known"));
        }
        return which.isEmpty() ? Say.of("packets.any") : Say.of("packets", which);
    }

    private static void part(List<Phrase> which, List<String> rule, String option, String key) {
        String value = after(rule, option);
        if (!value.isEmpty()) {
            which.add(Say.of(key, value));
        }
    }

    private static String after(List<String> rule, String option) {
        int at = rule.indexOf(option);
        return at >= 0 && at + 1 < rule.size() ? rule.get(at + 1) : "";
    }
}
