package dev.vethwork.plan.rules;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.RuleTable;
import dev.vethwork.state.Netfilter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
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

    static Prefix all(Family family) {
        return family == Family.V4 ? Prefix.ALL_V4 : Prefix.ALL_V6;
    }

    /** One of those that a rule of several interfaces and ports is. */
    record Each(@Nullable Integer sender, @Nullable Integer port, Ways.Said in, Ways.Said out) {
        static List<Each> of(DrawnConditions asked, Set<String> devices) {
            List<Each> all = new ArrayList<>();
            for (Ways.Said in : asked.in().said(devices)) {
                for (Ways.Said out : asked.out().said(devices)) {
                    for (Integer sender : each(asked.sourcePorts())) {
                        each(asked.ports()).forEach(port -> all.add(new Each(sender, port, in, out)));
                    }
                }
            }
            return all;
        }

        private static List<@Nullable Integer> each(@Nullable SortedSet<Integer> ports) {
            return ports == null ? Collections.singletonList(null) : List.copyOf(ports);
        }
    }

    interface Make<T> {
        T of(Each each);
    }

    /** Draws a rule as often as it is several; says what becomes of it. */
    <T> void take(FlatRule rule, List<T> into, Make<T> make) {
        List<Each> each = Each.of(rule.asked(), devices);
        int most = Math.min(MOST_OF_ONE, MOST_OF_ALL - taken);
        if (each.size() > most) {
            teller.missing(rule.place(), RuleReason.MANY, most);
            return;
        }
        taken += each.size();
        try {
            List<T> made = new ArrayList<>();
            each.forEach(one -> made.add(make.of(one)));
            into.addAll(made);
            teller.drawn(rule.place());
        } catch (BadValue e) {
            teller.missing(rule.place(), RuleReason.UNDRAWABLE, String.valueOf(e.getMessage()));
        }
    }
}
