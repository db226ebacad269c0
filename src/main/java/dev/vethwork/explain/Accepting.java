package dev.vethwork.explain;

import dev.vethwork.explain.walk.Packet;
import dev.vethwork.explain.walk.Stop;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.Firewall;
import dev.vethwork.topology.Firewall.Chain;
import dev.vethwork.topology.Protocol;
import java.util.ArrayList;
import java.util.List;

/** The narrowest rule that lets a packet through which a firewall dropped. */
final class Accepting {
    private Accepting() {}

    /** The firewall with that rule before all others. */
    static Firewall first(Firewall firewall, Stop stop) {
        List<Firewall.Rule> rules = new ArrayList<>();
        rules.add(rule(stop));
        rules.addAll(firewall.rules());
        return new Firewall(firewall.policies(), rules);
    }

    private static Firewall.Rule rule(Stop stop) {
        Packet p = stop.packet();
        Chain chain = chain(stop);
        if (p.isNeighborDiscovery()) {
            // Asked of many, answered to one: no address would fit both.
            return new Firewall.Rule(
                    chain, null, null, Protocol.ICMP, null, null, null, false, Firewall.Action.ACCEPT);
        }
        return p.reply()
                ? new Firewall.Rule(chain, null, null, null, null, null, null, true, Firewall.Action.ACCEPT)
                : new Firewall.Rule(
                        chain,
                        Prefix.host(p.source()),
                        Prefix.host(p.destination()),
                        p.protocol(),
                        p.protocol() == Protocol.ICMP ? null : Integer.valueOf(p.destinationPort()),
                        null,
                        null,
                        false,
                        Firewall.Action.ACCEPT);
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
