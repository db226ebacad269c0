package dev.vethwork.engine.read;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.ProtocolNumber;
import dev.vethwork.state.ListeningSocket;
import dev.vethwork.state.ListeningSocket.Reach;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code ss -Hlntu}: where something listens. */
public final class Sockets {
    private static final Pattern LINE = Pattern.compile(
            "(tcp|udp)\\s+(?:LISTEN|UNCONN)\\s+\\S+\\s+\\S+\\s+(\\*|\\[[^]]+]|[0-9.]+)(?:%([^\\s:]+))?:([0-9]{1,5})\\s.*");
    private static final String MAPPED = "::ffff:";

    private Sockets() {}

    public static List<ListeningSocket> parse(String text) {
        List<ListeningSocket> all = new ArrayList<>();
        text.lines().map(LINE::matcher).filter(Matcher::matches).forEach(line -> all.add(socket(line)));
        return all;
    }

    private static ListeningSocket socket(Matcher line) {
        ProtocolNumber protocol = ProtocolNumber.parse(line.group(1));
        int port = Integer.parseInt(line.group(4));
        @Nullable String device = line.group(3);
        String at = line.group(2).replaceAll("[\\[\\]]", "");
        return switch (at) {
            case "*" -> new ListeningSocket(protocol, Reach.BOTH, null, port, device);
            case "0.0.0.0" -> new ListeningSocket(protocol, Reach.V4, null, port, device);
            case "::" -> new ListeningSocket(protocol, Reach.V6, null, port, device);
            default -> {
                // One of IPv6 that is bound to an address of IPv4.
                IPAddress address = Addresses.parse(at.startsWith(MAPPED) ? at.substring(MAPPED.length()) : at);
                yield new ListeningSocket(protocol, address.isIPv6() ? Reach.V6 : Reach.V4, address, port, device);
            }
        };
    }
}
