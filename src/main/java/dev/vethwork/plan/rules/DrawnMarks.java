package dev.vethwork.plan.rules;

import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.RuleTable;
import dev.vethwork.state.netfilter.RuleTarget;
import dev.vethwork.topology.netfilter.Marking;
import java.util.ArrayList;
import java.util.List;

/** Draws the marks that packets are given. */
final class DrawnMarks {
    private final RulePicker rules;
    private final boolean exact;

    /** @param exact whether a mark of one family alone says so even where nothing else is spoken */
    DrawnMarks(RulePicker rules, boolean exact) {
        this.rules = rules;
        this.exact = exact;
    }

    List<Marking> draw() {
        List<Marking> marks = new ArrayList<>();
        for (Marking.Chain chain : Marking.Chain.values()) {
            List<Marking> v4 = marks(chain, Family.V4);
            List<Marking> v6 = marks(chain, Family.V6);
            if (v4.equals(v6)) {
                marks.addAll(v4);
            } else {
                v4.forEach(marking -> marks.add(of(marking, Family.V4)));
                v6.forEach(marking -> marks.add(of(marking, Family.V6)));
            }
        }
        return marks;
    }

    private List<Marking> marks(Marking.Chain chain, Family family) {
        List<Marking> all = new ArrayList<>();
        for (FlatRule rule : rules.of(family, RuleTable.MANGLE).rules(chain.name())) {
            if (rule.target() instanceof RuleTarget.SetMark set && rule.share() >= 1) {
                rules.take(rule, chain.name(), Marking.PARTS, all, asked -> new Marking(chain, asked, set.mark()));
            } else {
                rules.teller().missing(rule.place(), RuleReason.PLACE, chain.name());
            }
        }
        return all;
    }

    /** A mark without addresses would be drawn for both families. */
    private Marking of(Marking m, Family family) {
        boolean told = !m.asked().families().isEmpty() || !exact && family == Family.V4;
        return told ? m : m.asking(asked -> asked.withSource(Prefix.all(family)));
    }
}
