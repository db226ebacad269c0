package dev.vethwork.state.netfilter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ports from one to another, both of them included. */
public record PortRange(int first, int last) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,5})(?::([0-9]{1,5}))?");

    public static PortRange of(int port) {
        return new PortRange(port, port);
    }

    /** Those of a list with commas; empty where one of them is not a range of numbers. */
    static Optional<List<PortRange>> list(String text) {
        List<PortRange> all = new ArrayList<>();
        for (String range : text.split(",")) {
            Matcher form = FORM.matcher(range);
            if (!form.matches()) {
                return Optional.empty();
            }
            int first = Integer.parseInt(form.group(1));
            all.add(new PortRange(first, form.group(2) == null ? first : Integer.parseInt(form.group(2))));
        }
        return Optional.of(List.copyOf(all));
    }

    public boolean contains(int port) {
        return port >= first && port <= last;
    }

    /** The only one; empty where there are more. */
    public Optional<Integer> single() {
        return first == last ? Optional.of(first) : Optional.empty();
    }

    String text() {
        return first == last ? Integer.toString(first) : first + ":" + last;
    }
}
