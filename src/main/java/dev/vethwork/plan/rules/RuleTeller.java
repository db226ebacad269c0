package dev.vethwork.plan.rules;

import dev.vethwork.net.Family;

/** Hears what became of each rule. */
public interface RuleTeller {
    /** All of it is in the drawing, or the part of it that packets came to so far. */
    void drawn(RulePlace rule);

    /** A chain drops what no rule took. */
    void policy(Family family, String chain);

    /** It need not be in the drawing. */
    void left(RulePlace rule, RuleReason why);

    /** It should be in the drawing and is not. */
    void missing(RulePlace rule, RuleReason why, Object... arguments);
}
