package dev.vethwork.explain.remedy;

import dev.vethwork.explain.walk.stack.Packet;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.Firewall.Chain;
import dev.vethwork.topology.netfilter.Protocol;
import dev.vethwork.topology.netfilter.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The narrowest rule that lets a packet through which a firewall dropped. */
final class Accepting {
    private Accepting() {}

    /** Firewalls with such a rule before all others, the one that a person would write first. */
    static List<UnaryOperator<Firewall>> first(Stop stop) {
        Packet p = stop.packet();
        if (!stop.detail().startsWith("-")) {
            // Beside these rules others drop it, which no rule here can undo.
            return List.of();
        }
        if (p.isNeighborDiscovery()) {
            // Asked of many, answered to one: no address would fit both.
            return List.of(before(stop, null, null, Protocol.ICMP, null, false));
        }
        UnaryOperator<Firewall> narrow = before(
                stop,
                Prefix.host(p.source()),
                Prefix.host(p.destination()),
                p.protocol(),
                p.protocol() == Protocol.ICMP || p.reply() ? null : Integer.valueOf(p.destinationPort()),
                false);
        // An answer whose question passed elsewhere belongs to no connection that is known here.
        return p.reply() ? List.of(before(stop, null, null, null, null, true), narrow) : List.of(narrow);
    }

    private static UnaryOperator<Firewall> before(
            Stop stop,
            @Nullable Prefix source,
            @Nullable Prefix destination,
            @Nullable Protocol protocol,
            @Nullable Integer port,
            boolean established) {
        Firewall.Rule rule = new Firewall.Rule(chain(stop), Selector.of(protocol, port).withSource(source).withDestination(destination).withEstablished(established), Firewall.Action.ACCEPT);
        return firewall -> {
            List<Firewall.Rule> rules = new ArrayList<>();
            rules.add(rule);
            rules.addAll(firewall.rules());
            return new Firewall(firewall.policies(), rules);
        };
    }

    /** The second word of the rule is its chain: a built-in one, or one of the lab's own on the host. */
    private static Chain chain(Stop stop) {
        String name = stop.detail().split(" ", 3)[1];
        if (name.equals("INPUT") || name.endsWith("-IN")) {
            return Chain.INPUT;
        }
        return name.equals("OUTPUT") || name.endsWith("-OUT") ? Chain.OUTPUT : Chain.FORWARD;
    }
}
