package dev.vethwork.topology.netfilter;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.Family;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A message of ICMP (RFC 792) or ICMPv6 (RFC 4443, RFC 4861) that a rule can name: most are in both, by other numbers. */
public enum IcmpMessage {
    ECHO_REQUEST(8, 128),
    ECHO_REPLY(0, 129),
    DESTINATION_UNREACHABLE(3, 1),
    TOO_BIG(3, 4, 2),
    TIME_EXCEEDED(11, 3),
    PARAMETER_PROBLEM(12, 4),
    REDIRECT(5, 137),
    ROUTER_SOLICITATION(10, 133),
    ROUTER_ADVERTISEMENT(9, 134),
    NEIGHBOR_SOLICITATION(Code.NONE, 135),
    NEIGHBOR_ADVERTISEMENT(Code.NONE, 136),
    SOURCE_QUENCH(4, Code.NONE),
    TIMESTAMP_REQUEST(13, Code.NONE),
    TIMESTAMP_REPLY(14, Code.NONE);

    private final int v4;
    private final int v4Code;
    private final int v6;

    IcmpMessage(int v4, int v6) {
        this(v4, Code.EVERY, v6);
    }

    IcmpMessage(int v4, int v4Code, int v6) {
        this.v4 = v4;
        this.v4Code = v4Code;
        this.v6 = v6;
    }

    /**
     * How a family numbers it.
     *
     * @param code -1 for every one of the type
     */
    public record Code(int type, int code) {
        private static final int EVERY = -1;
        private static final int NONE = -1;
    }

    /** Empty where the family knows no such message. */
    public Optional<Code> code(Family family) {
        Code code = family == Family.V4 ? new Code(v4, v4Code) : new Code(v6, Code.EVERY);
        return code.type() == Code.NONE ? Optional.empty() : Optional.of(code);
    }

    /** The one of a family with this number; empty where none has a name here. */
    public static Optional<IcmpMessage> of(Family family, int type, int code) {
        return Arrays.stream(values())
                .filter(each -> each.code(family).filter(new Code(type, code)::equals).isPresent())
                .findFirst();
    }

    /** As a file has it: {@code echo-request}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws BadValue for a word that is none of them */
    public static IcmpMessage parse(String text) {
        return Arrays.stream(values())
                .filter(each -> each.text().equals(text))
                .findFirst()
                .orElseThrow(() -> BadValue.of("firewall.icmp", text));
    }
}
