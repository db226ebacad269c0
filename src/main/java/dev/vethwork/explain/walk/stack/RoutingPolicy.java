package dev.vethwork.explain.walk.stack;

import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.RouteTable;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.state.RoutingRuleEntry;
import dev.vethwork.state.netfilter.Target;
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
    /** FIB_RULE_PREF of drivers/net/vrf.c. */
    private static final long OF_VRFS = 1_000;

    /** What a rule says of a packet. */
    private enum Match {
        YES,
        NO,
        UNKNOWN
    }

    private final Map<Family, List<RoutingRuleEntry>> rules = new EnumMap<>(Family.class);
    private final Map<RouteTable, RouteMap> tables;
    private final boolean marks;
    private final Stack stack;

    RoutingPolicy(Stack stack, Map<RouteTable, RouteMap> tables) {
        NamespaceState state = stack.state();
        this.stack = stack;
        this.tables = tables;
        for (Family family : Family.values()) {
            rules.put(family, rules(state, family));
        }
        this.marks = Stream.concat(state.netfilter().v4().stream(), state.netfilter().v6().stream())
                .flatMap(chain -> chain.rules().stream())
                .anyMatch(rule -> rule.meaning().target() instanceof Target.Aside aside && aside.extension().marks());
    }

    /** A drawn state holds none of those that a namespace is born with; one that was read holds all that are there. */
    private static List<RoutingRuleEntry> rules(NamespaceState state, Family family) {
        List<RoutingRuleEntry> own =
                state.rules().stream()
                        .filter(rule -> rule.family() == family && !isOfVrfs(rule))
                        .toList();
        boolean isRead = own.stream().anyMatch(RoutingRuleEntry::isAutomatic);
        return Stream.concat(isRead ? Stream.of() : RoutingRuleEntry.born(family).stream(), own.stream())
                .sorted(Comparator.comparingLong(RoutingRuleEntry::priority))
                .toList();
    }

    /** The one that each namespace gets with its first VRF: it stands for what {@link #ofVrf} does. */
    private static boolean isOfVrfs(RoutingRuleEntry rule) {
        return rule.priority() == OF_VRFS && rule.isAutomatic();
    }

    /** What comes in at a member of a VRF, and what answers from the address of one, looks into its table first. */
    private Optional<RouteEntry> ofVrf(RouteQuestion question) {
        return stack.vrfOf(question)
                .map(tables::get)
                .flatMap(table -> table.lookup(question.destination(), question.device(), -1))
                .filter(route -> route.type() != RouteEntry.Type.THROW);
    }

    RouteAnswer ask(RouteQuestion question) {
        Optional<RouteEntry> ofVrf = ofVrf(question);
        for (RoutingRuleEntry rule : rules.getOrDefault(question.family(), List.of())) {
            if (rule.priority() > OF_VRFS && ofVrf.isPresent()) {
                return new RouteAnswer.Found(ofVrf.get(), null);
            }
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
            case LOOKUP -> lookup(rule, question)
                    .<RouteAnswer>map(route -> new RouteAnswer.Found(route, rule.isAutomatic() ? null : rule))
                    .orElseGet(RouteAnswer.Nothing::new);
            case BLACKHOLE, UNREACHABLE, PROHIBIT -> new RouteAnswer.Refused(rule);
            case OTHER -> new RouteAnswer.Unknown(rule);
        };
    }

    private Optional<RouteEntry> lookup(RoutingRuleEntry rule, RouteQuestion question) {
        return Optional.ofNullable(rule.table())
                .map(tables::get)
                .flatMap(table -> table.lookup(question.destination(), question.device(), rule.suppress()))
                .filter(route -> route.type() != RouteEntry.Type.THROW);
    }

    private Match match(RoutingRuleEntry rule, RouteQuestion question) {
        // What a program binds itself to an interface for, nobody here does.
        boolean no = rule.out() != null
                || (rule.in() != null && !rule.in().equals(question.in()))
                || !contains(rule.from(), question.source())
                || !contains(rule.to(), question.destination())
                || (rule.mark() != null && !marks && !rule.mark().takes(0));
        if (no) {
            return rule.inverted() ? Match.YES : Match.NO;
        }
        boolean unknown = !rule.unknown().isEmpty() || (rule.mark() != null && marks);
        return unknown ? Match.UNKNOWN : rule.inverted() ? Match.NO : Match.YES;
    }

    private static boolean contains(@Nullable Prefix prefix, @Nullable IPAddress address) {
        return prefix == null || (address != null && prefix.contains(address));
    }
}
