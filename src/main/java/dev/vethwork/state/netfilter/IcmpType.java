package dev.vethwork.state.netfilter;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A type of ICMP (RFC 792) or ICMPv6 (RFC 4443) messages.
 *
 * @param type 0 to 254, or {@link #ALL} for every one
 * @param code 0 to 255, or {@link #ALL} for every one of the type
 */
public record IcmpType(int type, int code) {
    public static final int ALL = -1;

    private static final int ANY = 255;
    private static final Pattern NUMBERS = Pattern.compile("([0-9]{1,3})(?:/([0-9]{1,3}))?");
    private static final Map<String, IcmpType> V4 = Map.ofEntries(
            Map.entry("echo-reply", new IcmpType(0, ALL)),
            Map.entry("pong", new IcmpType(0, ALL)),
            Map.entry("destination-unreachable", new IcmpType(3, ALL)),
            Map.entry("network-unreachable", new IcmpType(3, 0)),
            Map.entry("host-unreachable", new IcmpType(3, 1)),
            Map.entry("protocol-unreachable", new IcmpType(3, 2)),
            Map.entry("port-unreachable", new IcmpType(3, 3)),
            Map.entry("fragmentation-needed", new IcmpType(3, 4)),
            Map.entry("source-quench", new IcmpType(4, ALL)),
            Map.entry("redirect", new IcmpType(5, ALL)),
            Map.entry("echo-request", new IcmpType(8, ALL)),
            Map.entry("ping", new IcmpType(8, ALL)),
            Map.entry("router-advertisement", new IcmpType(9, ALL)),
            Map.entry("router-solicitation", new IcmpType(10, ALL)),
            Map.entry("time-exceeded", new IcmpType(11, ALL)),
            Map.entry("ttl-exceeded", new IcmpType(11, ALL)),
            Map.entry("parameter-problem", new IcmpType(12, ALL)),
            Map.entry("timestamp-request", new IcmpType(13, ALL)),
            Map.entry("timestamp-reply", new IcmpType(14, ALL)));
    private static final Map<String, IcmpType> V6 = names6();

    private static Map<String, IcmpType> names6() {
        Map<String, IcmpType> all = new HashMap<>();
        all.put("destination-unreachable", new IcmpType(1, ALL));
        all.put("packet-too-big", new IcmpType(2, ALL));
        all.put("time-exceeded", new IcmpType(3, ALL));
        all.put("parameter-problem", new IcmpType(4, ALL));
        all.put("bad-header", new IcmpType(4, 0));
        all.put("redirect", new IcmpType(137, ALL));
        all.put("ping", new IcmpType(128, ALL));
        all.put("echo-request", new IcmpType(128, ALL));
        all.put("echo-reply", new IcmpType(129, ALL));
        all.put("router-solicitation", new IcmpType(133, ALL));
        all.put("router-advertisement", new IcmpType(134, ALL));
        all.put("neighbour-solicitation", new IcmpType(135, ALL));
        all.put("neighbor-solicitation", new IcmpType(135, ALL));
        all.put("neighbour-advertisement", new IcmpType(136, ALL));
        all.put("neighbor-advertisement", new IcmpType(136, ALL));
        return Map.copyOf(all);
    }

    /** Empty where the name is not known here. @param six whether it is one of ICMPv6 */
    static Optional<IcmpType> named(String text, boolean six) {
        if (text.equals("any")) {
            return Optional.of(new IcmpType(ALL, ALL));
        }
        Matcher numbers = NUMBERS.matcher(text);
        if (numbers.matches()) {
            int type = Integer.parseInt(numbers.group(1));
            return Optional.of(new IcmpType(
                    type == ANY ? ALL : type, numbers.group(2) == null ? ALL : Integer.parseInt(numbers.group(2))));
        }
        return Optional.ofNullable((six ? V6 : V4).get(text));
    }

    /** Whether it is for messages of this type and code. */
    public boolean covers(int otherType, int otherCode) {
        return (type == ALL || type == otherType) && (code == ALL || code == otherCode);
    }
}
