package dev.vethwork.explain.report;

import dev.vethwork.explain.Cause;
import dev.vethwork.explain.Messages;
import dev.vethwork.explain.Probe;
import dev.vethwork.explain.walk.RoundTrip;
import dev.vethwork.explain.walk.stack.Packet;
import dev.vethwork.explain.walk.trip.Connection;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.net.Endpoint;
import dev.vethwork.net.Family;
import dev.vethwork.net.RuleTable;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.netfilter.Condition;
import dev.vethwork.state.netfilter.Match;
import dev.vethwork.state.netfilter.RuleTarget;
import dev.vethwork.state.netfilter.Side;
import inet.ipaddr.IPAddress;
import java.util.Objects;
import java.util.Optional;

/**
 * Rules that send a packet on to an address that nobody has: what a service's rules say of a pod that is gone.
 *
 * @param namespace whose rule it is
 * @param asked where the packet was to go
 * @param to where it was sent on to
 * @param rule as one would type it; empty where it is not one of iptables'
 */
public record Forwarding(String namespace, Endpoint asked, Endpoint to, String rule) {
    /** Empty where nobody's rule sent it there. @param asked where it was to go, before anybody turned it */
    public static Optional<Forwarding> of(NetworkState state, RoundTrip trip, Stop stop, IPAddress asked, Probe probe) {
        Packet packet = stop.packet();
        boolean turned = trip.back() == null && !packet.reply() && !packet.destination().equals(asked);
        if (stop.cause() != Cause.NO_SUCH_ADDRESS || !turned || !packet.destination().equals(sought(stop))) {
            return Optional.empty();
        }
        String where = trip.there().connections().reversed().stream()
                .filter(Connection::turnsDestination)
                .map(Connection::namespace)
                .findFirst()
                .orElse(stop.namespace());
        Endpoint before = endpoint(asked, probe.port());
        Endpoint to = endpoint(packet.destination(), packet.destinationPort());
        return Optional.of(new Forwarding(where, before, to, rule(state, where, before, to)));
    }

    private static IPAddress sought(Stop stop) {
        return Objects.requireNonNullElse(stop.nextHop(), stop.packet().destination());
    }

    private static Endpoint endpoint(IPAddress address, int port) {
        return new Endpoint(address, port == 0 ? null : port);
    }

    private static String rule(NetworkState state, String namespace, Endpoint asked, Endpoint to) {
        return state.namespace(namespace).stream()
                .flatMap(space -> space.netfilter().of(Family.of(to.address())).stream())
                .filter(chain -> chain.table() == RuleTable.NAT)
                .flatMap(chain -> chain.rules().stream()
                        .filter(rule -> rule.meaning().target() instanceof RuleTarget.DestinationNat nat && leads(nat.to(), to))
                        .filter(rule -> rule.meaning().conditions().stream().allMatch(condition -> holds(condition, asked)))
                        .map(rule -> "-A " + chain.name() + " " + String.join(" ", rule.words())))
                .findFirst()
                .orElse("");
    }

    /** Whether it may be a rule for that port. Chains ask for one on the way to the rule. */
    private static boolean holds(Condition condition, Endpoint asked) {
        Integer port = asked.port();
        return !(condition.match() instanceof Match.Ports ports)
                || ports.side() != Side.DESTINATION
                || port == null
                || ports.ranges().stream().anyMatch(range -> range.first() <= port && port <= range.last()) != condition.negated();
    }

    private static boolean leads(Endpoint rule, Endpoint to) {
        return rule.address().equals(to.address()) && (rule.port() == null || rule.port().equals(to.port()));
    }

    /** As a sentence. @param node whose rule it is, as it is called on screen */
    public String text(String node) {
        return Messages.text("explain.forwarded" + (rule.isEmpty() ? ".plain" : ""), node, asked, to, rule);
    }
}
