package dev.vethwork.topology.netfilter;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.Names;
import dev.vethwork.net.Prefix;
import java.util.Optional;
import java.util.stream.Stream;
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

    /** The same of interfaces. @throws BadValue if both are named, or one that is no name */
    static void devices(@Nullable String only, @Nullable String not) {
        Stream.of(Optional.ofNullable(only), Optional.ofNullable(not)).flatMap(Optional::stream).forEach(Names::device);
        if (only != null && not != null) {
            throw BadValue.of("nat.both", only, not);
        }
    }
}
