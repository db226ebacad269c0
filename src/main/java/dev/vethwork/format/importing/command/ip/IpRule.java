package dev.vethwork.format.importing.command.ip;

import dev.vethwork.format.importing.command.CommandEnd;
import dev.vethwork.format.importing.command.Context;
import dev.vethwork.format.importing.command.NetworkText;
import dev.vethwork.format.importing.command.Outcome;
import dev.vethwork.format.importing.command.Words;
import dev.vethwork.net.Family;
import dev.vethwork.net.FlowSelector;
import dev.vethwork.net.PacketMark;
import dev.vethwork.net.PortSpan;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.ProtocolNumber;
import dev.vethwork.net.RouteTable;
import dev.vethwork.net.TypeOfService;
import dev.vethwork.topology.RoutingRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code ip rule}. */
final class IpRule {
    private static final List<String> BEGUN = List.of("preference", "order", "priority", "dsfield", "table", "suppress_prefixlength");

    /** Where the kernel's rule for the main table stands: one without a priority goes before it. */
    private static final long MAIN = 32_766;

    private IpRule() {}

    static Outcome run(Words words, Context context, @Nullable Family family) {
        String verb = words.hasNext() ? words.next() : "show";
        return switch (Words.match(verb, "list", "lst", "show", "add", "delete", "flush", "save", "restore")) {
            case "add" -> add(words, context, family);
            case "delete", "flush" -> Outcome.passed("nothing", "rule");
            case "" -> Outcome.failed("verb", "rule", verb);
            default -> Outcome.passed("shows");
        };
    }

    /** The word of which ip takes any beginning, or the same (iprule_modify in ip/iprule.c of iproute2). */
    private static String whole(String word) {
        return BEGUN.stream().filter(each -> each.startsWith(word)).findFirst().orElse(word);
    }

    private static Outcome add(Words words, Context context, @Nullable Family family) {
        Prefix from = null;
        Prefix to = null;
        String in = null;
        String out = null;
        PacketMark mark = null;
        RouteTable table = null;
        RoutingRule.Type type = RoutingRule.Type.UNICAST;
        TypeOfService tos = null;
        ProtocolNumber protocol = null;
        PortSpan sourcePorts = null;
        PortSpan ports = null;
        boolean inverted = false;
        Integer suppress = null;
        long priority = -1;
        while (words.hasNext()) {
            String word = words.value("rule");
            switch (whole(word)) {
                case "from" -> from = prefix(words.value(word), family);
                case "to" -> to = prefix(words.value(word), family);
                case "iif", "dev" -> in = words.value(word);
                case "oif" -> out = words.value(word);
                case "fwmark" -> mark = PacketMark.parse(words.value(word));
                case "table", "lookup" -> table = TableName.table(words.value(word), context);
                case "not" -> inverted = true;
                case "tos", "dsfield" -> tos = TypeOfService.parse(words.value(word));
                case "ipproto" -> protocol = ProtocolNumber.parse(words.value(word));
                case "sport" -> sourcePorts = PortSpan.parse(words.value(word));
                case "dport" -> ports = PortSpan.parse(words.value(word));
                case "suppress_prefixlength", "sup_pl" -> suppress = words.number(word);
                case "preference", "order", "priority" -> priority = words.number(word);
                case "blackhole" -> type = RoutingRule.Type.BLACKHOLE;
                case "unreachable" -> type = RoutingRule.Type.UNREACHABLE;
                case "prohibit" -> type = RoutingRule.Type.PROHIBIT;
                default -> throw CommandEnd.refused("ruleSetting", word);
            }
        }
        boolean everybody = from == null && to == null && in == null && out == null && mark == null;
        if (everybody && family == Family.V6) {
            from = Prefix.ALL_V6;
        }
        List<RoutingRule> rules = context.space().rules();
        if (priority < 0) {
            priority = rules.stream().mapToLong(RoutingRule::priority).min().orElse(MAIN) - 1;
        }
        context.machine().commit();
        RoutingRule rule = new RoutingRule(
                priority, from, to, in, out, mark, type, type == RoutingRule.Type.UNICAST && table == null ? RouteTable.MAIN : table,
                new FlowSelector(tos, protocol, sourcePorts, ports), inverted, suppress);
        rules.add(rule);
        return Outcome.done((context.space().isRoot() ? "host" : context.space().name()) + " " + priority);
    }

    private static @Nullable Prefix prefix(String text, @Nullable Family family) {
        return text.equals("all") || text.equals("any") || text.equals("default") ? null : NetworkText.destination(text, family);
    }
}
