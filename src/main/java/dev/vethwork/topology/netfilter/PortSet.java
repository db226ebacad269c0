package dev.vethwork.topology.netfilter;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.PortSpan;
import dev.vethwork.net.Quote;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Ports that a rule is for: {@code 80}, {@code 1000-2000}, {@code 80,443,8000-8080}. */
public record PortSet(List<PortSpan> spans) {
    /** Of multiport, where a span counts twice (XT_MULTI_PORTS in xt_multiport.h). */
    private static final int MOST = 15;

    public PortSet {
        spans = List.copyOf(spans);
        int places = spans.stream().mapToInt(span -> span.first() == span.last() ? 1 : 2).sum();
        if (spans.isEmpty() || spans.size() > 1 && places > MOST) {
            throw BadValue.of("ports.many", MOST);
        }
    }

    public static PortSet of(int port) {
        if (port < 1 || port > 65_535) {
            throw BadValue.of("port", port);
        }
        return new PortSet(List.of(new PortSpan(port, port)));
    }

    /** @throws BadValue if it is no list of ports and spans of them */
    public static PortSet parse(String text) {
        if (text.length() > 200) {
            throw BadValue.of("ports", Quote.of(text));
        }
        return new PortSet(Arrays.stream(text.split(",", -1)).map(String::strip).map(PortSpan::parse).toList());
    }

    public boolean contains(int port) {
        return spans.stream().anyMatch(span -> span.contains(port));
    }

    /** The only one; empty where there are more. */
    public Optional<Integer> single() {
        PortSpan span = spans.getFirst();
        return spans.size() == 1 && span.first() == span.last() ? Optional.of(span.first()) : Optional.empty();
    }

    public String text() {
        return spans.stream().map(PortSpan::text).collect(Collectors.joining(","));
    }

    @Override
    public String toString() {
        return text();
    }
}
