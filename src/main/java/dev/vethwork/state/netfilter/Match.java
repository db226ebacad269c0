package dev.vethwork.state.netfilter;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.PacketMark;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.ProtocolNumber;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One thing that a rule asks of a packet (iptables-extensions(8)). */
public sealed interface Match {
    record Address(Side side, Prefix prefix) implements Match {}

    /** @param pattern a name, or the beginning of one and a plus sign */
    record Arrives(String pattern) implements Match {
        public boolean by(String device) {
            return DeviceNames.fit(pattern, device);
        }
    }

    /** @param pattern a name, or the beginning of one and a plus sign */
    record Leaves(String pattern) implements Match {
        public boolean by(String device) {
            return DeviceNames.fit(pattern, device);
        }
    }

    /**
     * What it carries.
     *
     * @param protocol null for all of them, and for one whose number is not known here
     * @param word as it is written to the kernel
     */
    record OfProtocol(@Nullable ProtocolNumber protocol, String word) implements Match {
        public static OfProtocol of(ProtocolNumber protocol) {
            return new OfProtocol(protocol, protocol.word());
        }

        static OfProtocol named(String word) {
            if (word.equals("all") || word.equals("0")) {
                return new OfProtocol(null, "all");
            }
            try {
                return of(ProtocolNumber.parse(word));
            } catch (BadValue unknown) {
                return new OfProtocol(null, word);
            }
        }

        public boolean isAny() {
            return word.equals("all");
        }

        /** As a drawing names it: the ICMP of each family by one name. */
        public Optional<ProtocolNumber> drawn() {
            return Optional.ofNullable(is(ProtocolNumber.ICMP_V6) ? ProtocolNumber.ICMP : protocol);
        }

        public boolean is(ProtocolNumber other) {
            return other.equals(protocol);
        }
    }

    record Ports(Side side, List<PortRange> ranges) implements Match {
        public Ports {
            ranges = List.copyOf(ranges);
        }

        public boolean contains(int port) {
            return ranges.stream().anyMatch(range -> range.contains(port));
        }

        public String text() {
            return ranges.stream().map(PortRange::text).collect(Collectors.joining(","));
        }
    }

    /** Either of both. */
    record AnyPort(List<PortRange> ranges) implements Match {
        public AnyPort {
            ranges = List.copyOf(ranges);
        }
    }

    record Icmp(IcmpType type) implements Match {}

    record Tracked(Set<TrackState> states) implements Match {
        public Tracked {
            states = Set.copyOf(states);
        }
    }

    /** A TCP segment that of the flags that are looked at has exactly these. */
    record Flags(Set<TcpFlag> looked, Set<TcpFlag> having) implements Match {
        /** The first of a connection ({@code --syn}). */
        public static final Flags SYN =
                new Flags(Set.of(TcpFlag.FIN, TcpFlag.SYN, TcpFlag.RST, TcpFlag.ACK), Set.of(TcpFlag.SYN));

        public Flags {
            looked = Set.copyOf(looked);
            having = Set.copyOf(having);
        }
    }

    /** A bridge passes it on, port to port. */
    record Bridged() implements Match {}

    /** Whether the address is one of the node's own. */
    record Own(Side side) implements Match {}

    /** Whether the address is one that a route leads to, and not the node's own. */
    record Elsewhere(Side side) implements Match {}

    /** As it falls out. @param share 0 to 1, of the packets that come to the rule */
    record Share(double share) implements Match {}

    /** One packet of every so many that come to the rule. */
    record Turn(int every, int first) implements Match {}

    /** The mark that an earlier rule put on it. */
    record Marked(PacketMark mark) implements Match {}

    /** The mark that its connection keeps. */
    record ConnectionMarked(PacketMark mark) implements Match {}

    /** The answer would leave by the interface that it came in by. @param loose by any @param marked had it the same mark */
    record ReversePath(boolean loose, boolean marked) implements Match {}

    /**
     * Its sender is a program of this node's, and one of these numbers runs it.
     *
     * @param whose which number: the user's or the group's, or that there is a socket at all
     */
    record OwnedBy(Whose whose, int first, int last) implements Match {
        /** What owner looks at (iptables-extensions(8)). */
        public enum Whose {
            USER,
            GROUP,
            SOCKET
        }

        public boolean contains(int number) {
            return first <= number && number <= last;
        }
    }

    /** No more of them than at some rate. @param words the option and its value */
    record Rate(List<String> words) implements Match {
        public Rate {
            words = List.copyOf(words);
        }
    }

    /** What is not understood here. */
    record Unknown(List<String> words) implements Match {
        public Unknown {
            words = List.copyOf(words);
        }
    }
}
