package dev.vethwork.format.importing.shell.wrapper;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file that a namespace is bound to, which is its name for everybody who knows the path. */
record NamespaceFile(String name, boolean isListed) {
    private static final Pattern LISTED = Pattern.compile("--net=(?:/var)?/run/netns/(.+)");
    private static final Pattern BOUND = Pattern.compile("(?:--net=|-n)(/(?!proc/).*?)/*");

    /** By an option that names one; empty for any other word. {@code isListed} where {@code ip netns} knows it as well. */
    static Optional<NamespaceFile> of(String option) {
        Matcher listed = LISTED.matcher(option);
        if (listed.matches()) {
            return Optional.of(new NamespaceFile(listed.group(1), true));
        }
        Matcher bound = BOUND.matcher(option);
        return bound.matches()
                ? Optional.of(new NamespaceFile(bound.group(1).substring(bound.group(1).lastIndexOf('/') + 1), false))
                : Optional.empty();
    }
}
