package dev.vethwork.explain.lint;

import dev.vethwork.explain.Finding;
import dev.vethwork.topology.Bridge;
import java.util.List;

/** A Linux bridge numbers its ports with ten bits, none of them 0 (BR_MAX_PORTS in net/bridge/br_private.h). */
final class TooManyPortsRule implements LintRule {
    private static final int MOST = 1023;

    @Override
    public List<Finding> check(Drawing drawing) {
        return drawing.bridges()
                .filter(b -> b.type() == Bridge.Type.LINUX && drawing.endsOf(b.name()).size() > MOST)
                .map(b -> Found.blocking(
                        "TOO_MANY_PORTS", b.name(), null, b.name(), drawing.endsOf(b.name()).size(), MOST))
                .toList();
    }
}
