package dev.vethwork.packet.filter;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.Mac;
import dev.vethwork.net.Prefix;
import dev.vethwork.packet.Direction;
import dev.vethwork.packet.layer.PacketProtocol;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the language: what people type of pcap-filter(7), with the names of nodes for their addresses. {@code not} binds
 * most, then {@code and}, then {@code or}. A value that stands alone behind {@code and} or {@code or} is meant as the last.
 */
final class FilterParser {
    /** An expression deeper than this is nobody's. */
    private static final int DEEPEST = 64;

    private static final Pattern VALUE = Pattern.compile("[0-9].*|[0-9a-fA-F]*:.*");

    /** How the last value was meant. */
    private record Meant(FilterSide side, Kind kind, @Nullable PacketProtocol over) {}

    private final FilterWords words;
    private final Filter.Names names;
    private @Nullable Meant last;
    private int depth;

    FilterParser(FilterWords words, Filter.Names names) {
        this.words = words;
        this.names = names;
    }

    Filter parse() throws FilterException {
        Filter whole = either();
        if (words.peek().equals(")")) {
            throw FilterException.of("filter.closed");
        }
        if (!words.isEmpty()) {
            throw FilterException.of("filter.more", words.peek());
        }
        return whole;
    }

    private Filter either() throws FilterException {
        List<Filter> all = new ArrayList<>(List.of(both()));
        while (words.take("or", "||")) {
            all.add(both());
        }
        return Filter.anyOf(all);
    }

    private Filter both() throws FilterException {
        List<Filter> all = new ArrayList<>(List.of(one()));
        while (words.take("and", "&&")) {
            all.add(one());
        }
        return Filter.allOf(all);
    }

    private Filter one() throws FilterException {
        if (++depth > DEEPEST) {
            throw FilterException.of("filter.open");
        }
        try {
            if (words.take("not", "!")) {
                return one().not();
            }
            if (words.take("(", "(")) {
                Filter inner = either();
                if (!words.take(")", ")")) {
                    throw FilterException.of("filter.open");
                }
                return inner;
            }
            return primitive();
        } finally {
            depth--;
        }
    }

    private Filter primitive() throws FilterException {
        if (words.isEmpty()) {
            throw FilterException.wants(words.before(), "filter.expression");
        }
        Meant before = last;
        if (before != null && VALUE.matcher(words.peek()).matches()) {
            return value(before);
        }
        String word = words.peek();
        return switch (word) {
            case "less", "greater" -> length(words.take());
            case "inbound" -> direction(Direction.IN);
            case "outbound" -> direction(Direction.OUT);
            case "broadcast" -> ethernet("ff:ff:ff:ff:ff:ff");
            case "multicast" -> multicast();
            case "node", "interface" -> place(words.take());
            case "vlan", "vxlan" -> numbered(words.take());
            case "ether" -> mac();
            case "src", "dst", "host", "net", "port", "portrange" -> value(meant(null));
            default -> named(word);
        };
    }

    private Filter named(String word) throws FilterException {
        if (word.equals("ipip")) {
            words.take();
            return Matches::ipInIp;
        }
        Optional<PacketProtocol> protocol = PacketProtocol.parse(word.equals("bootp") ? "dhcp" : word);
        if (protocol.isEmpty()) {
            if (VALUE.matcher(word).matches()) {
                return value(new Meant(FilterSide.EITHER, word.contains("/") ? Kind.NET : Kind.HOST, null));
            }
            throw FilterException.of("filter.unknown", word);
        }
        words.take();
        PacketProtocol over = protocol.get();
        return switch (words.peek()) {
            case "src", "dst", "host", "net", "port", "portrange" -> Filter.allOf(List.of(value(meant(over)), Matches.protocol(over)));
            default -> Matches.protocol(over);
        };
    }

    private Meant meant(@Nullable PacketProtocol over) throws FilterException {
        FilterSide side = FilterSide.EITHER;
        if (words.take("src", "src")) {
            side = FilterSide.SOURCE;
        } else if (words.take("dst", "dst")) {
            side = FilterSide.DESTINATION;
        }
        Kind kind = switch (words.peek()) {
            case "host" -> Kind.HOST;
            case "net" -> Kind.NET;
            case "port" -> Kind.PORT;
            case "portrange" -> Kind.RANGE;
            default -> null;
        };
        if (kind != null) {
            words.take();
        }
        if (words.isEmpty()) {
            throw FilterException.wants(words.before(), kind == Kind.PORT ? "filter.port" : "filter.address");
        }
        return new Meant(side, kind != null ? kind : words.peek().contains("/") ? Kind.NET : Kind.HOST, over);
    }

    private Filter value(Meant meant) throws FilterException {
        last = meant;
        String after = words.before();
        String text = words.take();
        return switch (meant.kind) {
            case HOST -> Matches.host(meant.side, host(after, text));
            case NET -> Matches.net(meant.side, net(after, text));
            case PORT -> {
                int port = port(after, text);
                yield Matches.port(meant.side, port, port);
            }
            case RANGE -> range(meant.side, after, text);
            case MAC -> Matches.mac(meant.side, mac(after, text));
        };
    }

    private Set<IPAddress> host(String after, String text) throws FilterException {
        Set<IPAddress> named = names.addresses(text);
        if (!named.isEmpty()) {
            return named;
        }
        try {
            return Set.of(Addresses.parse(text));
        } catch (BadValue e) {
            throw FilterException.wants(after, "filter.address");
        }
    }

    private static Prefix net(String after, String text) throws FilterException {
        try {
            return Prefix.parse(text);
        } catch (BadValue e) {
            throw FilterException.wants(after, "filter.net");
        }
    }

    private static int port(String after, String text) throws FilterException {
        int port = switch (text) {
            case "http" -> 80;
            case "https" -> 443;
            case "domain", "dns" -> 53;
            case "ssh" -> 22;
            default -> text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : -1;
        };
        if (port < 0 || port > 65_535) {
            throw FilterException.wants(after, "filter.port");
        }
        return port;
    }

    private static Filter range(FilterSide side, String after, String text) throws FilterException {
        int dash = text.indexOf('-');
        if (dash < 1) {
            throw FilterException.wants(after, "filter.range");
        }
        int one = port(after, text.substring(0, dash));
        int other = port(after, text.substring(dash + 1));
        return Matches.port(side, Math.min(one, other), Math.max(one, other));
    }

    private Filter mac() throws FilterException {
        words.take();
        FilterSide side = FilterSide.EITHER;
        if (words.take("src", "src")) {
            side = FilterSide.SOURCE;
        } else if (words.take("dst", "dst")) {
            side = FilterSide.DESTINATION;
        }
        if (!words.take("host", "host") && side == FilterSide.EITHER) {
            throw FilterException.wants("ether", "filter.mac");
        }
        return value(new Meant(side, Kind.MAC, null));
    }

    private static Mac mac(String after, String text) throws FilterException {
        try {
            return new Mac(text);
        } catch (BadValue e) {
            throw FilterException.wants(after, "filter.mac");
        }
    }

    private Filter ethernet(String destination) {
        words.take();
        return Matches.mac(FilterSide.DESTINATION, new Mac(destination));
    }

    private Filter multicast() {
        words.take();
        return Matches::multicast;
    }

    private Filter direction(Direction wanted) {
        words.take();
        return (frame, packet) -> frame.direction() == wanted;
    }

    private Filter length(String word) throws FilterException {
        int bytes = number(word, words.take());
        return word.equals("less")
                ? (frame, packet) -> frame.length() <= bytes
                : (frame, packet) -> frame.length() >= bytes;
    }

    private Filter place(String word) throws FilterException {
        String name = words.take();
        if (name.isEmpty()) {
            throw FilterException.wants(word, "filter.name");
        }
        return word.equals("node")
                ? (frame, packet) -> frame.port().node().equals(name)
                : (frame, packet) -> frame.port().device().equals(name);
    }

    private Filter numbered(String word) throws FilterException {
        boolean one = words.peek().matches("[0-9]+");
        int number = one ? number(word, words.take()) : 0;
        PacketProtocol protocol = PacketProtocol.parse(word).orElseThrow();
        return one ? Matches.number(protocol, number) : Matches.protocol(protocol);
    }

    private static int number(String after, String text) throws FilterException {
        if (!text.matches("[0-9]{1,9}")) {
            throw FilterException.wants(after, "filter.number");
        }
        return Integer.parseInt(text);
    }
}
