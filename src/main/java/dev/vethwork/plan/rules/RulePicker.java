package dev.vethwork.plan.rules;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.Family;
import dev.vethwork.net.RuleTable;
import dev.vethwork.state.Netfilter;
import dev.vethwork.topology.netfilter.PortSet;
import dev.vethwork.topology.netfilter.Selector;
import dev.vethwork.topology.netfilter.SelectorPart;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a drawing can have of the rules of a namespace, and who is told of what it cannot. */
final class RulePicker {
    /** One rule that would be more in a drawing is none that anybody could read there. */
    private static final int MOST_OF_ONE = 64;

    private static final int MOST_OF_ALL = 5_000;

    private final Netfilter netfilter;
    private final Set<String> devices;
    private final Set<String> alone;
    private final RuleTeller teller;
    private int taken;

    /**
     * The rules of a namespace.
     *
     * @param devices the interfaces that packets are routed by
     * @param alone chains of which each lets through what it accepts, and no more: others judge it behind
     */
    RulePicker(Netfilter netfilter, Set<String> devices, Set<String> alone, RuleTeller teller) {
        this.netfilter = netfilter;
        this.devices = devices;
        this.alone = alone;
        this.teller = teller;
    }

    Netfilter netfilter() {
        return netfilter;
    }

    RuleTeller teller() {
        return teller;
    }

    ChainReader of(Family family, RuleTable table) {
        return new ChainReader(netfilter, family, table, devices, alone, teller);
    }

    /** What a rule of several interfaces and ports asks, as often as it is several. */
    private List<Selector> selectors(FlatRule rule) {
        DrawnConditions asked = rule.asked();
        List<Selector> all = new ArrayList<>();
        for (Ways.Said in : asked.in().said(devices)) {
            for (Ways.Said out : asked.out().said(devices)) {
                for (PortSet sender : each(asked.sourcePorts())) {
                    for (PortSet port : each(asked.ports())) {
                        all.add(asked.selector().with(s -> s.sourcePort(sender)
                                .port(port)
                                .in(in.only())
                                .notIn(in.not())
                                .out(out.only())
                                .notOut(out.not())
                                .limit(rule.limit())));
                    }
                }
            }
        }
        return all;
    }

    private static List<@Nullable PortSet> each(@Nullable SortedSet<Integer> ports) {
        return ports == null ? Collections.singletonList(null) : ports.stream().map(PortSet::of).toList();
    }

    /**
     * Draws a rule as often as it is several; says what becomes of it.
     *
     * @param chain the built-in one
     * @param known what such a thing can ask for
     */
    <T> void take(FlatRule rule, String chain, List<SelectorPart> known, List<T> into, Function<Selector, T> make) {
        try {
            List<Selector> each = selectors(rule);
            int most = Math.min(MOST_OF_ONE, MOST_OF_ALL - taken);
            if (rule.asked().isTooNegated() || !each.stream().allMatch(asked -> asked.asksOnly(known))) {
                teller.missing(rule.place(), RuleReason.PLACE, chain);
            } else if (each.size() > most) {
                teller.missing(rule.place(), RuleReason.MANY, most);
            } else {
                List<T> made = each.stream().map(make).toList();
                taken += made.size();
                into.addAll(made);
                teller.drawn(rule.place());
            }
        } catch (BadValue e) {
            teller.missing(rule.place(), RuleReason.UNDRAWABLE, String.valueOf(e.getMessage()));
        }
    }
}
