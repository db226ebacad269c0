package dev.vethwork.topology.netfilter;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.Prefix;
import org.jspecify.annotations.Nullable;

/** A rule names those that it is for, or those that it is not for: iptables takes one of the two. */
final class Negation {
    private Negation() {}

    /** @throws BadValue if both are named */
    static void check(@Nullable Prefix only, @Nullable Prefix not) {
        if (only != null && not != null) {
            throw BadValue.of("nat.both", only.text(), not.text());
        }
    }
}
