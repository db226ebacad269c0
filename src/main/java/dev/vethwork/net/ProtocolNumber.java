package dev.vethwork.net;

import java.util.Map;
import java.util.Objects;

/** What an IP header names as that which it carries, as {@code tcp} or as the number of any other. */
public record ProtocolNumber(int number) {
    public static final ProtocolNumber ICMP = new ProtocolNumber(1);
    public static final ProtocolNumber TCP = new ProtocolNumber(6);
    public static final ProtocolNumber UDP = new ProtocolNumber(17);
    public static final ProtocolNumber ICMP_V6 = new ProtocolNumber(58);
    private static final int HIGHEST = 255;
    private static final Map<String, ProtocolNumber> NAMED =
            Map.of("icmp", ICMP, "tcp", TCP, "udp", UDP, "ipv6-icmp", ICMP_V6, "icmpv6", ICMP_V6);

    public ProtocolNumber {
        if (number < 1 || number > HIGHEST) {
            throw BadValue.of("ipProtocol", Quote.of(Integer.toString(number)));
        }
    }

    /** @throws BadValue if it is no protocol that is known by its name here, and no number of one */
    public static ProtocolNumber parse(String text) {
        if (NAMED.containsKey(text)) {
            return Objects.requireNonNull(NAMED.get(text));
        }
        if (!text.matches("[0-9]{1,3}")) {
            throw BadValue.of("ipProtocol", Quote.of(text));
        }
        return new ProtocolNumber(Integer.parseInt(text));
    }

    /** The same in a family: each has an ICMP of its own. */
    public ProtocolNumber in(Family family) {
        return family == Family.V6 && equals(ICMP) ? ICMP_V6 : this;
    }

    public String text() {
        return switch (number) {
            case 1 -> "icmp";
            case 6 -> "tcp";
            case 17 -> "udp";
            case 58 -> "ipv6-icmp";
            default -> Integer.toString(number);
        };
    }

    @Override
    public String toString() {
        return text();
    }
}
