package dev.vethwork.topology.netfilter;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.Prefix;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The filter table of a node: what happens to packets to it, through it and from it. Rules go in their order. */
public record Firewall(Map<Chain, Policy> policies, List<Rule> rules) {
    public static final Firewall NONE = new Firewall(Map.of(), List.of());

    /** A built-in chain of the filter table. */
    public enum Chain {
        INPUT,
        FORWARD,
        OUTPUT
    }

    /** What happens to what no rule took. */
    public enum Policy {
        ACCEPT,
        DROP
    }

    /** What a rule does. */
    public enum Action {
        ACCEPT,
        DROP,
        REJECT
    }

    /**
     * One rule; what is null matches everything.
     *
     * @param port destination port, 1 to 65535; needs tcp or udp
     * @param established only packets of connections seen before ({@code -m conntrack --ctstate ESTABLISHED,RELATED})
     * @param notSource whose packets it is not for; null for nobody's. Not together with {@code source}
     * @param notDestination packets for whom it is not; null for nobody. Not together with {@code destination}
     * @param notIn packets that arrive by this interface are none of its; null for none. Not together with {@code in}
     * @param notOut packets that leave by this interface are none of its; null for none. Not together with {@code out}
     * @param sourcePort the sender's port, 1 to 65535; null for any, needs tcp or udp
     * @param begins only packets that begin a connection ({@code -m conntrack --ctstate NEW}). Not together with {@code established}
     * @param icmp the message that it is; null for any, needs icmp
     * @param limit no more of them than that; null for all
     */
    @RecordBuilder
    public record Rule(
            Chain chain,
            @Nullable Prefix source,
            @Nullable Prefix destination,
            @Nullable Protocol protocol,
            @Nullable Integer port,
            @Nullable String in,
            @Nullable String out,
            boolean established,
            Action action,
            @Nullable Prefix notSource,
            @Nullable Prefix notDestination,
            @Nullable String notIn,
            @Nullable String notOut,
            @Nullable Integer sourcePort,
            boolean begins,
            @Nullable IcmpMessage icmp,
            @Nullable RateLimit limit)
            implements FirewallRuleBuilder.With {
        public Rule {
            Ports.check(port);
            Ports.check(sourcePort);
            Negation.devices(in, notIn);
            Negation.devices(out, notOut);
            Negation.check(source, notSource);
            Negation.check(destination, notDestination);
            if (established && begins) {
                throw BadValue.of("firewall.states");
            }
            if (icmp != null && protocol != Protocol.ICMP) {
                throw BadValue.of("firewall.message", icmp.text());
            }
            // Of two families no packet is.
            if (Negation.families(source, destination).size() < 2
                    && Negation.families(source, notSource, destination, notDestination).size() > 1) {
                throw BadValue.of("firewall.families");
            }
        }

        /** One that names nobody whom it is not for. */
        public Rule(
                Chain chain,
                @Nullable Prefix source,
                @Nullable Prefix destination,
                @Nullable Protocol protocol,
                @Nullable Integer port,
                @Nullable String in,
                @Nullable String out,
                boolean established,
                Action action) {
            this(chain, source, destination, protocol, port, in, out, established, action, null, null, null, null, null, false, null, null);
        }
    }

    public Firewall {
        EnumMap<Chain, Policy> ordered = new EnumMap<>(Chain.class);
        ordered.putAll(policies);
        policies = Collections.unmodifiableMap(ordered);
        rules = List.copyOf(rules);
    }
}
