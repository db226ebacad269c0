package dev.vethwork.explain.lint.link;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.LintRule;
import dev.vethwork.topology.Internet;
import dev.vethwork.topology.Namespace;
import java.util.List;

/** A namespace whose loopback is down cannot reach itself. */
public final class LoopbackDownRule implements LintRule {
    @Override
    public List<Finding> check(DrawnFacts drawing) {
        return drawing.stacks()
                .filter(n -> (n instanceof Namespace || n instanceof Internet) && !n.stack().loopback())
                .map(n -> Found.warning(
                        "LOOPBACK_DOWN",
                        n.name(),
                        Edit.of(
                                EditName.of("fix.loopback", n.name()),
                                t -> FixEdits.stack(t, n.name(), s -> s.withLoopback(true))),
                        n.name()))
                .toList();
    }
}
