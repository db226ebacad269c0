package dev.vethwork.explain.lint.link;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.LintRule;
import dev.vethwork.topology.Bridge;
import java.util.List;

/** A bridge that is never switched on: its ports are, and nothing passes between them. */
public final class BridgeDownRule implements LintRule {
    @Override
    public List<Finding> check(DrawnFacts drawing) {
        return drawing.bridges()
                .filter(b -> !b.up() && b.type() == Bridge.Type.LINUX)
                .map(b -> Found.warning(
                        "BRIDGE_DOWN",
                        b.name(),
                        Edit.of(EditName.of("fix.up", b.name()), t -> t.withNode(b.name(), b.withUp(true))),
                        b.name()))
                .toList();
    }
}
