package dev.vethwork.topology.netfilter;

import dev.vethwork.net.Names;
import dev.vethwork.net.Prefix;
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
     */
    public record Rule(
            Chain chain,
            @Nullable Prefix source,
            @Nullable Prefix destination,
            @Nullable Protocol protocol,
            @Nullable Integer port,
            @Nullable String in,
            @Nullable String out,
            boolean established,
            Action action) {
        public Rule {
            Ports.check(port);
            if (in != null) {
                Names.device(in);
            }
            if (out != null) {
                Names.device(out);
            }
        }
    }

    public Firewall {
        EnumMap<Chain, Policy> ordered = new EnumMap<>(Chain.class);
        ordered.putAll(policies);
        policies = Collections.unmodifiableMap(ordered);
        rules = List.copyOf(rules);
    }
}
