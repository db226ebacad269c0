package dev.vethwork.explain.walk.netfilter;

import dev.vethwork.explain.walk.netfilter.RuleMatch.Answer;
import dev.vethwork.explain.walk.stack.CarriedMark;
import dev.vethwork.explain.walk.stack.Packet;
import dev.vethwork.net.Family;
import dev.vethwork.net.PacketMark;
import dev.vethwork.state.netfilter.TrackState;
import dev.vethwork.state.nft.NftField;
import dev.vethwork.state.nft.NftRule;
import dev.vethwork.state.nft.NftStatement;
import dev.vethwork.state.nft.NftValue;
import dev.vethwork.topology.netfilter.Protocol;
import inet.ipaddr.IPAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether rules of nftables take a packet, as far as their matches are known here.
 *
 * @param frame whether a bridge asks, whose ports are not known
 * @param arp whether it is the question for a neighbour rather than the packet
 */
record NftMatch(Flow flow, boolean frame, boolean arp) {
    private static final Map<String, Integer> PROTOCOLS = Map.of("icmp", 1, "tcp", 6, "udp", 17, "ipv6-icmp", 58, "icmpv6", 58);
    private static final Map<String, Integer> ROOT = Map.of("root", 0);
    private static final Map<String, Integer> ETHER_TYPES = Map.of("ip", 0x0800, "arp", 0x0806, "ip6", 0x86dd);
    private static final Map<String, Integer> FAMILIES = Map.of("ipv4", 2, "ipv6", 10);
    private static final Map<String, Integer> TYPES_V4 = Map.of("echo-reply", 0, "destination-unreachable", 3, "echo-request", 8);
    private static final Map<String, Integer> TYPES_V6 = Map.of(
            "packet-too-big", 2, "echo-request", 128, "echo-reply", 129, "nd-neighbor-solicit", 135, "nd-neighbor-advert", 136);

    /** The same of another packet, or of this with another mark. */
    NftMatch of(Flow other) {
        return new NftMatch(other, frame, arp);
    }

    Answer takes(NftRule rule) {
        boolean unknown = false;
        for (NftStatement statement : rule.statements()) {
            if (statement instanceof NftStatement.Match m) {
                Answer answer = of(m);
                if (answer == Answer.NO) {
                    return Answer.NO;
                }
                unknown |= answer == Answer.UNKNOWN;
            } else if (statement instanceof NftStatement.Unknown u && !u.decides()) {
                unknown = true;
            }
        }
        return unknown ? Answer.UNKNOWN : Answer.YES;
    }

    private Answer of(NftStatement.Match match) {
        if (!has(match.field())) {
            return Answer.NO;
        }
        Answer answer = among(match.field(), match.values());
        return !match.not() || answer == Answer.UNKNOWN ? answer : answer == Answer.YES ? Answer.NO : Answer.YES;
    }

    /** The verdict for the values that the packet has; empty where none is for it, or nobody here knows. */
    Optional<NftStatement.Verdict> chosen(NftStatement.Choice choice) {
        return isClear(choice)
                ? choice.ways().stream()
                        .filter(way -> is(choice.fields(), way) == Answer.YES)
                        .findFirst()
                        .map(NftStatement.Choice.Way::verdict)
                : Optional.empty();
    }

    boolean isClear(NftStatement.Choice choice) {
        return choice.ways().stream().noneMatch(way -> is(choice.fields(), way) == Answer.UNKNOWN);
    }

    /** Whether a packet has in each field what a way is for. */
    private Answer is(List<NftField> fields, NftStatement.Choice.Way way) {
        if (fields.size() != way.values().size()) {
            return Answer.UNKNOWN;
        }
        Answer all = Answer.YES;
        for (int i = 0; i < fields.size(); i++) {
            Answer answer = has(fields.get(i)) ? among(fields.get(i), way.values().get(i)) : Answer.NO;
            if (answer == Answer.NO) {
                return answer;
            }
            all = answer == Answer.UNKNOWN ? answer : all;
        }
        return all;
    }

    /** Whether the packet has such a thing at all: nft asks for its protocol before. */
    private boolean has(NftField field) {
        Packet p = flow.packet();
        boolean v4 = p.family() == Family.V4 && !arp;
        boolean v6 = p.family() == Family.V6;
        return switch (field) {
            case SOURCE_V4, DESTINATION_V4, PROTOCOL_V4 -> v4;
            case SOURCE_V6, DESTINATION_V6, PROTOCOL_V6 -> v6;
            case TCP_SOURCE_PORT, TCP_DESTINATION_PORT, TCP_FLAGS -> !arp && p.protocol() == Protocol.TCP;
            case UDP_SOURCE_PORT, UDP_DESTINATION_PORT -> !arp && p.protocol() == Protocol.UDP;
            case SOURCE_PORT, DESTINATION_PORT -> !arp && p.protocol() != Protocol.ICMP;
            case ICMP_TYPE -> v4 && p.protocol() == Protocol.ICMP;
            case ICMPV6_TYPE -> v6 && p.protocol() == Protocol.ICMP;
            case PROTOCOL -> !arp;
            case USER, GROUP -> isOwned();
            case FAMILY, ETHER_TYPE, IN, OUT, STATE, STATUS, REVERSE_PATH, MARKED_REVERSE_PATH, SOURCE_TYPE, DESTINATION_TYPE, MARK, CONNECTION_MARK, UNKNOWN -> true;
        };
    }

    /** What a program of the node's own sends; a kernel's own answers are nobody's (nft_meta_get_eval_skugid in net/netfilter/nft_meta.c). */
    private boolean isOwned() {
        return flow.in().isEmpty() && !frame && !arp && (isAsked() || flow.packet().protocol() != Protocol.ICMP);
    }

    /** What a person asks from a node is asked by root. */
    private boolean isAsked() {
        Packet p = flow.packet();
        return !p.reply() && p.about() == null && p.type() == 0;
    }

    private Answer among(NftField field, List<NftValue> values) {
        Answer found = Answer.NO;
        for (NftValue value : values) {
            Answer answer = is(field, value);
            if (answer == Answer.YES) {
                return answer;
            }
            found = answer == Answer.UNKNOWN ? answer : found;
        }
        return field == NftField.UNKNOWN ? Answer.UNKNOWN : found;
    }

    private Answer is(NftField field, NftValue value) {
        Packet p = flow.packet();
        return switch (field) {
            case SOURCE_V4, SOURCE_V6 -> in(value, p.source());
            case DESTINATION_V4, DESTINATION_V6 -> in(value, p.destination());
            case TCP_SOURCE_PORT, UDP_SOURCE_PORT, SOURCE_PORT -> number(value, p.sourcePort(), Map.of());
            case TCP_DESTINATION_PORT, UDP_DESTINATION_PORT, DESTINATION_PORT -> number(
                    value, p.destinationPort(), Map.of());
            case ICMP_TYPE -> number(value, type(), TYPES_V4);
            case ICMPV6_TYPE -> number(value, type(), TYPES_V6);
            case PROTOCOL, PROTOCOL_V4, PROTOCOL_V6 -> number(value, protocol(), PROTOCOLS);
            case FAMILY -> number(value, p.family() == Family.V4 ? 2 : 10, FAMILIES);
            case ETHER_TYPE -> number(value, arp ? 0x0806 : p.family() == Family.V4 ? 0x0800 : 0x86dd, ETHER_TYPES);
            case IN -> frame ? Answer.UNKNOWN : named(value, flow.in());
            case OUT -> frame ? Answer.UNKNOWN : named(value, flow.out());
            case STATE -> named(value, flow.tracking().state().name().toLowerCase(Locale.ROOT));
            case STATUS -> status(value);
            case REVERSE_PATH -> frame ? Answer.UNKNOWN : reversePath(value, CarriedMark.NONE);
            case MARKED_REVERSE_PATH -> frame || !flow.mark().known() ? Answer.UNKNOWN : reversePath(value, flow.mark());
            case SOURCE_TYPE -> addressType(value, p.source());
            case DESTINATION_TYPE -> addressType(value, p.destination());
            case USER, GROUP -> isAsked() ? number(value, 0, ROOT) : Answer.UNKNOWN;
            case MARK -> marked(value, flow.mark().known(), flow.mark().value());
            case CONNECTION_MARK -> marked(value, flow.mark().keptKnown(), flow.mark().kept());
            case TCP_FLAGS -> value instanceof NftValue.Flags f ? RuleMatch.flagged(p, f.flags()) : Answer.UNKNOWN;
            case UNKNOWN -> Answer.UNKNOWN;
        };
    }

    private Answer status(NftValue value) {
        Answer source = named(value, "snat");
        Answer destination = named(value, "dnat");
        if (source == Answer.YES || destination == Answer.YES) {
            return flow.tracking().isOneOf(Set.of(source == Answer.YES ? TrackState.SNAT : TrackState.DNAT))
                    ? Answer.YES
                    : Answer.NO;
        }
        return Answer.UNKNOWN;
    }

    /** Missing where a strict filter would drop it. */
    private Answer reversePath(NftValue value, CarriedMark mark) {
        return named(value, flow.stack().leadsBack(flow.packet(), flow.in(), false, mark) ? "exists" : "missing");
    }

    private int type() {
        Packet p = flow.packet();
        if (p.type() != 0) {
            return p.type();
        }
        return p.family() == Family.V4 ? (p.reply() ? 0 : 8) : (p.reply() ? 129 : 128);
    }

    private int protocol() {
        Packet p = flow.packet();
        return switch (p.protocol()) {
            case TCP -> 6;
            case UDP -> 17;
            case ICMP -> p.family() == Family.V4 ? 1 : 58;
        };
    }

    private static Answer in(NftValue value, IPAddress address) {
        return value instanceof NftValue.Addresses a
                ? is(a.first().spanWithRange(a.last()).contains(address))
                : Answer.UNKNOWN;
    }

    private static Answer number(NftValue value, int number, Map<String, Integer> names) {
        return switch (value) {
            case NftValue.Numbers n -> is(number >= n.first() && number <= n.last());
            case NftValue.Word w -> names.containsKey(w.text()) ? is(names.get(w.text()) == number) : names.isEmpty() ? Answer.UNKNOWN : Answer.NO;
            case NftValue.Addresses _, NftValue.Marked _, NftValue.Flags _, NftValue.Unknown _ -> Answer.UNKNOWN;
        };
    }

    private static Answer marked(NftValue value, boolean known, long mark) {
        PacketMark asked =
                switch (value) {
                    case NftValue.Marked m -> m.mark();
                    case NftValue.Numbers n when n.first() == n.last() && n.first() >= 0 -> new PacketMark(n.first(), PacketMark.ALL);
                    default -> null;
                };
        return asked == null || !known ? Answer.UNKNOWN : is(asked.takes(mark));
    }

    private static Answer named(NftValue value, String name) {
        if (!(value instanceof NftValue.Word word)) {
            return Answer.UNKNOWN;
        }
        String text = word.text();
        return is(text.endsWith("*") ? name.startsWith(text.substring(0, text.length() - 1)) : text.equals(name));
    }

    private Answer addressType(NftValue value, IPAddress address) {
        boolean own = flow.stack().owns(address);
        return value instanceof NftValue.Word word
                ? switch (word.text()) {
                    case "local" -> is(own);
                    case "unicast" -> is(!own);
                    default -> Answer.UNKNOWN;
                }
                : Answer.UNKNOWN;
    }

    private static Answer is(boolean yes) {
        return yes ? Answer.YES : Answer.NO;
    }
}
