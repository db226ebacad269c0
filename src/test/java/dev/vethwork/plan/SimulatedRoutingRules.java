package dev.vethwork.plan;

import dev.vethwork.net.Family;
import dev.vethwork.net.FlowSelector;
import dev.vethwork.net.PacketMark;
import dev.vethwork.net.PortSpan;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.ProtocolNumber;
import dev.vethwork.net.RouteTable;
import dev.vethwork.net.TypeOfService;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.RoutingRuleEntry;
import dev.vethwork.state.RoutingRuleEntry.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The rules of the simulated kernel's routing policy. */
final class SimulatedRoutingRules {
    private SimulatedRoutingRules() {}

    static NamespaceState run(NamespaceState namespace, Family family, List<String> words, String lab) {
        RoutingRuleEntry rule = parse(namespace, family, words.subList(2, words.size()), lab);
        List<RoutingRuleEntry> rules = new ArrayList<>(namespace.rules());
        boolean exists = rules.stream().anyMatch(rule::isSame);
        if (words.get(1).equals("del")) {
            SimulatedKernel.require(exists, "No such file or directory");
            rules.removeIf(rule::isSame);
        } else {
            SimulatedKernel.require(!exists, "File exists");
            rules.add(rule);
        }
        return namespace.withRules(rules);
    }

    private static RoutingRuleEntry parse(NamespaceState namespace, Family family, List<String> words, String lab) {
        long priority = 0;
        Prefix from = null;
        Prefix to = null;
        String in = null;
        PacketMark mark = null;
        RouteTable table = null;
        Action action = Action.LOOKUP;
        TypeOfService tos = null;
        ProtocolNumber carried = null;
        PortSpan sourcePorts = null;
        PortSpan ports = null;
        boolean inverted = false;
        int suppress = -1;
        String protocol = "unspec";
        for (int at = 0; at < words.size(); at += 2) {
            String value = at + 1 < words.size() ? words.get(at + 1) : "";
            switch (words.get(at)) {
                case "priority" -> priority = Long.parseLong(value);
                case "from" -> from = prefix(value, family);
                case "to" -> to = prefix(value, family);
                case "iif" -> in = value;
                case "fwmark" -> mark = PacketMark.parse(value);
                case "table" -> table = RouteTable.parse(value);
                case "protocol" -> protocol = value;
                case "tos" -> tos = TypeOfService.parse(value);
                case "ipproto" -> carried = ProtocolNumber.parse(value);
                case "sport" -> sourcePorts = PortSpan.parse(value);
                case "dport" -> ports = PortSpan.parse(value);
                case "suppress_prefixlength" -> suppress = Integer.parseInt(value);
                case "not" -> {
                    inverted = true;
                    at--;
                }
                default -> {
                    action = Action.valueOf(words.get(at).toUpperCase(Locale.ROOT));
                    at--;
                }
            }
        }
        return new RoutingRuleEntry(
                family, priority, inverted, from, to, in, null, mark,
                new FlowSelector(tos, carried, sourcePorts, ports), action, table, suppress, List.of(), protocol,
                namespace.isRoot() && protocol.equals("86") ? lab : null);
    }

    private static Prefix prefix(String text, Family family) {
        Prefix prefix = Prefix.parse(text);
        SimulatedKernel.require(prefix.family() == family, "Invalid source address.");
        return prefix;
    }
}
