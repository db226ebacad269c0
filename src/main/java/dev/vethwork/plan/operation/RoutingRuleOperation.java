package dev.vethwork.plan.operation;

import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.RoutingRuleEntry;
import dev.vethwork.state.RoutingRuleEntry.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A rule of the routing policy made or taken away. */
public sealed interface RoutingRuleOperation extends Operation permits AddRoutingRule, DeleteRoutingRule {
    RoutingRuleEntry rule();

    /** The rule, without what becomes of it: {@code priority 100 from 10.0.0.0/24 table 100}. */
    default String text() {
        return String.join(" ", words(rule()));
    }

    static ToolCommand command(String namespace, String verb, RoutingRuleEntry rule) {
        List<String> words = new ArrayList<>(List.of("rule", verb));
        words.addAll(words(rule));
        if (verb.equals("add") && namespace.isEmpty() && rule.owner() != null) {
            words.addAll(List.of("protocol", RouteOperation.PROTOCOL));
        }
        return new ToolCommand(rule.family() == Family.V4 ? Tool.IP : Tool.IP_V6, namespace, words);
    }

    private static List<String> words(RoutingRuleEntry rule) {
        List<String> words = new ArrayList<>();
        if (rule.inverted()) {
            words.add("not");
        }
        option(words, "priority", Long.toString(rule.priority()));
        option(words, "from", prefix(rule.from()));
        option(words, "to", prefix(rule.to()));
        option(words, "iif", rule.in());
        option(words, "oif", rule.out());
        option(words, "fwmark", rule.mark() == null ? null : rule.mark().text());
        words.addAll(rule.selector().words());
        rule.unknown().forEach(asked -> words.addAll(List.of(asked.split(" ", -1))));
        if (rule.suppress() >= 0) {
            option(words, "suppress_prefixlength", Integer.toString(rule.suppress()));
        }
        if (rule.table() != null) {
            option(words, "table", rule.table().text());
        } else if (rule.action() != Action.OTHER) {
            words.add(rule.action().name().toLowerCase(Locale.ROOT));
        }
        return words;
    }

    private static @Nullable String prefix(@Nullable Prefix prefix) {
        return prefix == null ? null : prefix.shortText();
    }

    private static void option(List<String> words, String name, @Nullable String value) {
        if (value != null) {
            words.add(name);
            words.add(value);
        }
    }
}
