package dev.vethwork.explain.lint.link;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.edit.FreshMacs;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.LintRule;
import dev.vethwork.net.Mac;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.segment.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two interfaces on one segment with the same MAC: the switch sends each other's frames astray. */
public final class DuplicateMacRule implements LintRule {
    @Override
    public List<Finding> check(DrawnFacts drawing) {
        List<Finding> found = new ArrayList<>();
        for (Segment segment : drawing.segments().all()) {
            Map<Mac, CableEnd> first = new HashMap<>();
            for (CableEnd end : segment.ends()) {
                Mac mac = end.mac();
                CableEnd other = mac == null ? null : first.putIfAbsent(mac, end);
                if (mac != null && other != null) {
                    found.add(Found.error(
                            "DUPLICATE_MAC",
                            end.id().toString(),
                            fix(end, FreshMacs.after(drawing.topology(), mac)),
                            end.id(),
                            other.id(),
                            mac,
                            FreshMacs.after(drawing.topology(), mac)));
                }
            }
        }
        return found;
    }

    private static Edit fix(CableEnd end, Mac fresh) {
        return Edit.of(
                EditName.of("fix.mac", end.id().toString(), fresh.text()),
                t -> FixEdits.end(t, end.id(), e -> e.withMac(fresh)));
    }
}
