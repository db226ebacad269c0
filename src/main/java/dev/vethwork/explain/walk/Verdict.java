package dev.vethwork.explain.walk;

import java.util.List;

/**
 * What a chain says.
 *
 * @param chain the chain that said it
 * @param rule the rule's words, empty where it was the policy
 * @param to where a translation leads: {@code 192.168.15.2:80}
 */
record Verdict(Kind kind, String chain, List<String> rule, String to) {
    enum Kind {
        /** Nothing decided yet. */
        CONTINUE,
        ACCEPT,
        DROP,
        REJECT,
        DNAT,
        SNAT,
        MASQUERADE,
        /** It hangs on a match or a target that is not known here. */
        UNKNOWN
    }

    static Verdict of(Kind kind, String chain, List<String> rule) {
        return new Verdict(kind, chain, rule, "");
    }

    boolean stops() {
        return kind == Kind.DROP || kind == Kind.REJECT || kind == Kind.UNKNOWN;
    }

    String text() {
        return rule.isEmpty() ? "-P " + chain + " DROP" : "-A " + chain + " " + String.join(" ", rule);
    }
}
