package dev.vethwork.plan.rules;

import java.util.Locale;

/** Why a rule of a kernel is not in a drawing, or need not be. */
public enum RuleReason {
    /** No drawing can ask that: the words. */
    MATCH,
    /** No drawing can do that: the target. */
    TARGET,
    /** It turns back under a condition that cannot be taken from what is behind it. */
    RETURN,
    /** It stands behind one that turns back and cannot be drawn: that rule. */
    BEHIND,
    /** More than anybody draws: how many. */
    MANY,
    /** It leads into more chains within each other than anybody draws: how many. */
    DEEP,
    /** Not in this chain: its name. */
    PLACE,
    /** It would be asked behind another that comes first in a drawing. */
    ORDER,
    /** It turns what the machine itself sends, and nothing that arrives alike. */
    OUTPUT,
    /** For packets of no connection. */
    INVALID,
    /** It only tells of packets. */
    TELLS,
    /** A value that no drawing holds: what is wrong with it. */
    UNDRAWABLE;

    /** In the bundles of those who tell of it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
