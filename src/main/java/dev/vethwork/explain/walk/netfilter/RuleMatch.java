package dev.vethwork.explain.walk.netfilter;

import dev.vethwork.explain.walk.stack.CarriedMark;
import dev.vethwork.explain.walk.stack.Packet;
import dev.vethwork.net.Family;
import dev.vethwork.state.netfilter.Condition;
import dev.vethwork.state.netfilter.Match;
import dev.vethwork.state.netfilter.PortRange;
import dev.vethwork.state.netfilter.Side;
import dev.vethwork.state.netfilter.TcpFlag;
import dev.vethwork.topology.netfilter.Protocol;
import inet.ipaddr.IPAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Whether a rule takes a packet, as far as its matches are known here. */
final class RuleMatch {
    /** Yes, no, or that a match is not known here. */
    enum Answer {
        YES,
        NO,
        /** As it falls out: the kernel takes some of such packets. */
        CHANCE,
        UNKNOWN
    }

    private static final int ROOT = 0;
    private static final int ECHO_REQUEST = 8;
    private static final int ECHO_REQUEST_V6 = 128;
    private static final int ECHO_REPLY_V6 = 129;
    private static final int FRAGMENTATION_NEEDED = 4;

    private final Flow flow;
    private final Packet packet;

    private RuleMatch(Flow flow) {
        this.flow = flow;
        this.packet = flow.packet();
    }

    /** One condition that is not met is enough, whatever the others are. */
    static Answer of(Flow flow, List<Condition> conditions) {
        RuleMatch match = new RuleMatch(flow);
        Answer all = Answer.YES;
        for (Condition condition : conditions) {
            Answer answer = match.of(condition.match());
            if (answer == (condition.negated() ? Answer.YES : Answer.NO)) {
                return Answer.NO;
            }
            all = answer == Answer.UNKNOWN || (answer == Answer.CHANCE && all == Answer.YES) ? answer : all;
        }
        return all;
    }

    private Answer of(Match match) {
        return switch (match) {
            case Match.Address a -> is(a.prefix().contains(address(a.side())));
            case Match.Arrives a -> is(a.by(flow.in()));
            case Match.Leaves l -> is(l.by(flow.out()));
            case Match.OfProtocol p -> is(p.isAny() || p.is(packet.protocol().number().in(packet.family())));
            case Match.Ports p -> is(among(p.ranges(), port(p.side())));
            case Match.AnyPort p -> is(among(p.ranges(), port(Side.SOURCE)) || among(p.ranges(), port(Side.DESTINATION)));
            case Match.Icmp i -> is(packet.protocol() == Protocol.ICMP && i.type().covers(type(), code()));
            case Match.Tracked t -> is(flow.tracking().isOneOf(t.states()));
            case Match.Flags f -> flagged(packet, f);
            case Match.Bridged _ -> is(flow.bridged());
            case Match.Own o -> is(flow.stack().owns(address(o.side())));
            case Match.Elsewhere e -> is(!flow.stack().owns(address(e.side())));
            case Match.Marked m -> flow.mark().known() ? is(m.mark().takes(flow.mark().value())) : Answer.UNKNOWN;
            case Match.ConnectionMarked m -> flow.mark().keptKnown() ? is(m.mark().takes(flow.mark().kept())) : Answer.UNKNOWN;
            case Match.ReversePath path -> path.marked() && !flow.mark().known()
                    ? Answer.UNKNOWN
                    : is(flow.stack().leadsBack(packet, flow.in(), path.loose(), path.marked() ? flow.mark() : CarriedMark.NONE));
            case Match.OwnedBy owner -> owned(owner);
            // A rate is taken to be kept, as what was asked is one packet.
            case Match.Rate _ -> Answer.YES;
            case Match.Share _, Match.Turn _ -> Answer.CHANCE;
            case Match.Unknown _ -> Answer.UNKNOWN;
        };
    }

    /** What a person asks from a node is asked by root; a kernel's own answers have no owner (owner_mt in net/netfilter/xt_owner.c). */
    private Answer owned(Match.OwnedBy owner) {
        if (!flow.in().isEmpty() || flow.bridged()) {
            return Answer.NO;
        }
        boolean asked = !packet.reply() && packet.about() == null && packet.type() == 0;
        boolean ofKernel = !asked && packet.protocol() == Protocol.ICMP;
        return switch (owner.whose()) {
            case SOCKET -> ofKernel ? Answer.UNKNOWN : Answer.YES;
            case USER, GROUP -> ofKernel ? Answer.NO : asked ? is(owner.contains(ROOT)) : Answer.UNKNOWN;
        };
    }

    /** Of what follows the handshake some carry data that is to be handed on at once, and some do not. */
    static Answer flagged(Packet packet, Match.Flags flags) {
        if (packet.protocol() != Protocol.TCP || packet.about() != null) {
            return Answer.NO;
        }
        Set<TcpFlag> of = packet.isFollowing()
                ? EnumSet.of(TcpFlag.ACK)
                : packet.reply() ? EnumSet.of(TcpFlag.SYN, TcpFlag.ACK) : EnumSet.of(TcpFlag.SYN);
        Set<TcpFlag> seen = EnumSet.copyOf(of);
        seen.retainAll(flags.looked());
        Set<TcpFlag> pushed = EnumSet.copyOf(of);
        pushed.add(TcpFlag.PSH);
        pushed.retainAll(flags.looked());
        boolean plain = seen.equals(flags.having());
        return packet.isFollowing() && plain != pushed.equals(flags.having()) ? Answer.UNKNOWN : is(plain);
    }

    private static Answer is(boolean yes) {
        return yes ? Answer.YES : Answer.NO;
    }

    private IPAddress address(Side side) {
        return side == Side.SOURCE ? packet.source() : packet.destination();
    }

    private int port(Side side) {
        return side == Side.SOURCE ? packet.sourcePort() : packet.destinationPort();
    }

    private static boolean among(List<PortRange> ranges, int port) {
        return ranges.stream().anyMatch(range -> range.contains(port));
    }

    /** Of a message of ICMP: the walk's packets are echoes, or say of themselves what they are. */
    private int type() {
        if (packet.type() != 0) {
            return packet.type();
        }
        return packet.family() == Family.V4
                ? packet.reply() ? 0 : ECHO_REQUEST
                : packet.reply() ? ECHO_REPLY_V6 : ECHO_REQUEST_V6;
    }

    private int code() {
        return packet.about() != null && packet.family() == Family.V4 ? FRAGMENTATION_NEEDED : 0;
    }
}
