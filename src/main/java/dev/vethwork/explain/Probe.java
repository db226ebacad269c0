package dev.vethwork.explain;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.Quote;
import dev.vethwork.topology.netfilter.Protocol;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is sent to see whether it comes back.
 *
 * @param port destination port, 0 for ICMP
 * @param size bytes of the IP packet
 */
public record Probe(Protocol protocol, int port, int size) {
    /** An echo request as {@code ping} sends it. */
    public static final Probe PING = new Probe(Protocol.ICMP, 0, 84);

    /** An IPv6 header and that of TCP with its options, and what the length in an IPv4 header can say. */
    private static final int SMALLEST = 60;

    private static final int BIGGEST = 65_535;

    private static final Pattern FORM = Pattern.compile("(tcp|udp)/([0-9]{1,5})");

    public static Probe tcp(int port) {
        return new Probe(Protocol.TCP, port, 60);
    }

    public static Probe udp(int port) {
        return new Probe(Protocol.UDP, port, 60);
    }

    /** {@code tcp/80}. @throws BadValue if it is something else */
    public static Probe parse(String text) {
        Matcher form = FORM.matcher(text);
        int port = form.matches() ? Integer.parseInt(form.group(2)) : 0;
        if (port < 1 || port > 65_535) {
            throw BadValue.of("probe", Quote.of(text));
        }
        return form.group(1).equals("tcp") ? tcp(port) : udp(port);
    }

    public Probe withSize(int bytes) {
        return new Probe(protocol, port, bytes);
    }

    /** The same as big as somebody has written. @throws BadValue if no packet is */
    public Probe ofSize(int bytes) {
        if (bytes < SMALLEST || bytes > BIGGEST) {
            throw BadValue.of("probe.size", bytes);
        }
        return withSize(bytes);
    }

    @Override
    public String toString() {
        return protocol == Protocol.ICMP ? "ping" : protocol.name().toLowerCase(Locale.ROOT) + "/" + port;
    }
}
