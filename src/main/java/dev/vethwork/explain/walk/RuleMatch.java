package dev.vethwork.explain.walk;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.Protocol;
import inet.ipaddr.IPAddress;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether a rule's matches take a packet, as far as they are known here. */
final class RuleMatch {
    /** Yes, no, or that a match is not known here. */
    enum Answer {
        YES,
        NO,
        /** As it falls out: the kernel takes some of such packets. */
        CHANCE,
        UNKNOWN
    }

    private static final Set<String> KNOWN_MODULES = Set.of(
            "tcp", "udp", "icmp", "icmp6", "ipv6-icmp", "comment", "conntrack", "state", "multiport", "addrtype", "physdev", "statistic");

    private static final Map<String, Integer> NEIGHBOR_TYPES = Map.of(
            "neighbour-solicitation", Packet.NEIGHBOR_SOLICITATION,
            "neighbor-solicitation", Packet.NEIGHBOR_SOLICITATION,
            "neighbour-advertisement", Packet.NEIGHBOR_ADVERTISEMENT,
            "neighbor-advertisement", Packet.NEIGHBOR_ADVERTISEMENT);

    private final Flow flow;
    private final Deque<String> words;
    private boolean unknown;
    private boolean no;
    private boolean chance;

    private RuleMatch(Flow flow, List<String> words) {
        this.flow = flow;
        this.words = new ArrayDeque<>(words);
    }

    static Answer of(Flow flow, List<String> words) {
        RuleMatch match = new RuleMatch(flow, words);
        match.run();
        return match.no
                ? Answer.NO
                : match.unknown ? Answer.UNKNOWN : match.chance ? Answer.CHANCE : Answer.YES;
    }

    private void run() {
        boolean not = false;
        while (!words.isEmpty()) {
            String word = words.poll();
            if (word.equals("-j") || word.equals("-g")) {
                return;
            }
            if (word.equals("!")) {
                not = true;
                continue;
            }
            Answer answer = one(word);
            unknown |= answer == Answer.UNKNOWN;
            chance |= answer == Answer.CHANCE;
            no |= answer == (not ? Answer.YES : Answer.NO);
            not = false;
        }
    }

    private Answer one(String word) {
        Packet p = flow.packet();
        return switch (word) {
            case "-s", "--source" -> in(next(), p.source());
            case "-d", "--destination" -> in(next(), p.destination());
            case "-i", "--in-interface" -> named(next(), flow.in());
            case "-o", "--out-interface" -> named(next(), flow.out());
            case "-p", "--protocol" -> protocol(next());
            case "-m", "--match" -> KNOWN_MODULES.contains(next()) ? Answer.YES : Answer.UNKNOWN;
            case "--probability", "--every" -> {
                next();
                yield Answer.CHANCE;
            }
            case "--comment", "--mode", "--packet" -> {
                next();
                yield Answer.YES;
            }
            case "--dport", "--destination-port", "--dports" -> port(next(), p.destinationPort());
            case "--sport", "--source-port", "--sports" -> port(next(), p.sourcePort());
            case "--ports" -> {
                String ports = next();
                yield or(port(ports, p.sourcePort()), port(ports, p.destinationPort()));
            }
            case "--ctstate", "--state" -> is(Arrays.asList(next().split(","))
                    .contains(flow.tracking().state().name()));
            case "--icmp-type", "--icmpv6-type" -> icmp(next());
            case "--syn" -> is(!p.reply() && !p.isSegment());
            case "--physdev-is-bridged" -> is(flow.bridged());
            case "--dst-type" -> addressType(next(), p.destination());
            case "--src-type" -> addressType(next(), p.source());
            default -> unknownWord();
        };
    }

    /** An option that is not known, with its values up to the next option. */
    private Answer unknownWord() {
        while (!words.isEmpty() && !words.peek().startsWith("-") && !words.peek().equals("!")) {
            words.poll();
        }
        return Answer.UNKNOWN;
    }

    private String next() {
        String word = words.poll();
        return word == null ? "" : word;
    }

    private static Answer is(boolean yes) {
        return yes ? Answer.YES : Answer.NO;
    }

    private static Answer or(Answer a, Answer b) {
        return a == Answer.YES || b == Answer.YES ? Answer.YES : a == Answer.UNKNOWN ? a : b;
    }

    private static Answer in(String text, IPAddress address) {
        try {
            return is(Prefix.parse(text).contains(address));
        } catch (BadValue e) {
            return Answer.UNKNOWN;
        }
    }

    private static Answer named(String pattern, String name) {
        return is(
                pattern.endsWith("+")
                        ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                        : pattern.equals(name));
    }

    private Answer protocol(String text) {
        return switch (text) {
            case "all", "0" -> Answer.YES;
            case "tcp", "6" -> is(flow.packet().protocol() == Protocol.TCP);
            case "udp", "17" -> is(flow.packet().protocol() == Protocol.UDP);
            case "icmp", "1" -> is(flow.packet().protocol() == Protocol.ICMP
                    && flow.packet().destination().isIPv4());
            case "icmpv6", "ipv6-icmp", "58" -> is(flow.packet().protocol() == Protocol.ICMP
                    && flow.packet().destination().isIPv6());
            default -> Answer.NO;
        };
    }

    private static Answer port(String ranges, int port) {
        for (String range : ranges.split(",")) {
            if (!range.matches("[0-9]{1,5}(:[0-9]{1,5})?")) {
                return Answer.UNKNOWN;
            }
            String[] ends = range.split(":");
            if (port >= Integer.parseInt(ends[0]) && port <= Integer.parseInt(ends[ends.length - 1])) {
                return Answer.YES;
            }
        }
        return Answer.NO;
    }

    private Answer icmp(String type) {
        boolean reply = flow.packet().reply();
        if (flow.packet().isNeighborDiscovery()) {
            return is(Set.of("any", "255", String.valueOf(flow.packet().type())).contains(type)
                    || NEIGHBOR_TYPES.getOrDefault(type, 0) == flow.packet().type());
        }
        if (flow.packet().about() != null) {
            return is(flow.packet().family() == Family.V4
                    ? Set.of("any", "255", "3", "3/4", "destination-unreachable", "fragmentation-needed").contains(type)
                    : Set.of("any", "255", "2", "2/0", "packet-too-big").contains(type));
        }
        return switch (type) {
            case "any", "255" -> Answer.YES;
            case "8", "echo-request", "128" -> is(!reply);
            case "0", "echo-reply", "129" -> is(reply);
            default -> Answer.NO;
        };
    }

    private Answer addressType(String type, IPAddress address) {
        return switch (type) {
            case "LOCAL" -> is(flow.stack().owns(address));
            case "UNICAST" -> is(!flow.stack().owns(address));
            default -> Answer.UNKNOWN;
        };
    }
}
