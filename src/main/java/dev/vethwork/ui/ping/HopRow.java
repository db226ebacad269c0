package dev.vethwork.ui.ping;

import dev.vethwork.explain.Explanation;
import dev.vethwork.explain.PathHop;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of the list of hops.
 *
 * @param back whether it is the answer's
 * @param lost whether the packet ends there, of no answer
 */
record HopRow(PathHop hop, boolean back, boolean lost) {
    static List<HopRow> of(Explanation explanation) {
        List<HopRow> rows = new ArrayList<>();
        explanation.path().forEach(h -> rows.add(new HopRow(h, false, false)));
        explanation.returnPath().forEach(h -> rows.add(new HopRow(h, true, false)));
        PathHop end = explanation.end();
        if (end != null) {
            rows.add(new HopRow(end, !explanation.returnPath().isEmpty(), true));
        }
        return rows;
    }
}
