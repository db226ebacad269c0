package dev.vethwork.explain.walk.stack;

import dev.vethwork.net.Family;
import dev.vethwork.net.PacketMark;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.RouteTable;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.state.RoutingRuleEntry;
import inet.ipaddr.IPAddress;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks a stack's rules from the lowest priority on, each for its table, as fib_rules_lookup in net/core/fib_rules.c does. */
final class RoutingPolicy {
    /** What a rule says of a packet. */
    private enum Match {
        YES,
        NO,
        UNKNOWN
    }

    private final Map<Family, List<RoutingRuleEntry>> rules = new EnumMap<>(Family.class);
    private final Map<RouteTable, RouteMap> tables;
    private final Stack stack;

    RoutingPolicy(Stack stack, Map<RouteTable, RouteMap> tables) {
        NamespaceState state = stack.state();
        this.stack = stack;
        this.tables = tables;
        for (Family family : Family.values()) {
            rules.put(family, rules(state, family));
        }
    }

    /**
     * A drawn state holds none of those that a namespace is born with or gets with its first VRF; one that was read holds all
     * that are there.
     */
    private static List<RoutingRuleEntry> rules(NamespaceState state, Family family) {
        List<RoutingRuleEntry> own =
                state.rules().stream()
                        .filter(rule -> rule.family() == family)
                        .toList();
        boolean isRead = own.stream().anyMatch(RoutingRuleEntry::isAutomatic);
        return Stream.concat(isRead ? Stream.of() : born(state, family), own.stream())
                .sorted(Comparator.comparingLong(RoutingRuleEntry::priority))
                .toList();
    }

    private static Stream<RoutingRuleEntry> born(NamespaceState state, Family family) {
        boolean vrfs = state.interfaces().values().stream().anyMatch(i -> i.kind().routesOfMembers().isPresent());
        return Stream.concat(
                RoutingRuleEntry.born(family).stream(),
                vrfs ? Stream.of(RoutingRuleEntry.ofVrfs(family)) : Stream.of());
    }

    RouteAnswer ask(RouteQuestion question) {
        for (RoutingRuleEntry rule : rules.getOrDefault(question.family(), List.of())) {
            Match match = match(rule, question);
            if (match == Match.NO) {
                continue;
            }
            RouteAnswer answer = answer(rule, question);
            if (answer instanceof RouteAnswer.Nothing) {
                continue;
            }
            return match == Match.UNKNOWN ? new RouteAnswer.Unknown(rule) : answer;
        }
        return new RouteAnswer.Nothing();
    }

    private RouteAnswer answer(RoutingRuleEntry rule, RouteQuestion question) {
        return switch (rule.action()) {
            case LOOKUP, L3MDEV -> lookup(rule, question)
                    .<RouteAnswer>map(route -> new RouteAnswer.Found(route, rule.isAutomatic() ? null : rule))
                    .orElseGet(RouteAnswer.Nothing::new);
            case BLACKHOLE, UNREACHABLE, PROHIBIT -> new RouteAnswer.Refused(rule);
            case OTHER -> new RouteAnswer.Unknown(rule);
        };
    }

    private Optional<RouteEntry> lookup(RoutingRuleEntry rule, RouteQuestion question) {
        return (rule.action() == RoutingRuleEntry.Action.L3MDEV ? stack.vrfOf(question.scope()) : Optional.ofNullable(rule.table()))
                .map(tables::get)
                .flatMap(table -> table.lookup(question.destination(), question.device(), rule.suppress()))
                .filter(route -> route.type() != RouteEntry.Type.THROW);
    }

    private Match match(RoutingRuleEntry rule, RouteQuestion question) {
        PacketMark mark = rule.mark();
        // What a program binds itself to an interface for, nobody here does.
        boolean no = rule.out() != null
                // Of what is in no VRF it says nothing (l3mdev_fib_rule_match in net/l3mdev/l3mdev.c).
                || (rule.action() == RoutingRuleEntry.Action.L3MDEV && stack.vrfOf(question.scope()).isEmpty())
                || (rule.in() != null && !rule.in().equals(question.in()))
                || !contains(rule.from(), question.source())
                || !contains(rule.to(), question.destination())
                || !question.flow().isOf(rule.selector())
                || (mark != null && question.mark().known() && !mark.takes(question.mark().value()));
        if (no) {
            return rule.inverted() ? Match.YES : Match.NO;
        }
        boolean unknown = !rule.unknown().isEmpty() || (mark != null && !question.mark().known());
        return unknown ? Match.UNKNOWN : rule.inverted() ? Match.NO : Match.YES;
    }

    private static boolean contains(@Nullable Prefix prefix, @Nullable IPAddress address) {
        return prefix == null || (address != null && prefix.contains(address));
    }
}
