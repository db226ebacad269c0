package dev.vethwork.plan;

import java.util.List;

/** Says what a rule is for. */
final class RuleReasons {
    private RuleReasons() {}

    static String of(String who, List<String> rule) {
        String whose = after(rule, "-s", "every sender");
        return switch (after(rule, "-j", "")) {
            case "MASQUERADE" -> "Let " + who + " put its own address in place of those of " + whose
                    + ", so that answers find the way back.";
            case "DNAT" -> "Let " + who + " send on to " + after(rule, "--to-destination", "")
                    + " what arrives for " + port(rule) + ".";
            case "ACCEPT" -> "Let " + who + " accept " + what(rule) + ".";
            case "DROP" -> "Let " + who + " drop " + what(rule) + " without a word.";
            case "REJECT" -> "Let " + who + " refuse " + what(rule) + " and say so.";
            case "" -> "Count " + what(rule) + " in " + who + ".";
            default -> "Lead packets through the lab's own chain.";
        };
    }

    private static String port(List<String> rule) {
        String port = after(rule, "--dport", "");
        return port.isEmpty() ? "any port" : after(rule, "-p", "") + " port " + port;
    }

    private static String what(List<String> rule) {
        return "packets"
                + phrase(rule, "-p", " of ")
                + phrase(rule, "--dport", " for port ")
                + phrase(rule, "-s", " from ")
                + phrase(rule, "-d", " to ")
                + phrase(rule, "-i", " coming in by ")
                + phrase(rule, "-o", " going out by ")
                + (rule.contains("--ctstate") ? " of connections that it knows" : "");
    }

    private static String phrase(List<String> rule, String option, String before) {
        String value = after(rule, option, "");
        return value.isEmpty() ? "" : before + value;
    }

    private static String after(List<String> rule, String option, String otherwise) {
        int at = rule.indexOf(option);
        return at >= 0 && at + 1 < rule.size() ? rule.get(at + 1) : otherwise;
    }
}
