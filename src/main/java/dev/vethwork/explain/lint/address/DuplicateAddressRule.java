package dev.vethwork.explain.lint.address;

import dev.vethwork.explain.Finding;
import dev.vethwork.explain.lint.drawn.DrawnAddress;
import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.LintRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The same address twice on one segment, or twice in one node. */
public final class DuplicateAddressRule implements LintRule {
    @Override
    public List<Finding> check(DrawnFacts drawing) {
        List<Finding> found = new ArrayList<>();
        Map<Object, DrawnAddress> onSegment = new HashMap<>();
        Map<Object, DrawnAddress> inNode = new HashMap<>();
        for (DrawnAddress drawn : drawing.addresses()) {
            DrawnAddress there = drawn.segment() == null
                    ? null
                    : onSegment.putIfAbsent(
                            List.of(System.identityHashCode(drawn.segment()), drawn.address().ip()), drawn);
            boolean ofLink = drawn.address().prefix().isHost() && drawn.address().written()
                    || drawn.address().ip().isIPv6() && drawn.address().ip().isLinkLocal();
            // A node may have it on each of its links: it is that link's alone, or nobody's on any.
            DrawnAddress here = ofLink ? null : inNode.putIfAbsent(List.of(drawn.stack(), drawn.address().ip()), drawn);
            DrawnAddress other = there != null ? there : here;
            if (other != null) {
                found.add(Found.error(
                        "DUPLICATE_ADDRESS",
                        drawn.element(),
                        null,
                        drawn.element(),
                        other.element(),
                        dev.vethwork.net.Addresses.text(drawn.address().ip())));
            }
        }
        return found;
    }
}
