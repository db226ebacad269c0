package dev.vethwork.state.netfilter;

/** @param negated whether the rule takes just those packets that do not match */
public record Condition(Match match, boolean negated) {
    public static Condition of(Match match) {
        return new Condition(match, false);
    }
}
