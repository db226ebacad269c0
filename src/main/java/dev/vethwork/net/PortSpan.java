package dev.vethwork.net;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Port numbers from one to another, both included: {@code 80}, {@code 1000-2000}. */
public record PortSpan(int first, int last) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?");
    private static final int HIGHEST = 65_535;

    public PortSpan {
        if (first < 1 || last > HIGHEST || first > last) {
            throw BadValue.of("ports", Quote.of(first + "-" + last));
        }
    }

    /** @throws BadValue if it is neither a port nor a span of them */
    public static PortSpan parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw BadValue.of("ports", Quote.of(text));
        }
        int first = Integer.parseInt(form.group(1));
        return new PortSpan(first, form.group(2) == null ? first : Integer.parseInt(form.group(2)));
    }

    public boolean contains(int port) {
        return port >= first && port <= last;
    }

    public String text() {
        return first == last ? Integer.toString(first) : first + "-" + last;
    }

    @Override
    public String toString() {
        return text();
    }
}
