package dev.vethwork.explain.lint.link;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.LintRule;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.segment.Segment;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Ends on one segment that take packets of different sizes: what is too big for one is lost there, and nobody is told. */
public final class MtuMismatchRule implements LintRule {
    private static final int USUAL = 1500;

    @Override
    public List<Finding> check(DrawnFacts drawing) {
        return drawing.segments().all().stream().flatMap(s -> check(s).stream()).toList();
    }

    private static Optional<Finding> check(Segment segment) {
        List<CableEnd> ends = segment.cables().stream().flatMap(c -> c.ends().stream()).toList();
        if (ends.isEmpty()) {
            return Optional.empty();
        }
        Comparator<CableEnd> byMtu = Comparator.comparingInt(MtuMismatchRule::mtu);
        CableEnd narrow = ends.stream().min(byMtu).orElseThrow();
        CableEnd wide = ends.stream().max(byMtu).orElseThrow();
        return mtu(narrow) == mtu(wide) ? Optional.empty() : Optional.of(finding(ends, narrow, wide));
    }

    private static Finding finding(List<CableEnd> ends, CableEnd narrow, CableEnd wide) {
        return Found.warning(
                "MTU_MISMATCH",
                narrow.id().toString(),
                Edit.of(
                        EditName.of("fix.mtuOfSegment", narrow.id().toString(), String.valueOf(mtu(narrow))),
                        t -> narrowed(t, ends, mtu(narrow))),
                narrow.id(),
                mtu(narrow),
                wide.id(),
                mtu(wide));
    }

    private static Topology narrowed(Topology topology, List<CableEnd> ends, int mtu) {
        Topology result = topology;
        for (CableEnd end : ends) {
            result = FixEdits.end(result, end.id(), e -> e.withMtu(mtu));
        }
        return result;
    }

    private static int mtu(CableEnd end) {
        return Objects.requireNonNullElse(end.mtu(), USUAL);
    }
}
