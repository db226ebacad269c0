package dev.vethwork.net;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** What an IP header names as that which it carries, by the name that iptables and people have for it, or as a number. */
public record ProtocolNumber(int number) {
    public static final ProtocolNumber ICMP = new ProtocolNumber(1);
    public static final ProtocolNumber TCP = new ProtocolNumber(6);
    public static final ProtocolNumber UDP = new ProtocolNumber(17);
    public static final ProtocolNumber ICMP_V6 = new ProtocolNumber(58);
    private static final int HIGHEST = 255;

    /** Those that are asked for (IANA, Protocol Numbers), as they are written here. */
    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(1, "icmp"), Map.entry(2, "igmp"), Map.entry(4, "ipencap"), Map.entry(6, "tcp"), Map.entry(17, "udp"),
            Map.entry(33, "dccp"), Map.entry(41, "ipv6"), Map.entry(47, "gre"), Map.entry(50, "esp"), Map.entry(51, "ah"),
            Map.entry(58, "ipv6-icmp"), Map.entry(88, "eigrp"), Map.entry(89, "ospf"), Map.entry(103, "pim"),
            Map.entry(112, "vrrp"), Map.entry(132, "sctp"), Map.entry(136, "udplite"));

    /** As others write them (/etc/protocols). */
    private static final Map<String, Integer> ALIASES =
            Map.of("icmpv6", 58, "ospfigp", 89, "ipsec-esp", 50, "ipsec-ah", 51);

    private static final Map<String, Integer> NAMED = named();

    /** Of those iptables takes and prints the name without a list of protocols (xtables_chain_protos). */
    private static final Set<Integer> KNOWN_EVERYWHERE = Set.of(1, 6, 17, 50, 51, 58, 132, 136);

    private static final Set<Integer> WITH_PORTS = Set.of(6, 17, 33, 132, 136);

    public ProtocolNumber {
        if (number < 1 || number > HIGHEST) {
            throw BadValue.of("ipProtocol", Quote.of(Integer.toString(number)));
        }
    }

    private static Map<String, Integer> named() {
        Map<String, Integer> all = new TreeMap<>(ALIASES);
        NAMES.forEach((number, name) -> all.put(name, number));
        return all;
    }

    /** @throws BadValue if it is no protocol that is known by its name here, and no number of one */
    public static ProtocolNumber parse(String text) {
        if (NAMED.containsKey(text)) {
            return new ProtocolNumber(Objects.requireNonNull(NAMED.get(text)));
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

    /** Whether its packets carry port numbers. */
    public boolean hasPorts() {
        return WITH_PORTS.contains(number);
    }

    public String text() {
        return Objects.requireNonNullElseGet(NAMES.get(number), () -> Integer.toString(number));
    }

    /** As a command takes it on any machine, be there a list of protocols or not. */
    public String word() {
        return KNOWN_EVERYWHERE.contains(number) ? text() : Integer.toString(number);
    }

    @Override
    public String toString() {
        return text();
    }
}
